"""What the real sources read in the bundled archive, look by look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crawler.archives.archive import ArchiveDay
from crawler.archives.replay import archived_response
from crawler.false_answers.judging import false_answer
from crawler.source.page import Link, Page
from crawler.source.source import Source
from crawler.sources import load
from sample.make import SERVERS
from store.log.document import Document


def documents(days: Iterable[ArchiveDay]) -> dict[str, Document]:
    """Every document by its id, as it was at the last look."""
    return {document.id: document for day in days for document in read(day)}


def read(day: ArchiveDay) -> Iterator[Document]:
    """Every document that the listings of a day offer and the archive has of that day."""
    for source in map(load, SERVERS):
        if wall_of(day, source):
            continue
        listing = page(day, source.listings[0])
        for link in source.links(listing):
            if all(day.captured_at(url) for url in _asked(link)):
                yield source.read(
                    page(day, link.url, parts=link.parts)
                    if link.url
                    else page(day, listing.url, link.key, link.parts)
                )


def page(day: ArchiveDay, url: str, record: str | None = None, parts: tuple[str, ...] = ()) -> Page:
    """What was captured of an address on a day."""
    response = archived_response(day, url)
    assert response is not None, f"{url} was not captured on {day.date}"
    return Page(
        url=url,
        body=response.body,
        media_type=(response.headers.get("Content-Type") or b"").decode(),
        record=record,
        parts=tuple(page(day, part) for part in parts),
    )


def wall_of(day: ArchiveDay, source: Source) -> str | None:
    """The bot wall that answered for a source on a day, if one did."""
    response = archived_response(day, source.listings[0])
    assert response is not None
    media_type = (response.headers.get("Content-Type") or b"").decode()
    found = false_answer(
        response.status, response.url, media_type, response.body, expects=source.listing_format
    )
    return found.name if found else None


def _asked(link: Link) -> list[str]:
    return [*([link.url] if link.url else []), *link.parts]
