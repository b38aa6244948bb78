"""A source's recorded answers, and what the source makes of them.

A source's folder holds `listing.*`, `meta.json` and `expected.json`; where its links point to pages
it also holds `page.*`, and `part-1.*`, `part-2.*` … where they ask for parts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from crawler.source.page import Link, Page
from crawler.source.source import Source
from store.log.document import Document

_NOT_ANSWERS = {"meta.json", "expected.json"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Recording:
    """What a server answered, without its clock and its network."""

    listing: Page
    #: The other answers, by address.
    pages: dict[str, Page]


def recorded(folder: Path) -> Recording:
    """The answers in a folder; `meta.json` gives each one's address and media type."""
    if not folder.is_dir():
        pytest.fail(f"record a listing in {folder} (docs/how-to/adding-a-source.md)")
    files = {path.stem: path for path in folder.iterdir() if path.name not in _NOT_ANSWERS}
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    assert files.keys() == meta.keys(), "meta.json names the recorded answers, no more, no fewer"
    answers = {
        stem: Page(url=said["url"], media_type=said["media_type"], body=files[stem].read_bytes())
        for stem, said in meta.items()
    }
    listing = answers.pop("listing")
    return Recording(listing=listing, pages={page.url: page for page in answers.values()})


def readable(source: Source, recording: Recording) -> Iterator[tuple[Link, Page]]:
    """The links whose answers are recorded, each with the page it stands for."""
    for link in source.links(recording.listing):
        wanted = [*link.parts, *([link.url] if link.url else [])]
        if all(url in recording.pages for url in wanted):
            page = recording.pages[link.url] if link.url else recording.listing
            parts = tuple(recording.pages[url] for url in link.parts)
            yield link, replace(page, record=None if link.url else link.key, parts=parts)


def readings(source: Source, recording: Recording) -> list[Document]:
    """What the source reads in the recorded answers."""
    return [source.read(page) for _, page in readable(source, recording)]


def report(source: Source, recording: Recording) -> dict[str, Any]:
    """All that a source makes of its recording, as `expected.json` holds it."""
    links = source.links(recording.listing)
    made = {
        "links": [{"key": link.key, "url": link.url, "parts": link.parts} for link in links],
        "next_page": source.next_page(recording.listing),
        "readings": [_fields(document) for document in readings(source, recording)],
    }
    plain: dict[str, Any] = json.loads(json.dumps(made, default=str))
    return plain


def _fields(document: Document) -> dict[str, Any]:
    """A document as it is reviewed; that its date is one of publication goes without saying."""
    fields = asdict(document)
    if document.dated_by == "published":
        del fields["dated_by"]
    return fields


def expected(folder: Path, found: dict[str, Any]) -> dict[str, Any]:
    """The reviewed reading; where there is none yet it is written, and fails until looked at."""
    path = folder / "expected.json"
    if not path.exists():
        path.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        pytest.fail(f"wrote {path}: compare it with the recorded answers, then run again")
    reviewed: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return reviewed
