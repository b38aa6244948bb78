"""What may have been meant, from the words of the index and the names of the record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from answers.searches.search import oldest_first, search
from tests.answers.examples import CASES, a_store
from tests.search.examples import Blotter, masked


@pytest.fixture
def blotter(tmp_path: Path) -> Blotter:
    return a_store(tmp_path, CASES)


def meant(blotter: Blotter, query: str, **options: Any) -> list[tuple[str, int]]:
    answer = search(blotter.settings, query, **options)
    return [(one.query, one.total) for one in answer.suggestions]


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("Quenell", ("quennell", 3)),
        ("conspircay", ("conspiracy", 3)),
        ("keta mine", ("ketamine", 3)),
        ("ketamine Quenell", ("ketamine quennell", 2)),
        ("title:acquitts", ("title:acquits", 1)),
        ("party:Quenell", ("party:quennell", 2)),
        ("Quenell kind:acquittal", ("quennell kind:acquittal", 1)),
        ('"Orla Quenell"', ('"Orla quennell"', 2)),
    ],
)
def test_a_misspelt_query_leads_to_one_that_finds_something(
    blotter: Blotter, query: str, suggestion: tuple[str, int]
) -> None:
    assert meant(blotter, query)[:1] == [suggestion]


def test_what_is_found_or_like_nothing_has_no_suggestion(blotter: Blotter) -> None:
    assert meant(blotter, "ketamine") == []
    assert meant(blotter, "xyzzyqwerty") == []
    assert search(blotter.settings, None).suggestions == ()


def test_it_counts_what_the_filters_let_through(blotter: Blotter) -> None:
    assert meant(blotter, "Quenell", as_of=1) == [("quennell", 1)]
    assert meant(blotter, "Quenell", source=["us_example"]) == [("quennell", 3)]
    assert meant(blotter, "Quenell", fields={"kind": ["settlement"]}) == []


def test_a_timeline_suggests_alike(blotter: Blotter) -> None:
    (one,) = oldest_first(blotter.settings, "Tollivr").suggestions
    assert (one.query, one.meant, one.total) == ("tolliver", "tolliver", 2)


def test_a_masked_name_is_suggested_to_nobody(blotter: Blotter) -> None:
    blotter.append(masked("Tolliver"))
    assert meant(blotter, "Tollivr") == []
    assert meant(blotter, "party:Tollivr") == []
