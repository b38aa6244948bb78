"""Answers become captures, and stored captures the pages they were read from."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.source.server_answer import (
    ServerAnswer,
    capture_of,
    page_of,
    reading_of,
    server_answer,
    stored_page,
)
from store.log.document import Document

_DOCUMENT = Document(id="s:1", source="s", url="https://a.example/", title="t", text="x")


def _answer(body: bytes, url: str = "https://a.example/") -> ServerAnswer:
    return server_answer(
        body,
        url=url,
        fetched_at=datetime(2026, 3, 1, tzinfo=UTC),
        status=200,
        media_type="text/html",
        etag='"1"',
        last_modified=None,
    )


@given(
    main=st.binary(max_size=50),
    parts=st.lists(st.binary(max_size=50), max_size=4),
    record=st.none() | st.text(max_size=5),
)
def test_a_stored_capture_reads_as_the_page_it_was(
    main: bytes, parts: list[bytes], record: str | None
) -> None:
    first = _answer(main)
    further = [_answer(part, f"https://a.example/{n}") for n, part in enumerate(parts)]
    kept = reading_of(_DOCUMENT, first, further, record)
    assert kept.document is _DOCUMENT
    assert kept.capture == capture_of(first, further, record)
    assert kept.capture.sha256 == sha256(main).hexdigest()
    assert set(kept.bodies.values()) == {main, *parts}
    assert stored_page(kept.capture, kept.bodies) == page_of(first, further, record)


def test_a_missing_body_is_told() -> None:
    kept = reading_of(_DOCUMENT, _answer(b"main"), [_answer(b"part")])
    with pytest.raises(KeyError):
        stored_page(kept.capture, {kept.capture.sha256: b"main"})
