"""The first rows of an answer are those that a smaller limit gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from answers.questions.paging import rows_of, shown_in, with_first
from answers.questions.parameters import Given
from answers.questions.question import answer
from answers.questions.table import QUESTIONS
from answers.to_json import to_json
from store import config
from store.config import Settings
from store.log.database import Engine, open_store
from tests.stores.test_kept_stores import HERE, _home

_ASKED: dict[str, Given] = {
    "search": {"query": ["ketamine"]},
    "timeline": {"query": ["ketamine"]},
    "cases": {},
    "due": {"from": ["2025-01-01"], "within": ["24m"]},
    "stats": {"by": ["year", "kind"]},
    "stats-open": {"by": ["kind"], "open": ["sentence"]},
    "changes": {},
    "changes-between": {"between": ["20", "170"]},
    "sources": {},
    "looks": {"name": ["us_doj_press_releases"]},
    "log-list": {},
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, Engine]:
    home: Path = tmp_path_factory.mktemp("home")
    _home(HERE / "2026_11_28", home)
    settings = config.load({"BLOTTER_HOME": str(home)})
    return settings, open_store(settings.database_url)


@pytest.mark.parametrize("sort", ["oldest", "newest"])
@pytest.mark.parametrize("name", _ASKED)
def test_first_rows_are_those_of_a_smaller_limit(
    name: str, sort: str, demo: tuple[Settings, Engine]
) -> None:
    question = QUESTIONS[name]
    given = _ASKED[name]
    if any(it.name == "sort" and sort in it.choices for it in question.parameters):
        given = {**given, "sort": [sort]}

    def asked(limit: int) -> Any:
        return answer(question, *demo, {**given, "limit": [limit]})

    whole = asked(40)
    assert len(rows_of(question, whole)) > 1
    for rows in {1, 2, 3, len(rows_of(question, whole)) - 1}:
        first = with_first(question, whole, rows)
        assert 0 < shown_in(question, first) <= shown_in(question, whole)
        fewer = asked(shown_in(question, first))
        assert to_json(first) == to_json(fewer)
    assert with_first(question, whole, 40_000) == whole
