"""All hits of a query, of which the first are shown before the others are looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from answers.searches.search import everything, search
from search.index.engine import Order
from tests.answers.examples import a_store
from tests.search.examples import document


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
@pytest.mark.parametrize("count", [1, 20, 21, 45])
def test_all_hits_are_those_of_one_long_page(tmp_path: Path, count: int, sort: Order) -> None:
    text = "Naloxone was sold by a clinic."
    documents = tuple(document(f"us_example:{n}", f"{text} {text * (n % 3)}") for n in range(count))
    blotter = a_store(tmp_path, documents)
    page = search(blotter.settings, "naloxone", sort=sort, limit=100, copies=True)
    found = everything(blotter.settings, "naloxone", sort=sort)
    assert found.answer.total == page.total == count
    assert tuple(found.hits) == page.hits
    blotter.engine.dispose()
