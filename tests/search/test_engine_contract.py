"""What any search engine has to promise, whichever library it is made of.

An engine follows the log as a projection (`position`, `apply`, `rebuild`) and answers `find` and
`positions`. What is found is compared with other ways of finding it: SQLite's FTS5, and going
through every document.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.index.engine import Filters, FoundEntry, OpenIndex, Order
from search.index.plan import Everything, Plan
from search.index.planning import planned
from search.language.parsing import parse
from store.log.document import Document
from store.log.projections import catch_up
from store.privacy.erasing import erase
from tests.search.engines import EACH, Engine
from tests.search.examples import (
    NOW,
    Blotter,
    document,
    masked,
    published,
    reread,
    restored,
    revised,
    unmasked,
    withdrawn,
)

#: No word among them is special, and no two run together to something that is.
VOCABULARY = ("apple", "bear", "cedar", "drum", "eagle", "fern")
DAYS = [date(2024, 1, 1) + timedelta(days=n) for n in range(0, 700, 7)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Corpus:
    """Documents with their positions, and an index of them in several parts."""

    documents: dict[int, Document]
    superseded: set[int]
    index: OpenIndex
    table: sqlite3.Connection

    def __repr__(self) -> str:
        return "Corpus"


@pytest.fixture(scope="module", params=EACH)
def engine(request: pytest.FixtureRequest) -> Engine:
    made: Engine = request.param
    return made


@pytest.fixture(scope="module")
def corpus(
    engine: Engine, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Corpus]:
    with engine.log(tmp_path_factory.mktemp("corpus"), request) as blotter:
        yield from filled(engine, blotter)


def filled(engine: Engine, blotter: Blotter) -> Iterator[Corpus]:
    chance = random.Random(20260101)
    index = engine.index(blotter.settings, blotter.engine)
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
    with engine.opened(blotter.settings) as opened:
        assert opened is not None
        yield Corpus(documents=documents, superseded=superseded, index=opened, table=table)
    table.close()


def plan(query: str | None) -> Plan:
    return planned(parse(query)) if query else Everything()


def positions(
    corpus: Corpus,
    query: str | None,
    filters: Filters,
    sort: Order = "newest",
    limit: int | None = None,
) -> list[int]:
    total, found = corpus.index.find(plan(query), filters, sort, limit)
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


@settings(max_examples=100, deadline=None)
@given(queries)
def test_words_phrases_and_operators_find_what_fts5_finds(corpus: Corpus, query: str) -> None:
    found = corpus.table.execute("SELECT rowid FROM texts WHERE texts MATCH ?", [query]).fetchall()
    everything = Filters(history=True)
    expected = {row[0] for row in found}
    assert set(positions(corpus, query, everything)) == expected
    assert set(positions(corpus, query, everything, "relevance")) == expected


days = st.none() | st.sampled_from(DAYS)


@settings(max_examples=80, deadline=None)
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
    total, _ = corpus.index.find(plan(query), filters, sort, limit)
    assert total == len(expected)
    assert positions(corpus, query, filters, sort, limit) == expected[:limit]
    relevant = positions(corpus, query, filters, "relevance")
    assert sorted(relevant) == sorted(expected)


def test_the_best_are_the_first_of_all(corpus: Corpus) -> None:
    everything = positions(corpus, "apple bear", Filters(), "relevance")
    assert positions(corpus, "apple bear", Filters(), "relevance", 5) == everything[:5]


def test_among_positions_any_state_is_found(corpus: Corpus) -> None:
    asked = range(20, 90)
    apples = {position for position in asked if "apple" in corpus.documents[position].text.split()}
    among = Filters(positions=asked, history=True)
    assert {*corpus.index.positions(plan("apple"), among)} == apples
    assert corpus.index.positions(plan("apple"), Filters(positions=[], history=True)) == []
    assert {*corpus.index.positions(plan("-apple"), among)} == {*asked} - apples


@pytest.mark.parametrize("sort", ["relevance", "newest"])
def test_nothing_is_found_at_positions_that_are_left_out(corpus: Corpus, sort: Order) -> None:
    every = positions(corpus, "apple", Filters(history=True), sort)
    but = frozenset(every[::2])
    left = Filters(history=True, but=but)
    assert positions(corpus, "apple", left, sort) == [it for it in every if it not in but]
    assert {*corpus.index.positions(plan("apple"), left)} == {*every} - but
    assert corpus.index.find(plan("apple"), left, sort, 0)[0] == len(every) - len(but)
    words = (planned(parse("apple")), planned(parse("bear")))
    found = corpus.index.find_sentence(words, left, None).entries
    assert found and but.isdisjoint(it.position for it in found)


#: Everything that can happen to a document, at positions 1 to 8.
A, B = "us_example_releases:a", "us_example_releases:b"


@pytest.fixture
def life(engine: Engine, blotter: Blotter) -> Blotter:
    """A log with an index that has followed it event by event."""
    index = engine.index(blotter.settings, blotter.engine)
    for event in (
        published(document(A, "Jane Roe was charged.", title="Charge", number="25-101")),
        published(document(B, "A ketamine clinic.", published_on=date(2024, 5, 1))),
        reread(document(A, "Jane Roe, 44, was charged.", title="Charge", number="25-101")),
        revised(document(A, "Jane Roe was acquitted.", title="Verdict", number="25-101")),
        withdrawn(A),
        restored(document(A, "Jane Roe was acquitted again.", title="Verdict")),
        masked("Jane Roe"),
        unmasked("Jane Roe"),
    ):
        blotter.append(event)
        catch_up(blotter.engine, index)
    assert index.position() == 8
    return blotter


def found(
    engine: Engine,
    blotter: Blotter,
    query: str | None,
    sort: Order = "oldest",
    *,
    at: int | None = None,
    history: bool = False,
) -> list[FoundEntry]:
    with engine.opened(blotter.settings) as index:
        assert index is not None
        filters = Filters(at=at, history=history)
        total, entries = index.find(plan(query), filters, sort, None)
    assert total == len(entries)
    return entries


@pytest.mark.parametrize(
    ("query", "at", "history", "positions"),
    [
        ("roe", 0, True, []),
        ("roe", 1, True, [1]),
        ("roe", 3, True, [3]),  # a reading anew replaces the one before it
        ("roe", 4, False, [4]),
        ("roe", 4, True, [3, 4]),
        ("roe", 6, True, [3, 4, 6]),
        ("roe", 7, True, []),  # masked
        ("charged OR acquitted", 7, True, [3, 4, 6]),
        ("roe", None, True, [3, 4, 6]),
        ("roe", None, False, [6]),
        ("title:verdict", None, True, [4, 6]),
        ("title:acquitted", None, True, []),
        ("number:25-101", None, True, [3, 4]),
        ("source:us_example_* -clinic", None, False, [6]),
        (None, 2, False, [2, 1]),  # by date, not by position
    ],
)
def test_what_was_known_at_a_position(
    engine: Engine,
    life: Blotter,
    query: str | None,
    at: int | None,
    history: bool,
    positions: list[int],
) -> None:
    entries = found(engine, life, query, at=at, history=history)
    assert [entry.position for entry in entries] == positions


def test_entries_say_what_had_become_of_them(engine: Engine, life: Blotter) -> None:
    def states(at: int | None) -> list[tuple[int, int, bool, bool]]:
        entries = found(engine, life, "acquitted", at=at, history=True)
        return [(e.position, e.revision, e.superseded, e.withdrawn) for e in entries]

    assert states(4) == [(4, 1, False, False)]
    assert states(5) == [(4, 1, False, True)]
    assert states(None)[0] == (4, 1, True, True)
    assert states(None)[1][2:] == (False, False)


def test_equally_relevant_entries_are_ordered_newest_first(
    engine: Engine, blotter: Blotter
) -> None:
    blotter.publish("clinic", "clinic", "clinic clinic", "other", "other", "other")
    index = engine.index(blotter.settings, blotter.engine)
    catch_up(blotter.engine, index)
    entries = found(engine, blotter, "clinic", "relevance")
    assert [entry.position for entry in entries] == [3, 2, 1]
    assert entries[1].score == entries[2].score


def test_a_rare_word_that_says_the_same_tells_no_more(engine: Engine, blotter: Blotter) -> None:
    blotter.publish("Ketalar", "ketamine", "ketamine", "ketamine", "other")
    index = engine.index(blotter.settings, blotter.engine)
    catch_up(blotter.engine, index)
    entries = found(engine, blotter, "ketamine", "relevance")
    assert [entry.position for entry in entries] == [4, 3, 2, 1]


def test_a_rebuilt_index_answers_like_one_that_followed(engine: Engine, life: Blotter) -> None:
    queries = ("roe", "acquitted OR clinic", "title:verdict", None)
    asked = [(query, at) for query in queries for at in (None, 1, 4, 7)]

    def answers() -> list[list[FoundEntry]]:
        return [
            [
                entry if engine.scores_hold else replace(entry, score=None)
                for entry in found(
                    engine, life, query, "relevance" if query else "newest", at=at, history=True
                )
            ]
            for query, at in asked
        ]

    followed = answers()
    engine.index(life.settings, life.engine).rebuild()
    assert answers() == followed


def test_what_was_erased_is_found_by_nothing(engine: Engine, life: Blotter) -> None:
    erase(life.engine, [3, 4], by="ana", reason="order 12", now=NOW)
    index = engine.index(life.settings, life.engine)
    catch_up(life.engine, index)
    assert [entry.position for entry in found(engine, life, "roe", history=True)] == [6]
    assert found(engine, life, "charged", history=True) == []


def test_an_index_of_another_log_is_built_again(
    engine: Engine, life: Blotter, tmp_path: Path
) -> None:
    if engine.name == "postgres":
        pytest.skip("its index lies in the database of the log")
    other = Blotter(tmp_path / "other")
    other.publish("esketamine", "esketamine")
    follower = engine.index(life.settings, other.engine)
    assert follower.position() == 0
    catch_up(other.engine, follower)
    assert follower.position() == 2
    assert found(engine, life, "roe", history=True) == []
    other.engine.dispose()
