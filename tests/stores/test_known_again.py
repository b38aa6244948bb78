"""What earlier code recorded of a feed is known again by today's: no document is published anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler import sources
from crawler.source.feed_source import FeedSource
from crawler.source.page import Page
from store.log import bodies, log
from store.log.database import open_store, reading
from store.log.document import Capture, Document
from store.log.events import DocumentPublished, DocumentRevised
from tests.stores.test_kept_stores import HERE, KEPT, _home


@pytest.fixture(scope="module", params=sorted(KEPT))
def entries(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[Document, Capture, bytes]]:
    """The entries of feeds in a kept store, each with the feed it was read in."""
    home = tmp_path_factory.mktemp("kept")
    _home(HERE / request.param, home)
    return list(_entries(home))


def _entries(home: Path) -> Iterator[tuple[Document, Capture, bytes]]:
    store = open_store(f"sqlite:///{next(home.rglob('blotter.db'))}")
    with reading(store) as connection:
        for recorded in log.read(connection):
            match recorded.event:
                case DocumentPublished() | DocumentRevised() as event:
                    source = sources.load(event.document.source)
                    if isinstance(source, FeedSource):
                        body = bodies.fetch(connection, event.capture.sha256)
                        yield event.document, event.capture, body


def test_every_entry_bears_the_key_it_had(
    entries: list[tuple[Document, Capture, bytes]],
) -> None:
    assert entries
    for document, capture, body in entries:
        source = sources.load(document.source)
        feed = Page(url=capture.url, body=body, media_type=capture.media_type)
        ids = [
            {source.document_id(key) for key in (link.key, *link.former)}
            for link in source.links(feed)
        ]
        assert sum(document.id in borne for borne in ids) == 1, document.id


def test_what_was_kept_reads_as_it_did(entries: list[tuple[Document, Capture, bytes]]) -> None:
    for document, capture, body in entries:
        source = sources.load(document.source)
        if capture.parts:
            continue
        page = Page(
            url=capture.url, body=body, media_type=capture.media_type, record=capture.record
        )
        today = source.read(page)
        assert (today.title, today.text, today.published_on) == (
            document.title,
            document.text,
            document.published_on,
        )
