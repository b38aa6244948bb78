"""Each edit, move, removal and restoration, and what differs between two positions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from answers.documents.changed_document import DocumentContrast
from answers.documents.changes import changes, changes_between
from answers.to_json import to_json
from store.documents.known import document_stream
from store.documents.record_readings import record
from store.log import log
from store.log.database import writing
from store.log.document import Redirect
from store.log.events import Absence, DocumentWithdrawn
from tests.answers.documents.comparing.test_document_differences import (
    CHARGE,
    JUDGMENT,
    PARTIES,
    a_docket,
)
from tests.search.examples import (
    Blotter,
    document,
    masked,
    published,
    restored,
    revised,
    withdrawn,
)
from tests.store.examples import NOW, a_document, a_reading, unreadable

FIRST = a_document(details={"office": "Boston"})
EDITED = a_document(text="A grand jury charged the owner of two clinics.")
THERE = replace(EDITED, url="https://agency.example/archive/1")
OTHER = a_document("2", id="us_other:2", source="us_other")
SEEN = Absence(
    checks=4,
    first=NOW + timedelta(days=5),
    last=NOW + timedelta(days=20),
    status=410,
    control="https://agency.example/news",
)


@pytest.fixture
def blotter(tmp_path: Path) -> Iterator[Blotter]:
    """Two documents; a day between any two events: one edited, moved and gone, one edited."""
    blotter = Blotter(tmp_path)
    engine = blotter.engine
    moved = a_reading(THERE, b"three", days=3)
    redirect = Redirect(url=FIRST.url, status=301)
    moved = replace(moved, capture=replace(moved.capture, redirects=(redirect,)))
    readings = [
        a_reading(FIRST, b"one"),
        a_reading(OTHER, b"other", days=1),
        a_reading(EDITED, b"two", days=2),
        moved,
        a_reading(replace(OTHER, number="26-2"), b"more", days=4),
    ]
    for days, reading in enumerate(readings):
        record(engine, [reading], reread=unreadable, now=NOW + timedelta(days=days))
    gone = log.NewEvent(stream=document_stream(FIRST.id), event=DocumentWithdrawn(evidence=SEEN))
    with writing(engine) as connection:
        log.append(connection, [gone], now=NOW + timedelta(days=20))
    back = a_reading(THERE, b"back", days=30)
    record(engine, [back], reread=unreadable, now=NOW + timedelta(days=30))
    yield blotter
    engine.dispose()


def test_newest_last_each_with_what_it_was_about(blotter: Blotter) -> None:
    found = changes(blotter.engine, blotter.settings)
    assert (found.since, found.until) == (0, 7)
    assert [(row.position, row.change, row.fields) for row in found.changes] == [
        (3, "edited", ("office", "text")),
        (4, "moved", ("address",)),
        (5, "edited", ("number",)),
        (6, "removed", ()),
        (7, "restored", ()),
    ]
    edited, moved, _, removed, _ = found.changes
    assert edited.before.endswith("charged the owner of a ketamine clinic.")
    assert (edited.after != edited.before, edited.evidence) == (True, None)
    assert (moved.before, moved.after) == (FIRST.url, THERE.url)
    assert removed.evidence == SEEN
    assert (removed.title, removed.url, removed.recorded_at) == (
        FIRST.title,
        THERE.url,
        NOW + timedelta(days=20),
    )


def test_since_a_position_or_a_moment_and_of_a_source(blotter: Blotter) -> None:
    def positions(**narrowed: Any) -> list[int]:
        found = changes(blotter.engine, blotter.settings, **narrowed)
        return [row.position for row in found.changes]

    assert positions(since=5) == [6, 7]
    assert positions(since=NOW + timedelta(days=3)) == [4, 5, 6, 7]
    assert positions(since=NOW + timedelta(days=31)) == []
    assert positions(sources=("us_other",)) == [5]


def test_what_was_seen_before_a_day_and_recorded_after_it_is_said(tmp_path: Path) -> None:
    replayed = Blotter(tmp_path)
    for reading in (a_reading(FIRST, b"one"), a_reading(EDITED, b"two", days=2)):
        record(replayed.engine, [reading], reread=unreadable, now=NOW + timedelta(days=40))
    gone = log.NewEvent(stream=document_stream(FIRST.id), event=DocumentWithdrawn(evidence=SEEN))
    with writing(replayed.engine) as connection:
        log.append(connection, [gone], now=NOW + timedelta(days=41))

    def notes(since: int | datetime) -> tuple[str, ...]:
        return changes(replayed.engine, replayed.settings, since=since).notes

    assert notes(0) == notes(1) == notes(NOW + timedelta(days=42)) == ()
    assert notes(NOW + timedelta(days=40)) == (
        "seen before 2026-04-13 and recorded since: 2 of 2 changes",
    )
    assert notes(NOW + timedelta(days=10)) == (
        "seen before 2026-03-14 and recorded since: 1 of 2 changes",
        "the log began at 2026-04-13 11:30 EDT",
    )
    replayed.engine.dispose()


def test_as_json(blotter: Blotter) -> None:
    shown = to_json(changes(blotter.engine, blotter.settings, since=5))
    assert (shown["since"], shown["until"], len(shown["changes"])) == (5, 7, 2)
    assert shown["changes"][0]["evidence"] == {
        "checks": 4,
        "first": "2026-03-09T15:30:00Z",
        "last": "2026-03-24T15:30:00Z",
        "status": 410,
        "control": "https://agency.example/news",
    }


ONE, TWO = "us_example_releases:1", "us_example_releases:2"


@pytest.fixture(scope="module")
def contrasted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Blotter]:
    blotter = Blotter(tmp_path_factory.mktemp("home"))
    blotter.append(
        published(document(ONE, "Jane Roe was charged with fraud.")),
        revised(document(ONE, "Jane Roe was acquitted of fraud.")),
        published(document(TWO, "A clinic.", title="A raid")),
        withdrawn(ONE),
        masked("Jane Roe"),
        restored(document(ONE, "Jane Roe was acquitted of it.")),
    )
    yield blotter
    blotter.engine.dispose()


def rows(blotter: Blotter, earlier: int, later: int) -> tuple[DocumentContrast, ...]:
    return changes_between(blotter.engine, blotter.settings, earlier, later).changes


def test_between_two_positions_each_document_is_there_once(contrasted: Blotter) -> None:
    added = [(row.change, row.id, row.revision_before) for row in rows(contrasted, 0, 6)]
    assert added == [("added", ONE, None), ("added", TWO, None)]
    (row,) = rows(contrasted, 1, 2)
    assert (row.change, row.fields) == ("edited", ("text",))
    assert (row.before, row.after) == ("Jane Roe was charged with", "Jane Roe was acquitted of")
    assert (row.revision_before, row.revision, row.withdrawn) == (0, 1, False)
    assert [row.change for row in rows(contrasted, 3, 4)] == ["removed"]
    assert [row.change for row in rows(contrasted, 4, 6)] == ["restored"]
    assert rows(contrasted, 2, 2) == ()


def test_the_news_of_a_docket_is_in_its_text_rather_than_in_its_fields(
    tmp_path: Path,
) -> None:
    blotter = Blotter(tmp_path)
    ended = replace(document(ONE, "58: Plea. 61: Judgment."), details={"date_ended": "2026-02-20"})
    blotter.append(published(document(ONE, "58: Plea.")), revised(ended))
    (row,) = rows(blotter, 1, 2)
    blotter.engine.dispose()
    assert row.fields == ("date_ended", "text")
    assert row.after == "58: Plea. 61: Judgment."


def test_names_are_hidden_that_are_so_at_the_later_position(contrasted: Blotter) -> None:
    (row,) = (row for row in rows(contrasted, 2, 6) if row.id == ONE)
    assert row.change == "edited"
    hidden = "[masked] was acquitted of fraud.", "[masked] was acquitted of it."
    assert (row.before, row.after) == hidden


def test_in_the_entries_of_a_docket_masked_names_are_hidden(tmp_path: Path) -> None:
    blotter = Blotter(tmp_path)
    one = a_docket(PARTIES, CHARGE)
    blotter.append(published(one), revised(a_docket(PARTIES, CHARGE, JUDGMENT)))
    blotter.append(masked("Odile Farrow"))
    found = changes(blotter.engine, blotter.settings)
    blotter.engine.dispose()
    (entry,) = found.changes[0].entries
    assert "57 months" in entry.after
    assert "Farrow" not in str(to_json(entry))
