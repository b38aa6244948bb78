"""Half a year of a live tracker's list, as 2,798 changes over 257 snapshots, through the log.

Every record that was added, changed or removed becomes exactly one right event, and what the list
held at a snapshot is what the log says as of the position that snapshot ended at.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from crawler.source.page import Page
from crawler.source.server_answer import page_of, reading_of, server_answer
from crawler.source.source import ApiSource
from store.documents.document_changes import changes_by_position, read_changes
from store.documents.known import Known, document_stream, known_after
from store.documents.record_readings import record
from store.log import log
from store.log.database import Engine, open_store, writing
from store.log.database import reading as looking
from store.log.document import Document, Reading
from store.log.events import Absence, DocumentWithdrawn
from store.log.projections import catch_up
from store.views.views import Views, known_documents
from tests.store.examples import unreadable

_LISTING = "https://tracker.example/actions.json"
_EVENT = {"change": "DocumentRevised", "remove": "DocumentWithdrawn"}
#: What the document has fields for; the rest goes into its details.
_FIELDS = ("title", "date", "description")

Record = dict[str, Any]


class Tracker(ApiSource):
    """One listing in JSON, whose records are the documents."""

    publisher = "A tracker"
    home = "https://tracker.example/"
    listings = (_LISTING,)

    def records(self, answer: Page) -> list[Record]:
        return _actions(answer.body)

    def record_key(self, record: Record) -> str:
        return str(record["id"])

    def read(self, page: Page) -> Document:
        said = self.record(page)
        rest = {name: json.dumps(said[name]) for name in said if name not in _FIELDS}
        return Document(
            id=self.document_id(said["id"]),
            source=self.name,
            url=said["link"],
            title=said["title"],
            text=_text(said["description"]),
            published_on=date.fromisoformat(said["date"]),
            details=rest,
        )


@lru_cache(maxsize=1)
def _actions(body: bytes) -> list[Record]:
    actions: list[Record] = json.loads(body)["actions"]
    return actions


def _text(description: Any) -> str:
    """Two descriptions are lists."""
    return description if isinstance(description, str) else json.dumps(description)


def _row(document: Document) -> Record:
    """The record a document was read from."""
    assert document.published_on
    text = document.text
    return {
        "title": document.title,
        "date": document.published_on.isoformat(),
        "description": json.loads(text) if text.startswith("[") else text,
        **{name: json.loads(value) for name, value in document.details.items()},
    }


@dataclass(frozen=True, kw_only=True)
class Told:
    """The log after the replay."""

    engine: Engine
    changes: Sequence[Record]
    #: The stored snapshots: the list as it stood, and the last position of the log then.
    whole: Mapping[int, tuple[list[Record], int]]
    #: The events of each snapshot with changes, as (type, key), and those it should have had.
    events: Mapping[int, Counter[tuple[str, str]]]
    expected: Mapping[int, Counter[tuple[str, str]]]


@pytest.fixture(scope="module")
def told(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """The list's life, a transaction for what a snapshot shows and one for what it lacks."""
    changes = _changes(shared)
    engine = open_store(f"sqlite:///{tmp_path_factory.mktemp('tracker') / 'blotter.db'}")
    whole, events, expected = {}, {}, {}
    seen: set[str] = set()
    stored = {number: _body(shared, number) for number in (64, 128, 192, 256)}
    steps = {number: list(rows) for number, rows in groupby(changes, lambda row: row["snapshot"])}
    for number in sorted({*steps, *stored}):
        rows = steps.get(number, [])
        expected[number] = Counter((_expected(row, seen), row["id"]) for row in rows)
        seen.update(row["id"] for row in rows)
        events[number] = _look(engine, rows, _moment(steps, number), stored.get(number))
        if body := stored.get(number):
            with looking(engine) as connection:
                whole[number] = json.loads(body)["actions"], log.head(connection).position
    yield Told(engine=engine, changes=changes, whole=whole, events=events, expected=expected)
    engine.dispose()


