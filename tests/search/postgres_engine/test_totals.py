"""How many entries and words there were at a position, by sums of what each block changed."""

from __future__ import annotations

import random
from itertools import product

import pytest

from search.index.entries import IndexEntry
from search.postgres_engine.filters import Visible
from search.postgres_engine.opened_index import opened
from search.postgres_engine.storage import totals
from search.postgres_engine.storage.loading import IndexedEntry, change
from store.connections.engines import connect
from store.log.database import filling
from tests.postgresql import Server
from tests.search.postgres_engine.drawn import database_of

pytestmark = pytest.mark.servers

END = 60


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(totals, "_BITS", 3)


def an_entry(chance: random.Random, position: int) -> IndexedEntry:
    """One as the log may leave it: superseded, replaced, and written anew, before that or after."""
    later = chance.sample(range(position + 1, position + 30), 3)
    entry = IndexEntry(
        position=position,
        id=f"us_one:{position}",
        published_on=None,
        rewritten=chance.choice((0, 0, later[0])),
        until=chance.choice((0, 0, later[1])),
        replaced=chance.choice((0, 0, later[2])),
    )
    words = {"stem": "one " * chance.randint(1, 5), "title_stem": "one " * chance.randint(0, 3)}
    return IndexedEntry(entry, "us_one", {name: words[name] for name in ("stem", "title_stem")})


def expected(given: list[IndexedEntry], at: int, *, history: bool) -> dict[str, int]:
    def is_seen(entry: IndexEntry) -> bool:
        ends = [entry.replaced, 0 if history else entry.until]
        begun = max(entry.position, entry.rewritten)
        return begun <= at and all(end == 0 or end > at for end in ends)

    seen = [one.words for one in given if is_seen(one.entry)]
    return {
        "=entries": len(seen),
        "=stem": sum(len(words["stem"].split()) for words in seen),
        "=title_stem": sum(len(words["title_stem"].split()) for words in seen),
        "=number_written": 0,
    }


@pytest.mark.parametrize("seed", range(3))
def test_the_totals_as_of_any_position(postgresql: Server, seed: int) -> None:
    chance = random.Random(seed)
    given = [an_entry(chance, position) for position in range(1, END)]

    with database_of(postgresql, given) as url:
        assert_totals(url, given)
        gone, kept = given[::7], [it for number, it in enumerate(given) if number % 7]
        come = [an_entry(chance, one.entry.position) for one in gone]
        engine = connect(url)
        with filling(engine) as connection:
            change(connection, 1, [one.entry for one in gone], come)
        engine.dispose()
        assert_totals(url, [*kept, *come])


def assert_totals(url: str, given: list[IndexedEntry]) -> None:
    with opened(url) as index:
        assert index is not None
        for at, history in product(range(END + 40), (False, True)):
            visible = Visible(volume=1, history=history, at=at)
            told = index.lexicon.counts(visible, ())
            assert told == expected(given, at, history=history), (at, history)
