"""The log tells what earlier runs of the same task have done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from crawler.backfill.backfill_ledger import BackfillLedger, BackfillTask, EarlierRuns, earlier_runs
from crawler.politeness.courtesy import requests_sent_today
from crawler.source.server_answer import page_of, reading_of, server_answer
from store.log import database, log
from store.log.database import Engine, open_store
from store.log.document import Reading
from store.log.events import DocumentPublished, SourceBackfilled
from tests.crawler.backfill.past import FOLDER, PastReleases

TASK = BackfillTask(
    source=PastReleases("releases_past"),
    keep="all",
    origin="wayback",
    since=date(2019, 1, 1),
    until=date(2020, 12, 31),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Engine]:
    engine = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    yield engine
    engine.dispose()


def _done(store: Engine, task: BackfillTask = TASK) -> EarlierRuns:
    with database.reading(store) as connection:
        return earlier_runs(connection, task)


def _reading() -> Reading:
    main = server_answer(
        b"<html><h1>One</h1><article>Text</article></html>",
        url=f"{FOLDER}1",
        fetched_at=datetime(2019, 3, 4, tzinfo=UTC),
        status=200,
        media_type="text/html",
        etag=None,
        last_modified=None,
    )
    return reading_of(TASK.source.read(page_of(main)), main)


def test_days_are_covered_from_the_first_to_the_last() -> None:
    assert TASK.covers(date(2019, 1, 1))
    assert TASK.covers(date(2020, 12, 31))
    assert not TASK.covers(date(2021, 1, 1))
    assert not TASK.covers(None)


def test_what_was_done_is_kept_for_the_same_task_alone(store: Engine) -> None:
    ledger = BackfillLedger(store, TASK)
    ledger.passed_over.append("a.example/1")
    ledger.advance(listing="L", resume="L?page=7")
    ledger.advance(listing="M")
    assert _done(store) == EarlierRuns(
        passed_over=frozenset({"a.example/1"}), resume={"L": "L?page=7", "M": ""}
    )
    assert _done(store, replace(TASK, origin="source")) == EarlierRuns()
    assert _done(store, replace(TASK, until=date(2021, 1, 1))) == EarlierRuns()


def test_a_task_that_is_complete_begins_anew_but_for_what_was_passed_over(store: Engine) -> None:
    ledger = BackfillLedger(store, TASK)
    ledger.passed_over.append("a.example/1")
    ledger.advance(listing="L", resume="L?page=7")
    ledger.finish("the archive does not answer")
    assert _done(store).resume == {"L": "L?page=7"}
    ledger.finish()
    assert _done(store) == EarlierRuns(passed_over=frozenset({"a.example/1"}))
    assert ledger.finished is not None
    assert ledger.finished.complete


def test_each_entry_tells_of_what_came_since_the_one_before(store: Engine) -> None:
    ledger = BackfillLedger(store, TASK)
    ledger.record([_reading()])
    ledger.record([])
    ledger.record([_reading()])
    ledger.passed_over.append("x")
    ledger.advance(requests={"a.example": 3})
    ledger.advance(requests={"a.example": 5, "b.example": 1})
    ledger.finish(requests={"a.example": 5, "b.example": 1})
    with database.reading(store) as connection:
        published, *rest = [recorded.event for recorded in log.read(connection)]
        counted = requests_sent_today(connection, datetime.now(UTC))
    assert isinstance(published, DocumentPublished)
    assert published.backfilled
    entries = [event for event in rest if isinstance(event, SourceBackfilled)]
    assert [entry.recorded for entry in entries] == [1, 0, 0]
    assert [entry.passed_over for entry in entries] == [("x",), (), ()]
    assert [entry.requests for entry in entries] == [
        {"a.example": 3},
        {"a.example": 2, "b.example": 1},
        {},
    ]
    assert counted == {"a.example": 5, "b.example": 1}
