"""Events are written as JSON and read back the same; what is unknown survives."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.log.document import Capture, Document, Redirect
from store.log.events import (
    DocumentPublished,
    Erased,
    Event,
    SourceChecked,
    Unknown,
    Validators,
    from_json,
    to_json,
    type_of,
)
from tests.store.examples import NOW, a_capture

words = st.text(max_size=20)
moments = st.datetimes(timezones=st.just(UTC))
captures = st.builds(
    Capture,
    url=words,
    fetched_at=moments,
    status=st.integers(100, 599),
    media_type=words,
    sha256=words,
    redirects=st.lists(st.builds(Redirect, url=words, status=st.integers(300, 399))).map(tuple),
    parts=st.lists(st.builds(a_capture, record=words), max_size=2).map(tuple),
)
documents = st.builds(
    Document,
    id=words,
    source=words,
    url=words,
    title=words,
    text=words,
    published_on=st.none() | st.dates(),
    details=st.dictionaries(words, words, max_size=3),
)


@given(documents, captures)
def test_a_document_event_reads_back(document: Document, capture: Capture) -> None:
    event = DocumentPublished(document=document, capture=capture)
    assert from_json(type_of(event), to_json(event).decode()) == event


@given(moments, st.integers(0, 500), st.none() | st.dates(), st.lists(words).map(tuple))
def test_a_check_reads_back(
    at: datetime, listed: int, newest: date | None, recovered: tuple[str, ...]
) -> None:
    event = SourceChecked(
        checked_at=at,
        outcome="ok",
        listed=listed,
        newest=newest,
        recovered=recovered,
        validators={"https://a.example/": Validators(etag='"x"')},
    )
    assert from_json(type_of(event), to_json(event).decode()) == event


def test_fields_of_a_later_version_are_ignored_and_missing_ones_have_defaults() -> None:
    payload = '{"checked_at":"2026-03-04T15:30:00Z","outcome":"ok","mood":"good"}'
    assert from_json("SourceChecked", payload) == SourceChecked(checked_at=NOW, outcome="ok")


def test_a_type_of_a_later_version_is_carried() -> None:
    event = from_json("DocumentTranslated", '{"by": 1}')
    assert event == Unknown(type="DocumentTranslated", payload='{"by": 1}')
    assert to_json(event) == b'{"by": 1}'
    assert type_of(event) == "DocumentTranslated"


def test_an_erased_event_cannot_be_written_again() -> None:
    event = from_json("DocumentPublished", None)
    assert event == Erased(type="DocumentPublished")
    with pytest.raises(TypeError, match="no payload"):
        to_json(event)


def test_every_type_of_event_is_written_and_read_by_its_name() -> None:
    for kind in set(get_args(Event)) - {Unknown, Erased}:
        assert not isinstance(_read_as(kind.__name__), Unknown)


def _read_as(name: str) -> Event | None:
    """What an empty payload of this type is read as; None where fields are missing."""
    try:
        return from_json(name, "{}")
    except msgspec.ValidationError:
        return None