def _look(
    engine: Engine, rows: Sequence[Record], at: datetime, stored: bytes | None
) -> Counter[tuple[str, str]]:
    """Record what a snapshot shows, its stored listing as a whole, and what is missing in it."""
    shown = [row["record"] for row in rows if row["op"] != "remove"]
    readings = list(_readings(stored or json.dumps({"actions": shown}).encode(), at))
    found = record(engine, readings, reread=unreadable, now=at)
    gone = Absence(checks=1, first=at, last=at, status=404, control=_LISTING)
    lacking = [
        log.NewEvent(
            stream=document_stream(f"tracker:{row['id']}"), event=DocumentWithdrawn(evidence=gone)
        )
        for row in rows
        if row["op"] == "remove"
    ]
    with writing(engine) as connection:
        found += log.append(connection, lacking, now=at)
    return Counter((one.type, one.stream.removeprefix("document/tracker:")) for one in found)


def _readings(body: bytes, at: datetime) -> Iterator[Reading]:
    listing = server_answer(
        body,
        url=_LISTING,
        fetched_at=at,
        status=200,
        media_type="application/json",
        etag=None,
        last_modified=None,
    )
    source = Tracker("tracker")
    for link in source.links(page_of(listing)):
        document = source.read(page_of(listing, record=link.key))
        yield reading_of(document, listing, record=link.key)


def _changes(shared: Path) -> list[Record]:
    file = shared / "event_history" / "hcfraud_v1.changes.jsonl.gz"
    return [json.loads(line) for line in gzip.open(file, "rt", encoding="utf-8")]


def _body(shared: Path, number: int) -> bytes:
    return gzip.open(shared / "event_history" / f"hcfraud_v1.snapshot{number:04}.json.gz").read()


def _moment(steps: Mapping[int, Sequence[Record]], number: int) -> datetime:
    """When a snapshot was taken, UTC; one without changes a second after the one before."""
    last = max(earlier for earlier in steps if earlier <= number)
    moment = datetime.fromisoformat(steps[last][0]["at"]).astimezone(UTC)
    return moment if last == number else moment + timedelta(seconds=1)


def _expected(row: Record, seen: set[str]) -> str:
    if row["op"] == "add":
        return "DocumentRestored" if row["id"] in seen else "DocumentPublished"
    return _EVENT[row["op"]]


def test_every_add_change_and_removal_is_exactly_one_right_event(told: Told) -> None:
    assert len(told.changes) == 2798
    assert told.events == told.expected
    total = sum(told.events.values(), Counter())
    assert total.total() == 2798
    assert Counter(kind for kind, _ in total.elements()) == {
        "DocumentPublished": 799,
        "DocumentRevised": 1508,
        "DocumentWithdrawn": 390,
        "DocumentRestored": 101,
    }


@pytest.mark.parametrize("number", [64, 128, 192, 256])
def test_a_stored_snapshot_is_what_the_log_says_as_of_then(told: Told, number: int) -> None:
    actions, position = told.whole[number]
    streams: dict[str, Known] = {}
    with looking(told.engine) as connection:
        for event in log.read(connection, upto=position):
            streams[event.stream] = known_after(streams.get(event.stream, Known()), event)
    there = [state.document for state in streams.values() if not state.withdrawn]
    rows = [_row(document) for document in there if document]
    assert sorted(rows, key=_id) == sorted(actions, key=_id)


def test_the_ledger_and_the_views_say_the_same(told: Told) -> None:
    with looking(told.engine) as connection:
        end = log.verify_chain(connection)
        positions = changes_by_position(connection, upto=end.position)
        changes = read_changes(connection, positions, upto=end.position)
        found = Counter(change.kind for change in changes)
    assert found == {"edited": 1508, "removed": 390, "restored": 101}
    catch_up(told.engine, Views(told.engine))
    with looking(told.engine) as connection:
        documents = known_documents(connection, "tracker")
    assert len(documents) == 799
    assert sum(not document.withdrawn for document in documents) == len(told.whole[256][0])
    assert sum(document.revisions for document in documents) == 1508


def _id(row: Record) -> str:
    return str(row["id"])
