"""Any words, whatever stands in them, are found where they are and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.index.engine import Filters
from search.index.entries import IndexEntry
from search.index.plan import Like, Plan, Run, Term, Within
from search.postgres_engine.opened_index import OpenPostgresIndex
from search.postgres_engine.storage.loading import IndexedEntry
from tests.postgresql import Server
from tests.search.brute_force import Entry, finds
from tests.search.postgres_engine.drawn import index_of, plans_of

#: All that PostgreSQL's vectors and queries could take for something else, and what is long.
WORDS = (
    "a", "'", "''", "\\", "\\'", ":", "a:1", "a:*", "b:A", "!", "&", "|", "(", ")", "<->", "<2>",
    "-a", "%", "_", "%s", ":v0", "{", '"', ",", "é", "ключ", "ῥ", "🧪", "\u200b", "x" * 3000,
    "x" * 3001,
)  # fmt: skip


def texts() -> list[list[str]]:
    """Every word beside every other, a dozen pairs an entry."""
    pairs = [[one, other] for one in WORDS for other in WORDS]
    return [[*chain.from_iterable(pairs[n : n + 12])] for n in range(0, len(pairs), 12)]


@pytest.fixture(scope="module")
def index(postgresql: Server) -> Iterator[OpenPostgresIndex]:
    entries = (
        IndexedEntry(
            IndexEntry(position=n, id=f"us_one:{n}", published_on=date(2024, 1, 1)),
            "us_one",
            {"written": " ".join(words)},
        )
        for n, words in enumerate(texts(), 1)
    )
    with index_of(postgresql, entries) as made:
        yield made


ENTRIES = [
    Entry(position=n, source="us_one", words={"written": words})
    for n, words in enumerate(texts(), 1)
]
words = st.sampled_from(WORDS)
leaves: st.SearchStrategy[Plan] = st.one_of(
    words.map(lambda word: Term(field="written", word=word)),
    st.lists(words, min_size=2, max_size=3).map(lambda run: Run(field="written", words=tuple(run))),
    st.tuples(words, words, st.integers(0, 3)).map(
        lambda it: Within(field="written", runs=((it[0],), (it[1],)), words=it[2])
    ),
    words.filter(lambda word: len(word) < 9 and not {*word} & {*"*?"}).map(
        lambda word: Like(field="written", pattern=word + "*")
    ),
)
plans = plans_of(leaves, 4)


@settings(max_examples=200, deadline=None)
@given(plans)
def test_any_words_are_found_where_they_are(index: OpenPostgresIndex, plan: Plan) -> None:
    expected = [one.position for one in ENTRIES if finds(plan, one)]
    assert sorted(index.positions(plan, Filters())) == expected
    total, found = index.find(plan, Filters(), "relevance", None)
    assert (total, sorted(it.position for it in found)) == (len(expected), expected)
