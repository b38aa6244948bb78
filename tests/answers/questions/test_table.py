"""Every question answers over a small record, in the shape its contract says, a part at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from answers.contract import ANSWERS
from answers.questions.paging import all_rows
from answers.questions.parameters import Given, ParameterError
from answers.questions.question import answer
from answers.questions.table import QUESTIONS
from answers.to_json import to_json
from store.documents.saved_searches import save_search
from store.log.database import writing
from store.log.events import SourceChecked
from store.log.log import NewEvent, append
from tests.answers.examples import CASES, CHARGE, DAYS, LATER, a_store
from tests.search.examples import NOW, Blotter, revised

SOURCE = "us_doj_press_releases"
#: What a question has to be given, and what makes its answer long.
ASKED: dict[str, Given] = {
    "search": {"query": ["ketamine"], "copies": [True]},
    "show": {"id": [CHARGE]},
    "similar": {"id": [CHARGE]},
    "cases": {"min": [1]},
    "case": {"id": [CHARGE]},
    "person": {"name": ["Quennell"]},
    "due": {"from": ["2026-01-01"], "within": ["12m"]},
    "stats": {"by": ["year"]},
    "stats-open": {"by": ["year"], "open": ["2026"]},
    "changes-between": {"between": ["0", "9"]},
    "diff": {"id": [LATER.id]},
    "cite": {"id": [CHARGE]},
    "looks": {"name": [SOURCE]},
    "try": {"query": ["ketamine"]},
}
PAGED = [
    name
    for name, question in QUESTIONS.items()
    if any(parameter.name == "offset" for parameter in question.parameters)
]


@pytest.fixture(scope="module")
def blotter(tmp_path_factory: pytest.TempPathFactory) -> Blotter:
    """Documents at positions 1 to 7, of which one was edited at 8 and 9; then looks at a source,
    and a saved search."""
    blotter = a_store(tmp_path_factory.mktemp("record"), (*CASES, *DAYS))
    for day in ("April 20", "April 21"):
        text = LATER.text.replace("April 17", day)
        blotter.append(revised(replace(LATER, text=text)))
    with writing(blotter.engine) as connection:
        looks = [SourceChecked(checked_at=NOW, outcome="ok") for _ in range(3)]
        append(connection, [NewEvent(stream=f"source/{SOURCE}", event=it) for it in looks], now=NOW)
    save_search(blotter.engine, name="clinics", query="clinic", by="ada", now=NOW)
    return blotter


def test_every_question_has_a_contract() -> None:
    assert {name: question.answer for name, question in QUESTIONS.items()} == {
        name: ANSWERS[name] for name in QUESTIONS
    }


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_answered_now_and_as_of_a_position(blotter: Blotter, name: str) -> None:
    asked = ASKED.get(name, {})
    now = _ask(blotter, name, asked)
    assert isinstance(now, QUESTIONS[name].answer)
    if QUESTIONS[name].rows:
        assert QUESTIONS[name].rows in to_json(now)
    if name != "changes-between":
        assert isinstance(_ask(blotter, name, {**asked, "as_of": ["9"]}), QUESTIONS[name].answer)


@pytest.mark.parametrize("name", PAGED)
def test_pages_are_the_whole_cut_into_parts(blotter: Blotter, name: str) -> None:
    whole, total = to_json(_ask(blotter, name, ASKED.get(name, {}))), QUESTIONS[name].total
    rows = [*whole[QUESTIONS[name].rows], *whole.get("matters", ())]
    assert whole[total] == len(rows) > 0
    parts = []
    for offset in range(0, len(rows) + 1, 2):
        asked = {**ASKED.get(name, {}), "limit": ["2"], "offset": [str(offset)]}
        part = to_json(_ask(blotter, name, asked))
        assert part[total] == len(rows)
        parts += [*part[QUESTIONS[name].rows], *part.get("matters", ())]
    assert sorted(parts, key=str) == sorted(rows, key=str)


def test_a_part_of_a_table_by_two_is_of_so_many_names(blotter: Blotter) -> None:
    by = {"by": ["kind", "year"]}
    whole = to_json(_ask(blotter, "stats", by))
    names = [*dict.fromkeys(cell["cell"] for cell in whole["cells"])]
    assert whole["names"] == len(names) > 2
    part = to_json(_ask(blotter, "stats", {**by, "limit": ["2"], "offset": ["1"]}))
    assert [*part["cells"]] == [it for it in whole["cells"] if it["cell"] in names[1:3]]
    assert {**part, "cells": ()} == {**whole, "cells": ()}
    settings, moment = blotter.settings, (None, NOW)
    rows = [*all_rows(QUESTIONS["stats"], settings, blotter.engine, by, moment)]
    assert [to_json(row) for row in rows] == [*whole["cells"]]


@pytest.mark.parametrize(("name", "key"), [("cases", "id"), ("changes", "position")])
def test_the_newest_come_first_where_that_is_asked(blotter: Blotter, name: str, key: str) -> None:
    rows = QUESTIONS[name].rows
    oldest, newest = (
        [row[key] for row in to_json(_ask(blotter, name, {**ASKED.get(name, {}), **sort}))[rows]]
        for sort in ({}, {"sort": ["newest"]})
    )
    assert len(oldest) > 1
    assert newest == oldest[::-1]


def test_the_newest_events_come_first(blotter: Blotter) -> None:
    listed = to_json(_ask(blotter, "log-list", {"sort": ["newest"], "limit": [3], "offset": [1]}))
    assert [event["position"] for event in listed["events"]] == [12, 11, 10]


@pytest.mark.parametrize(
    ("name", "asked", "said"),
    [
        ("cases", {"from": ["2026"], "to": ["2025"]}, "from: 2026-01-01 is after to: 2025-12-31"),
        ("search", {"query": ["a"], "on": ["2026"], "to": ["2026"]}, "on: it is a day"),
        ("search", {"query": ["a"], "prefer": ["title"], "sort": ["newest"]}, "prefer: it is for"),
        ("stats", {"by": ["year", "year"]}, "by: count by one trait, or by two that differ"),
        ("stats-open", {"by": ["year"], "open": ["a", "b"]}, "open: name one cell"),
        ("due", {"within": ["9999m"], "from": ["9990-01-01"]}, "within: it goes beyond"),
        ("changes-between", {"between": ["1"]}, "between: it is asked with two moments, not 1"),
        ("changes-between", {"between": ["4", "2"]}, r"between: 4 \(position 4\) is after 2"),
        ("diff", {"id": ["x"], "from": ["0"], "between": ["1", "2"]}, "between: it cannot be"),
        ("cases", {"as_of": ["July"]}, "as_of: 'July' is no moment"),
    ],
)
def test_what_makes_no_sense_is_refused(
    blotter: Blotter, name: str, asked: Given, said: str
) -> None:
    with pytest.raises(ParameterError, match=f"^{said}"):
        _ask(blotter, name, asked)


def _ask(blotter: Blotter, name: str, asked: Given) -> Any:
    return answer(QUESTIONS[name], blotter.settings, blotter.engine, asked)
