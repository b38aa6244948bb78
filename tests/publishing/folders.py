"""What a folder of pages holds, and where its links lead."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


def contents(site: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(site)): file.read_bytes() for file in site.rglob("*") if file.is_file()
    }


def holds(site: Path, words: str) -> list[str]:
    """The files in which words stand, or in whose path."""
    return [
        path
        for path, content in contents(site).items()
        if words.encode() in (gzip.decompress(content) if path.endswith(".gz") else content)
        or words.casefold() in path.casefold()
    ]


class _Page(HTMLParser):
    """The links of a page, and its anchors."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(file.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src", "action", "hx-get"):
                self.links.append(value or "")
            if name == "id":
                self.anchors.add(value or "")


def dead_links(root: Path) -> Iterator[str]:
    """Links of the pages in a folder that lead to no file of it, or to no place in one; those to
    other servers are left out."""
    root = root.resolve()
    pages = {file: _Page(file) for file in root.rglob("*.html")}
    for file, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            anchors = pages[target].anchors if target in pages else ()
            is_there = target.is_file() and target.is_relative_to(root)
            if not is_there or (parts.fragment and unquote(parts.fragment) not in anchors):
                yield f"{file.relative_to(root)}: {link}"
