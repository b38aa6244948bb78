"""Fields that an index in the log's database answers itself find what they find elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from answers.asking.queries import asked_of_index
from answers.searches.search import search
from search.index.engine import Selection
from search.postgres_engine import filters
from store.config import Settings
from store.settings.file import SearchSettings
from tests.answers.examples import CASES
from tests.answers.test_both_databases import filled
from tests.postgresql import Server
from tests.search.examples import NOW, Blotter, masked, reread, unmasked, withdrawn

pytestmark = pytest.mark.servers

QUERIES = (
    "kind:plea",
    "ketamine kind:settlement",
    "kind:charge,plea clinic",
    "kind:charge kind:plea",
    "kind:sentence prison:>=12",
    "kind:plea state:WA",
    "state:NJ OR kind:settlement",
    "ketamine (kind:plea OR state:NJ)",
    "ketamine -kind:charge",
    "kind:charge -kind:plea published:>=2020",
    "agency:DEA",
    "drug:ketamine kind:charge",
    "amount:>=1000",
    "is:revised kind:charge",
    "doctor clinic sold ketamine tomorrow kind:plea",
    "tier:official",
    "tier:official kind:plea",
)
ASKED: tuple[dict[str, Any], ...] = ({}, {"history": True}, {"as_of": 4}, {"as_of": 9})
FIELDS: tuple[dict[str, list[str]], ...] = (
    {"kind": ["plea"], "agency": ["DEA"]},
    {"kind": ["charge", "settlement"]},
    {"state": ["NJ", "WA"], "kind": ["plea"]},
)


@pytest.fixture(scope="module")
def both(
    tmp_path_factory: pytest.TempPathFactory, postgresql: Server
) -> Iterator[tuple[Settings, Settings]]:
    with postgresql.database() as url:
        there = filled(Blotter(tmp_path_factory.mktemp("there"), url))
        here = filled(Blotter(tmp_path_factory.mktemp("here")))
        for blotter in (there, here):
            blotter.append(reread(CASES[1]), withdrawn(CASES[2].id), unmasked("Bram Tolliver"))
            blotter.append(reread(CASES[0]), masked("Bram Tolliver"))
        yield (
            msgspec.structs.replace(there.settings, search=SearchSettings(engine="postgres")),
            here.settings,
        )
        for blotter in (there, here):
            blotter.engine.dispose()


@pytest.fixture(autouse=True, params=[2_000, 0], ids=["few", "many"])
def at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many positions are few."""
    monkeypatch.setattr(filters, "_FEW", request.param)


def found(settings: Settings, query: str | None, **asked: Any) -> object:
    answer = search(settings, query, sort="newest", facets=True, now=NOW, **asked)
    return [hit.id for hit in answer.hits], answer.total, answer.facets, answer.words


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_with_fields(both: tuple[Settings, Settings], query: str) -> None:
    there, here = both
    assert asked_of_index(here, query).selected is None
    for asked in ASKED:
        assert found(there, query, **asked) == found(here, query, **asked), asked


@pytest.mark.parametrize("fields", FIELDS)
@pytest.mark.parametrize("query", [None, "ketamine"])
def test_fields_beside_a_query(
    both: tuple[Settings, Settings], query: str | None, fields: dict[str, list[str]]
) -> None:
    there, here = both
    assert found(there, query, fields=fields) == found(here, query, fields=fields)


def test_what_is_found_at_all(both: tuple[Settings, Settings]) -> None:
    """So that the same is not nothing."""
    there, _ = both
    totals = {query: search(there, query, now=NOW).total for query in QUERIES}
    assert sum(total > 0 for total in totals.values()) > len(QUERIES) // 2, totals
    asked = asked_of_index(there, "ketamine kind:plea state:WA", in_database=True)
    assert asked.positions is None
    assert isinstance(asked.selected, Selection)
