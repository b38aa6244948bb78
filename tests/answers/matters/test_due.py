"""`due`: the days that lie ahead, and what speaks against them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from answers.matters.due import ConflictingDay, UpcomingDay, due
from answers.to_json import to_json
from search.language.query_error import QueryError
from tests.answers.examples import DAYS, EARLIER, LATER, RULE, a_store
from tests.search.examples import Blotter

TODAY, SPRING = date(2026, 3, 2), date(2026, 6, 2)


@pytest.fixture(scope="module")
def blotter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Blotter]:
    blotter = a_store(tmp_path_factory.mktemp("home"), DAYS)
    yield blotter
    blotter.engine.dispose()


def days(blotter: Blotter, **asked: Any) -> tuple[UpcomingDay, ...]:
    given = {"today": TODAY, "first": TODAY, "last": SPRING} | asked
    return due(blotter.settings, **given).days


def test_what_lies_ahead_and_what_is_said_against_it(blotter: Blotter) -> None:
    rule, later, earlier = days(blotter)
    assert (rule.id, rule.day, rule.in_days) == (RULE.id, date(2026, 3, 12), 10)
    assert (rule.what, rule.status, rule.quote) == ("comment_deadline", "stands", "March 12, 2026")
    whole = f"{RULE.title}\n{RULE.text}"
    assert whole[rule.start : rule.end] == rule.quote
    assert (later.day, later.status, later.status_document) == (date(2026, 4, 17), "stands", None)
    assert (earlier.status, earlier.status_document) == ("superseded", LATER.id)
    assert earlier.conflicts == (
        ConflictingDay(
            day=date(2026, 4, 17),
            id=LATER.id,
            published_on=LATER.published_on,
            quote="April 17, 2026",
        ),
    )
    assert later.case == earlier.case == EARLIER.id


def test_as_of_before_the_other_document(blotter: Blotter) -> None:
    (found,) = days(blotter, position=1)
    assert (found.day, found.status, found.conflicts) == (date(2026, 3, 20), "stands", ())
    assert days(blotter, position=0) == ()


def test_from_a_day_to_a_day(blotter: Blotter) -> None:
    day = date(2026, 3, 12)
    assert [one.id for one in days(blotter, first=day, last=day)] == [RULE.id]
    assert days(blotter, first=date(2026, 4, 18)) == ()


def test_of_the_documents_a_query_finds(blotter: Blotter) -> None:
    found = days(blotter, query="esketamine OR title:Moved")
    assert [one.id for one in found] == [RULE.id, LATER.id]
    with pytest.raises(QueryError):
        days(blotter, query="(")


def test_a_day_stays_the_same_in_a_calendar(blotter: Blotter) -> None:
    (before,) = days(blotter, position=1)
    now = {one.id: one.uid for one in days(blotter)}
    assert now[EARLIER.id] == before.uid
    assert len(set(now.values())) == len(now)


def test_as_json(blotter: Blotter) -> None:
    answer = due(blotter.settings, today=TODAY, first=TODAY, last=SPRING)
    given = json.loads(json.dumps(to_json(answer)))
    assert [one["day"] for one in given["days"]] == ["2026-03-12", "2026-04-17", "2026-03-20"]
    assert given["days"][1]["conflicts"][0]["published_on"] == "2026-01-05"
