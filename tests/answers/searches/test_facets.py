"""How what is found is spread: each count is what its field finds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from answers.asking.queries import parsed, resolved_at
from answers.searches.facets import NAMED, Facet, facets_of
from answers.searches.search import search, spread
from search.language.tree import Among
from tests.answers.asking.test_narrowing import filled
from tests.search.examples import Blotter, document, masked, published

#: The field that asks for what a facet counts, where it goes by another name.
_FIELDS = {"year": "published"}


@pytest.fixture(scope="module")
def blotter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Blotter]:
    blotter = filled(Blotter(tmp_path_factory.mktemp("home")))
    yield blotter
    blotter.engine.dispose()


def by_name(found: tuple[Facet, ...]) -> dict[str, dict[str, int]]:
    return {facet.name: {it.value: it.count for it in facet.values} for facet in found}


def test_counts(blotter: Blotter) -> None:
    counted = by_name(facets_of(blotter.settings, [1, 2]))
    assert counted["source"] == {"us_dea_press_releases": 1, "us_other": 1}
    assert list(counted["year"]) == ["2026", "2024"]
    assert counted["tier"] == {"official": 1, "press": 1}
    assert counted["kind"]["sentence"] == 1
    assert counted["state"] == {"WA": 1}
    assert facets_of(blotter.settings, []) == ()


def test_a_count_is_what_its_field_finds(blotter: Blotter) -> None:
    counted = by_name(facets_of(blotter.settings, [1, 2]))
    counted.pop("source")  # asked of the index
    for name, counts in counted.items():
        for value, count in counts.items():
            asked = parsed(blotter.settings, f'{_FIELDS.get(name, name)}:"{value}"')
            found = resolved_at(blotter.settings, asked)
            assert isinstance(found, Among)
            assert len(found.positions) == count, (name, value)


def test_what_holds_a_masked_name_is_counted_nowhere(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    hidden = filled(Blotter(tmp_path_factory.mktemp("hidden")))
    assert "agency" in by_name(facets_of(hidden.settings, [2]))
    hidden.append(masked("Drug Enforcement"))
    assert "Drug Enforcement" not in str(facets_of(hidden.settings, [2]))
    hidden.engine.dispose()


def test_the_most_frequent_are_named_and_the_others_counted(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    many = Blotter(tmp_path_factory.mktemp("many"))
    sources = [f"us_s{n:02}" for n in range(NAMED + 5)]
    many.append(*(published(document(f"{it}:1", "Ketamine.", source=it)) for it in sources))
    many.append(published(document("us_s19:2", "Ketamine again.", source="us_s19")))
    (source, *_) = facets_of(many.settings, range(1, NAMED + 7))
    assert [it.value for it in source.values[:2]] == ["us_s19", "us_s00"]
    assert (len(source.values), source.others) == (NAMED, 5)
    many.engine.dispose()


@pytest.mark.parametrize("query", ["ketamine", "ketamine clinic sold tomorrow", "nowhere", None])
def test_all_that_a_search_finds_is_spread_alike_with_and_without_its_hits(
    blotter: Blotter, query: str | None
) -> None:
    found = search(blotter.settings, query, facets=True)
    alone = spread(blotter.settings, query)
    assert alone.facets == found.facets
    assert alone.all_words == (found.words is None)


def test_a_spread_is_narrowed_as_a_search_is(blotter: Blotter) -> None:
    narrowings: list[dict[str, Any]] = [
        {"fields": {"kind": ["sentence"]}},
        {"since": date(2026, 1, 1)},
    ]
    for narrowing in narrowings:
        found = search(blotter.settings, "ketamine", facets=True, **narrowing)
        assert spread(blotter.settings, "ketamine", **narrowing).facets == found.facets
