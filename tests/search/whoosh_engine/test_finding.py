"""What is found and in which order, against other ways of finding it."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.searching import Searcher

from search.index import volume
from search.language.syntax import parse
from search.whoosh_engine.finding import Order, find, find_among
from search.whoosh_engine.schema import open_volume
from search.whoosh_engine.segment import Filters
from search.whoosh_engine.whoosh_index import SearchIndex
from store.log.document import Document
from store.log.projections import catch_up
from tests.search.examples import Blotter, document, published, revised

#: No word among them is special, and no two run together to something that is.
VOCABULARY = ("apple", "bear", "cedar", "drum", "eagle", "fern")
DAYS = [date(2024, 1, 1) + timedelta(days=n) for n in range(0, 700, 7)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Corpus:
    """Documents with their positions, and a searcher over an index of them in many segments."""

    documents: dict[int, Document]
    superseded: set[int]
    searcher: Searcher
    table: sqlite3.Connection

    def __repr__(self) -> str:
        return "Corpus"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    chance = random.Random(20260101)
    blotter = Blotter(tmp_path_factory.mktemp("corpus"))
    index = SearchIndex(blotter.settings.index_dir, blotter.engine)
    documents: dict[int, Document] = {}
    superseded: set[int] = set()
    for n in range(90):
        revises = n > 60 and n % 4 == 0
        made = document(
            f"us_source_{n % 3}:{n - 42 if revises else n}",
            " ".join(chance.choices(VOCABULARY, k=chance.randint(1, 12))),
            title="",
            published_on=chance.choice([*DAYS, None]),
            source=f"us_source_{n % 3}",
        )
        if revises:
            superseded.add(n - 41)
        documents[n + 1] = made
        blotter.append((revised if revises else published)(made))
        if n % 11 == 0:
            catch_up(blotter.engine, index)
    catch_up(blotter.engine, index)
    table = sqlite3.connect(":memory:")
    table.execute("CREATE VIRTUAL TABLE texts USING fts5(text)")
    table.executemany(
        "INSERT INTO texts(rowid, text) VALUES (?, ?)",
        [(position, made.text) for position, made in documents.items()],
    )
    folder = volume.latest(blotter.settings.index_dir)
    assert folder is not None
    with open_volume(folder).searcher() as searcher:
        assert len(searcher.leaf_searchers()) > 3
        yield Corpus(documents=documents, superseded=superseded, searcher=searcher, table=table)
    blotter.engine.dispose()


def positions(
    corpus: Corpus,
    query: str | None,
    filters: Filters,
    sort: Order = "newest",
    limit: int | None = None,
) -> list[int]:
    tree = parse(query) if query else None
    total, found = find(corpus.searcher, tree, filters, sort, limit)
    assert total >= len(found)
    assert limit is not None or total == len(found)
    return [entry.position for entry in found]


words = st.sampled_from(VOCABULARY)
clauses = st.one_of(
    words,
    words.map(lambda word: word[:2] + "*"),
    st.lists(words, min_size=2, max_size=3).map(lambda run: '"' + " ".join(run) + '"'),
)
queries = st.recursive(
    clauses,
    lambda part: st.tuples(part, st.sampled_from(["AND", "OR", "NOT"]), part).map(
        lambda joined: "({} {} {})".format(*joined)
    ),
    max_leaves=5,
)


@settings(max_examples=200, deadline=None)
@given(queries)
def test_words_phrases_and_operators_find_what_fts5_finds(corpus: Corpus, query: str) -> None:
    found = corpus.table.execute("SELECT rowid FROM texts WHERE texts MATCH ?", [query]).fetchall()
    everything = Filters(history=True)
    expected = {row[0] for row in found}
    assert set(positions(corpus, query, everything)) == expected
    assert set(positions(corpus, query, everything, "relevance")) == expected


days = st.none() | st.sampled_from(DAYS)


@settings(max_examples=150, deadline=None)
@given(
    query=st.none() | words,
    since=days,
    until=days,
    sources=st.sets(st.sampled_from(["us_source_0", "us_source_1", "us_elsewhere"])),
    history=st.booleans(),
    sort=st.sampled_from(["newest", "oldest"]),
    limit=st.none() | st.integers(1, 30),
)
def test_filters_and_orders_are_those_of_going_through_everything(
    corpus: Corpus,
    query: str | None,
    since: date | None,
    until: date | None,
    sources: set[str],
    history: bool,
    sort: Order,
    limit: int | None,
) -> None:
    expected = [
        position
        for position, made in corpus.documents.items()
        if (query is None or query in made.text.split())
        and (since is None or (made.published_on is not None and made.published_on >= since))
        and (until is None or (made.published_on is not None and made.published_on <= until))
        and (not sources or made.source in sources)
        and (history or position not in corpus.superseded)
    ]
    expected.sort(
        key=lambda position: (corpus.documents[position].published_on or date.min, position),
        reverse=sort == "newest",
    )
    filters = Filters(sources=tuple(sources), since=since, until=until, history=history)
    total, _ = find(corpus.searcher, parse(query) if query else None, filters, sort, limit)
    assert total == len(expected)
    assert positions(corpus, query, filters, sort, limit) == expected[:limit]
    relevant = positions(corpus, query, filters, "relevance")
    assert sorted(relevant) == sorted(expected)


def test_the_best_are_the_first_of_all(corpus: Corpus) -> None:
    everything = positions(corpus, "apple bear", Filters(), "relevance")
    assert positions(corpus, "apple bear", Filters(), "relevance", 5) == everything[:5]


def test_among_finds_any_state_of_the_documents_asked_about(corpus: Corpus) -> None:
    ids = {corpus.documents[position].id for position in range(20, 90)}
    expected = {
        made.id
        for made in corpus.documents.values()
        if made.id in ids and "apple" in made.text.split()
    }
    assert find_among(corpus.searcher, parse("apple"), ids) == expected
    assert find_among(corpus.searcher, parse("apple"), {"us_source_0:none"}) == set()
    assert find_among(corpus.searcher, parse("-apple"), ids) >= ids - expected
