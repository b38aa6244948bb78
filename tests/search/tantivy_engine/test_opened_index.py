"""What tantivy finds is what going through every document finds."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.index.engine import MOST_WORDS, Filters, TooBroadError
from search.index.indexed_words import indexed_words
from search.index.plan import (
    AllOf,
    AnyOf,
    AtPositions,
    BestOf,
    Everything,
    Field,
    Like,
    Misspelt,
    NoneOf,
    OfSource,
    Plan,
    Run,
    Term,
    Within,
)
from search.tantivy_engine.opened_index import OpenedIndex, opened
from search.tantivy_engine.tantivy_index import TantivyIndex
from store.log.document import Document
from store.log.projections import catch_up
from tests.search.examples import Blotter, document, published, revised
from tests.search.tantivy_engine.brute_force import is_found

VOCABULARY = ("apple", "apply", "bear", "cedar", "eagle", "éclair")
FIRST = date(2024, 1, 1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Corpus:
    """Documents by position, those that are superseded, and an index of them in several parts."""

    documents: dict[int, Document]
    words: dict[int, dict[Field, list[str]]]
    superseded: set[int]
    index: OpenedIndex

    def __repr__(self) -> str:
        return "Corpus"

    def matching(self, plan: Plan, *, history: bool = True) -> set[int]:
        """The positions that a plan finds."""
        return {
            position
            for position, made in self.documents.items()
            if is_found(plan, self.words[position], made.source, position)
            if history or position not in self.superseded
        }


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    chance = random.Random(20260101)
    blotter = Blotter(tmp_path_factory.mktemp("corpus"))
    index = TantivyIndex(blotter.settings.index_dir, blotter.engine)
    documents: dict[int, Document] = {}
    superseded: set[int] = set()
    for n in range(90):
        revises = n > 60 and n % 4 == 0
        made = document(
            f"us_source_{n % 3}:{n - 42 if revises else n}",
            " ".join(chance.choices(VOCABULARY, k=chance.randint(1, 12))),
            title=" ".join(chance.choices(VOCABULARY, k=2)),
            number=f"24-{n:05}",
            published_on=chance.choice([FIRST + timedelta(days=chance.randrange(700)), None]),
            source=f"us_source_{n % 3}",
        )
        made = replace(made, precision=chance.choice(["day", "month", "year"]))
        if revises:
            superseded.add(n - 41)
        documents[n + 1] = made
        blotter.append((revised if revises else published)(made))
        if n % 30 == 0:
            catch_up(blotter.engine, index)
    catch_up(blotter.engine, index)
    with opened(blotter.settings.index_dir) as index_opened:
        assert index_opened is not None
        assert index_opened.searcher.num_segments > 2
        words = {position: indexed_words(made) for position, made in documents.items()}
        yield Corpus(documents=documents, words=words, superseded=superseded, index=index_opened)
    blotter.engine.dispose()


words = st.sampled_from(sorted({*(word.replace("é", "e") for word in VOCABULARY), "other"}))
runs = st.lists(words, min_size=1, max_size=2).map(tuple)
fields = st.sampled_from(["written", "title_written"])
leaves = st.one_of(
    st.builds(Term, field=st.sampled_from(["written", "stem", "title_stem"]), word=words),
    st.builds(Run, field=fields, words=st.lists(words, min_size=2, max_size=3).map(tuple)),
    st.builds(
        Within,
        field=fields,
        runs=st.lists(runs, min_size=2, max_size=3).map(tuple),
        words=st.integers(0, 4),
    ),
    st.builds(Like, field=fields, pattern=st.sampled_from(["app*", "*ar", "?e*", "eagl?", "z*"])),
    st.builds(Misspelt, field=fields, word=words, edits=st.integers(1, 2)),
    st.builds(
        OfSource, name=st.sampled_from(["us_source_1", "us_source", "x"]), prefix=st.booleans()
    ),
    st.builds(AtPositions, positions=st.frozensets(st.integers(0, 95))),
    st.just(Everything()),
)
plans = st.recursive(
    leaves,
    lambda part: st.one_of(
        st.builds(NoneOf, part=part),
        *(
            st.builds(kind, parts=st.lists(part, min_size=1, max_size=3).map(tuple))
            for kind in (AllOf, AnyOf, BestOf)
        ),
    ),
    max_leaves=5,
)


@settings(max_examples=200, deadline=None)
@given(plan=plans, history=st.booleans(), positions=st.none() | st.sets(st.integers(0, 95)))
def test_a_plan_finds_what_going_through_everything_finds(
    corpus: Corpus, plan: Plan, history: bool, positions: set[int] | None
) -> None:
    expected = corpus.matching(plan, history=history)
    if positions is not None:
        expected &= positions
    filters = Filters(history=history, positions=positions)
    total, entries = corpus.index.find(plan, filters, "relevance", None)
    assert {entry.position for entry in entries} == expected
    assert total == len(entries) == len(expected)
    assert sorted(corpus.index.positions(plan, filters)) == sorted(expected)


@settings(max_examples=60, deadline=None)
@given(
    runs=st.lists(st.tuples(words), min_size=3, max_size=4).map(tuple), between=st.integers(0, 3)
)
def test_words_near_each_other_stand_in_any_order(
    corpus: Corpus, runs: tuple[tuple[str, ...], ...], between: int
) -> None:
    near = Within(field="written", runs=runs, words=between)
    assert set(corpus.index.positions(near, Filters(history=True))) == corpus.matching(near)


@settings(max_examples=100, deadline=None)
@given(plan=plans, limit=st.integers(0, 12), offset=st.integers(0, 12))
def test_a_page_is_a_piece_of_the_whole(
    corpus: Corpus, plan: Plan, limit: int, offset: int
) -> None:
    for sort in ("relevance", "newest", "oldest"):
        total, whole = corpus.index.find(plan, Filters(), sort, None)
        page = corpus.index.find(plan, Filters(), sort, limit, offset)
        assert page == (total, whole[offset : offset + limit])


@settings(max_examples=100, deadline=None)
@given(day=st.dates(FIRST, FIRST + timedelta(days=700)))
def test_a_day_is_met_as_exactly_as_a_document_is_dated(corpus: Corpus, day: date) -> None:
    def covers(made: Document) -> bool:
        on = made.published_on
        months = {"day": 3, "month": 2, "year": 1}[made.precision]
        return on is not None and on.timetuple()[:months] == day.timetuple()[:months]

    found = corpus.index.positions(Everything(), Filters(on=day, history=True))
    assert set(found) == {at for at, made in corpus.documents.items() if covers(made)}


@settings(max_examples=100, deadline=None)
@given(
    asked=st.lists(words, min_size=1, max_size=6, unique=True),
    limit=st.integers(1, 20),
    history=st.booleans(),
)
def test_a_sentence_counts_its_words(
    corpus: Corpus, asked: list[str], limit: int, history: bool
) -> None:
    parts = [Term(field="written", word=word) for word in asked]
    had = Counter(at for part in parts for at in corpus.matching(part, history=history))
    found = corpus.index.find_sentence(parts, Filters(history=history), limit)
    counts = Counter(had.values())
    assert found.by_words == (0, *(counts[n] for n in range(1, len(parts) + 1)))
    assert len(found.entries) == min(limit, len(had))
    assert {entry.position for entry in found.entries} <= had.keys()
    whole = corpus.index.find_sentence(parts, Filters(history=history), len(corpus.documents))
    assert found.entries == whole.entries[:limit]
    scores = [entry.score or 0.0 for entry in whole.entries]
    assert scores == sorted(scores, reverse=True)


def test_a_pattern_may_not_stand_for_too_many_words(blotter: Blotter) -> None:
    blotter.publish(" ".join(f"t{n}" for n in range(MOST_WORDS + 1)))
    index = TantivyIndex(blotter.settings.index_dir, blotter.engine)
    index.rebuild()
    with opened(blotter.settings.index_dir) as asked:
        assert asked is not None
        with pytest.raises(TooBroadError, match=rf"t\* stands for {MOST_WORDS + 1:,} words"):
            asked.find(Like(field="written", pattern="t*"), Filters(), "newest", 1)
        total, _ = asked.find(Like(field="written", pattern="t1*"), Filters(), "newest", 1)
        assert total == 1


def test_too_many_ways_to_stand_near_are_refused(corpus: Corpus) -> None:
    near = Within(field="written", runs=tuple((word,) for word in VOCABULARY), words=9)
    with pytest.raises(TooBroadError, match="ways"):
        corpus.index.positions(near, Filters())


def test_similar_words_come_by_how_few_edits_they_take(corpus: Corpus) -> None:
    similar = corpus.index.similar_words("appl", 5)
    assert {word for word, _ in similar} == {"apple", "apply"}
    apples = corpus.matching(Term(field="written", word="apple"), history=False)
    assert dict(similar)["apple"] == len(apples)
    assert corpus.index.frequency("written", "apple", Filters()) == len(apples)
    assert corpus.index.similar_words("xylophone", 5) == []


def test_an_index_that_is_not_there_is_none(tmp_path: Path) -> None:
    with opened(tmp_path / "index") as index:
        assert index is None
