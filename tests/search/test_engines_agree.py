"""Any two engines find the same, and nearly the same first, on 2,000 generated queries."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

import pytest

from search.index.engine import Filters, OpenIndex
from search.index.plan import Plan
from search.index.planning import planned
from search.language.parsing import parse
from store.log.document import Document
from store.log.projections import catch_up
from tests.search.engines import PAIRS, Engine
from tests.search.examples import document, published

QUERIES = 2000
#: How much of the first ten any two engines have in common, on average.
ALIKE = 0.8
#: How many have to be found for the first ten to be a choice.
MANY = 15

_ENDINGS = ("", "", "s", "ed", "ing")
_STEMS = [
    f"{a}{b}{c}" for a in ("br", "cl", "dr", "st") for b in "aeiou" for c in ("mp", "nd", "rk")
]
VOCABULARY = [stem + _ENDINGS[n % 5] for n, stem in enumerate(_STEMS * 2)]
_WEIGHTS = list(accumulate(1 / (rank + 2) for rank in range(len(VOCABULARY))))
_CITED = ("21 U.S.C. § 841(a)(1)", "schedule III", "2:24-cr-00236")


def some_words(chance: random.Random, count: int) -> list[str]:
    return chance.choices(VOCABULARY, cum_weights=_WEIGHTS, k=count)


def documents() -> Iterator[Document]:
    chance = random.Random(20260401)
    for n in range(200):
        words = some_words(chance, chance.randint(20, 90))
        if n % 7 == 0:
            words.insert(chance.randrange(20), chance.choice(_CITED))
        yield document(
            f"us_example:{n}",
            " ".join(words),
            title=" ".join(some_words(chance, 4)),
            published_on=date(2024, 1, 1) + timedelta(days=n),
            source="us_example",
        )


TEXTS = [made.text for made in documents()]


def stretch(chance: random.Random, length: int) -> list[str]:
    """Words that follow each other in a text."""
    words = [word for word in chance.choice(TEXTS).split() if word.isalpha()]
    start = chance.randrange(len(words) - length)
    return words[start : start + length]


def part(chance: random.Random) -> str:
    """A part of a query, without operators."""
    word = some_words(chance, 1)[0]
    made: tuple[Callable[[], str], ...] = (
        lambda: word,
        lambda: word,
        lambda: f'"{word}"',
        lambda: '"{} {}"'.format(*stretch(chance, 2)),
        lambda: '"{} {} {}"'.format(*stretch(chance, 3)),
        lambda: "{} w/{} {}".format(*some_words(chance, 1), chance.randint(1, 9), word),
        lambda: f"{word[: chance.randint(2, 4)]}*",
        lambda: f"{word[:2]}?{word[3:]}",
        lambda: f"{word}~",
        lambda: f"title:{word}",
        lambda: chance.choice(("21 USC 841", "C-III", "2:24-cr-236")),
    )
    return chance.choice(made)()


def query(chance: random.Random) -> str:
    parts = [part(chance) for _ in range(chance.randint(1, 3))]
    joined = chance.choice((" ", " OR ", " OR ")).join(parts)
    if chance.random() < 0.3:
        return f"({joined}) -{part(chance)}" if chance.random() < 0.7 else f"NOT ({joined})"
    return joined


def plans() -> Iterator[tuple[str, Plan]]:
    chance = random.Random(20260402)
    for _ in range(QUERIES):
        text = query(chance)
        yield text, planned(parse(text))


class Indexes:
    """An index of the same documents by each engine, made when it is asked for."""

    def __init__(self, home: Path, request: pytest.FixtureRequest, closing: ExitStack) -> None:
        self.home, self.request, self.closing = home, request, closing
        self.made: dict[str, OpenIndex] = {}

    def of(self, engine: Engine) -> OpenIndex:
        if engine.name not in self.made:
            log = engine.log(self.home / engine.name, self.request)
            blotter = self.closing.enter_context(log)
            blotter.append(*map(published, documents()))
            catch_up(blotter.engine, engine.index(blotter.settings, blotter.engine))
            opened = self.closing.enter_context(engine.opened(blotter.settings))
            assert opened is not None
            self.made[engine.name] = opened
        return self.made[engine.name]


@pytest.fixture(scope="module")
def indexes(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Indexes]:
    with ExitStack() as closing:
        yield Indexes(tmp_path_factory.mktemp("agree"), request, closing)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_engines_agree(indexes: Indexes, one: Engine, other: Engine) -> None:
    first, second = indexes.of(one), indexes.of(other)
    differ, alike = [], []
    for text, plan in plans():
        answers = [index.find(plan, Filters(), "relevance", None)[1] for index in (first, second)]
        found = [[entry.position for entry in answer] for answer in answers]
        if set(found[0]) != set(found[1]):
            differ.append(text)
        elif len(found[0]) >= MANY:
            alike.append(len({*found[0][:10]} & {*found[1][:10]}) / 10)
    assert differ == []
    assert len(alike) > QUERIES / 3
    assert sum(alike) / len(alike) >= ALIKE


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_engines_agree_on_sentences(indexes: Indexes, one: Engine, other: Engine) -> None:
    chance = random.Random(20260403)
    alike = []
    for _ in range(200):
        words = [planned(parse(word)) for word in some_words(chance, chance.randint(2, 8))]
        answers = [
            indexes.of(engine).find_sentence(words, Filters(), 10) for engine in (one, other)
        ]
        assert answers[0].by_words == answers[1].by_words
        tops = [{entry.position for entry in answer.entries} for answer in answers]
        alike.append(len(tops[0] & tops[1]) / max(1, len(tops[0])))
    assert sum(alike) / len(alike) >= ALIKE
