"""What each part of a plan finds in any engine, compared with going through every document."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.index.engine import MOST_WORDS, Filters, OpenIndex, TooBroadError
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
from store.log.projections import catch_up
from tests.search.brute_force import Entry, distance, entry, finds
from tests.search.engines import EACH, Engine
from tests.search.examples import Blotter, document, masked, published, revised

FIELDS: tuple[Field, ...] = get_args(Field)
#: The fields in which words have places.
PLACED = tuple(field for field in FIELDS if not field.endswith("cited"))
WORDS = (
    "apple",
    "apples",
    "aple",
    "bear",
    "bare",
    "cedar",
    "Kétamine",
    "esketamine",
    "home-based",
    "21 U.S.C. § 841(a)(1)",
    "schedules II and III",
    "2:24-cr-00236",
    "$1.5 million",
)
SOURCES = ("us_one", "us_two", "uk_three")


#: Plans are made by chance, as there is more to choose from than hypothesis can follow.
seeds = st.integers(0, 2**32 - 1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Corpus:
    """The entries of an index, those that are superseded, and the index in several parts."""

    entries: tuple[Entry, ...] = field(repr=False)
    superseded: frozenset[int] = field(repr=False)
    ids: dict[int, str] = field(repr=False)
    index: OpenIndex = field(repr=False)

    def words(self, field: Field) -> list[str]:
        return sorted({word for one in self.entries for word in one.words[field] if word})


@pytest.fixture(scope="module", params=EACH)
def engine(request: pytest.FixtureRequest) -> Engine:
    made: Engine = request.param
    return made


@pytest.fixture(scope="module")
def corpus(
    engine: Engine, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Corpus]:
    with engine.log(tmp_path_factory.mktemp("plans"), request) as blotter:
        yield from filled(engine, blotter)


def filled(engine: Engine, blotter: Blotter) -> Iterator[Corpus]:
    chance = random.Random(20260301)
    index = engine.index(blotter.settings, blotter.engine)
    entries: list[Entry] = []
    superseded, ids = set(), {}
    for n in range(70):
        again = n > 50 and n % 3 == 0
        made = document(
            f"us_one:{n - 40 if again else n}",
            ", ".join(chance.choices(WORDS, k=chance.randint(0, 12))),
            title=" ".join(chance.choices(WORDS, k=chance.randint(0, 3))),
            number=chance.choice([None, "26-101", "FDA-2024-N-1234"]),
            published_on=date(2024, 1, 1) + timedelta(days=chance.randrange(90)),
            source=SOURCES[(n - 40 if again else n) % 3],
        )
        if again:
            superseded.add(n - 39)
        ids[n + 1] = made.id
        entries.append(entry(n + 1, made))
        blotter.append((revised if again else published)(made))
        if n % 23 == 0:
            catch_up(blotter.engine, index)
    catch_up(blotter.engine, index)
    with engine.opened(blotter.settings) as opened:
        assert opened is not None
        yield Corpus(
            entries=tuple(entries), superseded=frozenset(superseded), ids=ids, index=opened
        )


def some_word(chance: random.Random, corpus: Corpus, field: Field) -> str:
    return chance.choice([*corpus.words(field), "nowhere"])


def some_run(chance: random.Random, corpus: Corpus, field: Field, least: int) -> tuple[str, ...]:
    """Words as they follow each other somewhere, or any."""
    length = chance.randint(least, 3)
    words = list(chance.choice(corpus.entries).words[field])
    if len(words) > length and chance.random() < 0.5:
        start = chance.randint(0, len(words) - length)
        if all(run := tuple(words[start : start + length])):
            return run
    return tuple(some_word(chance, corpus, field) for _ in range(length))


def some_leaf(chance: random.Random, corpus: Corpus) -> Plan:
    kind = chance.choice([Term, Run, Within, Like, Misspelt, OfSource, AtPositions])
    field: Field = chance.choice(PLACED)
    if kind is Term:
        every = chance.choice(FIELDS)
        return Term(field=every, word=some_word(chance, corpus, every))
    if kind is Run:
        return Run(field=field, words=some_run(chance, corpus, field, 2))
    if kind is Within:
        count = chance.randint(1, 3)
        runs = tuple(some_run(chance, corpus, field, 1) for _ in range(count))
        return Within(field=field, runs=runs, words=chance.randint(0, 12))
    written: Field = chance.choice(["written", "title_written", "number_written"])
    word = some_word(chance, corpus, written)
    at = chance.randint(1, len(word))
    if kind is Like:
        sign, rest = chance.choice("*?"), chance.randint(0, 2)
        return Like(field=written, pattern=word[:at] + sign + word[at + rest :])
    if kind is Misspelt:
        letter = chance.choice(["", "x", word[-1]])
        edits = chance.randint(1, 2)
        return Misspelt(field=written, word=word[: at - 1] + letter + word[at:], edits=edits)
    if kind is OfSource:
        return chance.choice([OfSource(name="us_one"), OfSource(name="us_", prefix=True)])
    return AtPositions(positions=frozenset(chance.sample(range(1, 76), chance.randint(0, 20))))


def some_plan(chance: random.Random, corpus: Corpus, depth: int = 2) -> Plan:
    kind = chance.choice([AllOf, AnyOf, BestOf, NoneOf, "leaf", "leaf"])
    if depth == 0 or kind == "leaf":
        return some_leaf(chance, corpus)
    if kind is NoneOf:
        return NoneOf(part=some_plan(chance, corpus, depth - 1))
    count = chance.randint(1, 3)
    parts = tuple(some_plan(chance, corpus, depth - 1) for _ in range(count))
    return AllOf(parts=parts) if kind is AllOf else AnyOf(parts=parts)


@settings(max_examples=150, deadline=None)
@given(seed=seeds, history=st.booleans())
def test_a_plan_finds_what_going_through_everything_finds(
    corpus: Corpus, seed: int, history: bool
) -> None:
    chance = random.Random(seed)
    plan = some_plan(chance, corpus)
    filters = Filters(history=history)
    expected = sorted(
        one.position
        for one in corpus.entries
        if (history or one.position not in corpus.superseded) and finds(plan, one)
    )
    assert sorted(corpus.index.positions(plan, filters)) == expected
    for sort in ("relevance", "newest"):
        total, found = corpus.index.find(plan, filters, sort, None)
        assert total == len(expected)
        assert sorted(one.position for one in found) == expected
    every = {one.position for one in corpus.entries if finds(plan, one)}
    asked = list(corpus.ids)[::2]
    among = Filters(positions=asked, history=True)
    assert {*corpus.index.positions(plan, among)} == every & {*asked}


@settings(max_examples=60, deadline=None)
@given(seed=seeds, size=st.integers(1, 12), offset=st.integers(0, 60))
def test_pages_are_stretches_of_the_whole_answer(
    corpus: Corpus, seed: int, size: int, offset: int
) -> None:
    chance = random.Random(seed)
    plan = some_plan(chance, corpus)
    for sort in ("relevance", "newest", "oldest"):
        total, every = corpus.index.find(plan, Filters(), sort, None)
        page = corpus.index.find(plan, Filters(), sort, size, offset)
        assert page == (total, every[offset : offset + size])


@settings(max_examples=60, deadline=None)
@given(seed=seeds, positions=st.frozensets(st.integers(1, 75)))
def test_positions_narrow_alike_as_a_filter_and_as_a_part(
    corpus: Corpus, seed: int, positions: frozenset[int]
) -> None:
    chance = random.Random(seed)
    plan = some_plan(chance, corpus)
    narrowed = AllOf(parts=(plan, AtPositions(positions=positions)))
    total, found = corpus.index.find(plan, Filters(positions=positions), "relevance", None)
    assert corpus.index.find(narrowed, Filters(), "relevance", None) == (total, found)


@settings(max_examples=60, deadline=None)
@given(seed=seeds, positions=st.none() | st.frozensets(st.integers(1, 75)))
def test_a_sentence_counts_the_words_of_every_entry(
    corpus: Corpus, seed: int, positions: frozenset[int] | None
) -> None:
    chance = random.Random(seed)
    words = [some_leaf(chance, corpus) for _ in range(chance.randint(1, 5))]
    had = {
        one.position: count
        for one in corpus.entries
        if one.position not in corpus.superseded
        and (positions is None or one.position in positions)
        and (count := sum(finds(word, one) for word in words))
    }
    answer = corpus.index.find_sentence(words, Filters(positions=positions), 100)
    expected = [list(had.values()).count(count) for count in range(len(words) + 1)]
    assert list(answer.by_words) == expected
    assert sorted(one.position for one in answer.entries) == sorted(had)
    page = corpus.index.find_sentence(words, Filters(positions=positions), 7, 3)
    assert page.entries == answer.entries[3:10]


@settings(max_examples=60, deadline=None)
@given(seed=seeds, since=st.none() | st.integers(0, 90))
def test_how_many_entries_have_a_word(corpus: Corpus, seed: int, since: int | None) -> None:
    chance = random.Random(seed)
    field: Field = chance.choice(FIELDS)
    word = some_word(chance, corpus, field)
    day = None if since is None else date(2024, 1, 1) + timedelta(days=since)
    filters = Filters(since=day)
    _, passing = corpus.index.find(Everything(), filters, "newest", None)
    positions = {one.position for one in passing}
    expected = sum(word in one.words[field] for one in corpus.entries if one.position in positions)
    assert corpus.index.find(Term(field=field, word=word), filters, "newest", 0) == (expected, [])


@pytest.mark.parametrize("word", ["aple", "baer", "ketamin", "esketamines", "zzzz"])
def test_similar_words_are_those_a_few_edits_away(corpus: Corpus, word: str) -> None:
    near = {
        other: sum(
            other in one.words["written"]
            for one in corpus.entries
            if one.position not in corpus.superseded
        )
        for other in corpus.words("written")
        if other != word and distance(word, other) <= 2
    }
    found = corpus.index.similar_words(word, 50)
    assert dict(found) == {other: count for other, count in near.items() if count}
    ordered = sorted(found, key=lambda pair: (distance(word, pair[0]), -pair[1]))
    assert [(distance(word, w), -n) for w, n in found] == [
        (distance(word, w), -n) for w, n in ordered
    ]
    assert corpus.index.similar_words(word, 1) == found[:1]


def indexed(engine: Engine, blotter: Blotter) -> None:
    catch_up(blotter.engine, engine.index(blotter.settings, blotter.engine))


def test_a_word_that_is_hidden_is_similar_to_none(engine: Engine, blotter: Blotter) -> None:
    blotter.append(
        published(document("us_one:1", "Voskamp was charged.")),
        published(document("us_one:2", "A clinic.")),
        revised(document("us_one:2", "A clinique.")),
        masked("Ann Voskamp"),
    )
    blotter.append(published(document("us_one:3", "Ann Voskamp again.")))
    indexed(engine, blotter)
    with engine.opened(blotter.settings) as index:
        assert index is not None
        assert index.similar_words("clinc", 9) == []
        assert "ann" not in dict(index.similar_words("anne", 9))


def test_a_pattern_that_stands_for_too_many_words_is_refused(
    engine: Engine, blotter: Blotter
) -> None:
    words = [f"w{n:05}" for n in range(MOST_WORDS + 1)]
    blotter.publish(" ".join(words[:2500]), " ".join(words[2500:]), "apple")
    indexed(engine, blotter)
    broad = Like(field="written", pattern="w*")
    apple = Term(field="written", word="apple")
    with engine.opened(blotter.settings) as index:
        assert index is not None
        total, _ = index.find(Like(field="written", pattern="w0*0"), Filters(), "newest", None)
        assert total == 2
        half = [Like(field="written", pattern=f"w0{sign}*") for sign in "0123456789?"]
        for plan in (broad, AnyOf(parts=(apple, NoneOf(part=broad))), AnyOf(parts=tuple(half))):
            with pytest.raises(TooBroadError, match=r"w.*\* stands for"):
                index.find(plan, Filters(), "relevance", 10)
            with pytest.raises(TooBroadError):
                index.positions(plan, Filters())
            with pytest.raises(TooBroadError):
                index.find_sentence([apple, plan], Filters(), 10)


def test_long_texts_and_frequent_words(engine: Engine, blotter: Blotter) -> None:
    long = [f"word{n % 4000}" for n in range(60_000)]
    long[59_990:59_993] = ["grand", "jury", "indicted"]
    often = " ".join(["ketamine clinic"] * 1000)
    blotter.publish(" ".join(long), often, "ketamine", "the grand jury met", *["other"] * 9)
    indexed(engine, blotter)
    with engine.opened(blotter.settings) as index:
        assert index is not None

        def found(plan: Plan) -> list[int]:
            return [one.position for one in index.find(plan, Filters(), "relevance", None)[1]]

        assert found(Run(field="written", words=("grand", "jury"))) == [4, 1]
        near = Within(field="written", runs=(("indicted",), ("grand", "jury")), words=0)
        assert found(near) == [1]
        assert found(Run(field="stem", words=("clinic", "ketamin"))) == [2]
        assert sorted(found(Term(field="written", word="ketamine"))) == [2, 3]
        assert len(found(Like(field="written", pattern="word1*"))) == 1
