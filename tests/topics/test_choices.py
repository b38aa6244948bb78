"""What a choice of vocabulary opens again, and what it leaves as it is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import sqlalchemy as sa

from crawler.backfill.backfill_ledger import BackfillTask, earlier_runs
from crawler.look.past import source_past
from crawler.sources import load
from store.documents.vocabulary_choices import choose, last_choice
from store.log import log
from store.log.database import reading, writing
from store.log.events import (
    CaptureFailed,
    Event,
    SourceBackfilled,
    SourceChecked,
    Validators,
    VocabularyChosen,
)
from store.log.projections import catch_up
from store.views.views import Views

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
NAME = "us_dea_press_releases"
CHOICE = VocabularyChosen(name="dormazine", sha256="0" * 64, words=("dormazine",))
TASK = BackfillTask(
    source=load(NAME),
    keep="topic",
    origin="source",
    since=date(2024, 1, 1),
    until=date(2024, 2, 1),
)


def checked(id_: str) -> SourceChecked:
    validators = {"https://www.dea.gov/list": Validators(etag=f'"{id_}"')}
    return SourceChecked(checked_at=NOW, outcome="ok", passed_over=(id_,), validators=validators)


def backfilled(id_: str) -> SourceBackfilled:
    return SourceBackfilled(
        at=NOW,
        origin="source",
        since=TASK.since,
        until=TASK.until,
        passed_over=(id_,),
        listing="https://www.dea.gov/list",
        resume=f"https://www.dea.gov/{id_}",
    )


def append(engine: sa.Engine, *events: Event) -> None:
    with writing(engine) as connection:
        entries = [log.NewEvent(stream=f"source/{NAME}", event=event) for event in events]
        log.append(connection, entries, now=NOW)
    catch_up(engine, Views(engine))


def test_what_was_passed_over_before_a_choice_is_open_again(engine: sa.Engine) -> None:
    failed = CaptureFailed(url="https://www.dea.gov/lost", failed_at=NOW, reason="status 500")
    append(engine, checked("a"), checked("a"), backfilled("b"), failed)
    with reading(engine) as connection:
        assert last_choice(connection) == (0, None)
        assert source_past(connection, NAME).passed_over == {"a": ""}
        assert earlier_runs(connection, TASK).passed_over == {"b"}
    with writing(engine) as connection:
        assert choose(connection, CHOICE, now=NOW) == 2
    with reading(engine) as connection:
        assert last_choice(connection) == (5, CHOICE)
        known = source_past(connection, NAME)
        assert (known.passed_over, known.validators) == ({}, {})
        assert known.failing == {failed.url}, "a page that was lost stays lost"
        assert known.last == checked("a"), "and a source that rests goes on to"
        runs = earlier_runs(connection, TASK)
        assert not runs.passed_over
        assert not runs.resume
    append(engine, checked("c"), backfilled("d"))
    with reading(engine) as connection:
        assert source_past(connection, NAME).passed_over == {"c": ""}
        assert source_past(connection, NAME).validators == checked("c").validators
        assert earlier_runs(connection, TASK).passed_over == {"d"}
    with writing(engine) as connection:
        assert choose(connection, CHOICE, now=NOW) == 2, "of those since the last choice"
