"""A bundle proves a document, and names nobody who is to be hidden."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
import sqlalchemy as sa

from answers.documents.evidence import write_evidence
from answers.documents.masked_captures import MaskedCaptureError
from store.documents.record_readings import record
from store.log import log
from store.log.database import open_store, writing
from store.log.events import Event, PersonMasked
from store.log.letter_events import Subscription, SubscriptionCreated
from tests.store.examples import NOW, a_document, a_reading, unreadable

MASK = PersonMasked(name="Jane Roe", by="ada", reason="acquitted")
LETTERS = Subscription(id="ada-c0ffee", email="ada@reader.example", query="ketamine")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[sa.Engine]:
    """A store in which a document was published before one whose id spells a name."""
    opened = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    for number, key in enumerate(("1", "jane-roe-charged", "2")):
        document = a_document(key=key, text=f"ketamine {number}")
        record(opened, [a_reading(document, b"%d" % number)], reread=unreadable, now=NOW)
    yield opened
    opened.dispose()


def happens(engine: sa.Engine, stream: str, event: Event) -> None:
    with writing(engine) as connection:
        log.append(connection, [log.NewEvent(stream=stream, event=event)], now=NOW)


def test_a_masked_name_is_in_no_name_of_a_stream(engine: sa.Engine) -> None:
    happens(engine, "person/1", MASK)
    with pytest.raises(MaskedCaptureError, match="the id of another document") as refused:
        write_evidence(engine, BytesIO(), "us_example:1")
    assert "Roe" not in str(refused.value)
    # What was there before the first event of a document is not in its chain.
    assert write_evidence(engine, BytesIO(), "us_example:2").events == 1


def test_nobody_learns_who_is_subscribed(engine: sa.Engine) -> None:
    assert write_evidence(engine, BytesIO(), "us_example:1", to_anybody=True).events == 1
    happens(engine, "subscription/ada-c0ffee", SubscriptionCreated(subscription=LETTERS))
    with pytest.raises(MaskedCaptureError, match="readers of letters"):
        write_evidence(engine, BytesIO(), "us_example:1", to_anybody=True)
    assert write_evidence(engine, BytesIO(), "us_example:1").events == 1
