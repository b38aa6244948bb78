"""The copies that a store of a million documents is made of."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import accumulate

import pytest

from benchmarks.million.copied.growth import fitted
from benchmarks.million.copied.load import copies
from benchmarks.million.copied.real_words import real_words
from benchmarks.million.copied.templates import Copy, Places, TemplateWriter
from benchmarks.million.copied.word_counts import WordCounts
from benchmarks.million.copied.wordings import RealWords, Wordings, written_as

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _texts(documents: int) -> list[list[str]]:
    """Documents of some words each, drawn by Zipf's law from many, so that words become more by
    Heaps' law."""
    chance = random.Random(5)
    words = ["".join(chance.choices(_LETTERS, k=8)) for _ in range(200_000)]
    weights = [*accumulate(1 / rank for rank in range(1, len(words) + 1))]
    return [chance.choices(words, cum_weights=weights, k=60) for _ in range(documents)]


@pytest.fixture(scope="module")
def texts() -> list[list[str]]:
    """A record that is four times as large as what copies are made of."""
    return _texts(4_000)


def _real(texts: Sequence[Sequence[str]]) -> RealWords:
    chance = random.Random(4)
    names = ["".join(chance.choices(_LETTERS, k=6)) for _ in texts]
    read = [
        f'{{"linking_keys": {{"kind": "sentence", "persons": ["orla {name}"]}}}}' for name in names
    ]
    return real_words(texts, read, seed=1)


@pytest.mark.parametrize("copied", [2, 4])
def test_words_become_more_as_they_do_in_a_record_of_that_size(
    texts: list[list[str]], copied: int
) -> None:
    real = _real(texts[:1000])
    counts = WordCounts(real.documents)
    for words in Wordings(real, seed=2).copies(copied):
        counts.add(words)
    there = len({word for text in texts[: 1000 * copied] for word in text})
    assert len(counts.documents) == pytest.approx(there, rel=0.15)
    assert len(counts.documents) == pytest.approx(real.words(1000 * copied), rel=0.05)


def test_frequent_words_stay_as_frequent(texts: list[list[str]]) -> None:
    real = _real(texts[:1000])
    counts = WordCounts(real.documents)
    for words in Wordings(real, seed=2).copies(5):
        counts.add(words)
    top, many = max(real.documents.items(), key=lambda it: it[1])
    assert counts.documents[top] == 5 * many
    assert sum(counts.documents.values()) == 5 * sum(real.documents.values())


def test_the_law_is_found_again() -> None:
    """It says of all documents what there is in them."""
    drawn = [[str(int(number**0.5))] for number in range(1, 5000)]
    random.Random(1).shuffle(drawn)
    documents = [
        [str(at) for at in range(int(n**0.5), int((n + 1) ** 0.5) + 1)] for n in range(4000)
    ]
    growth = fitted(documents, seed=3)
    assert growth.power < 1
    assert growth(4000) == pytest.approx(len({it for one in documents for it in one}), rel=0.1)


def test_copies_are_the_same_each_time_and_differ_by_seed(texts: list[list[str]]) -> None:
    real = _real(texts[:300])
    one, again, other = (list(copies(real, 300, 4, seed=seed)) for seed in (7, 7, 8))
    assert one == again
    assert [it.words for it in one] != [it.words for it in other]
    assert (one[0].words, one[0].days, one[0].positions) == ({}, 0, 0)
    assert [it.positions for it in one] == [0, 300, 600, 900]


def test_two_people_of_a_copy_stay_two(texts: list[list[str]]) -> None:
    real = _real(texts[:300])
    for words in Wordings(real, seed=2).copies(6):
        names = sorted(real.last_names)
        said = [words.get(name, name) for name in names if len(name) >= 4]
        assert len({*said}) >= 0.9 * len({*names})


def _copy(words: dict[str, str], number: int = 3) -> Copy:
    return Copy(number=number, words=words, days=7, positions=1000)


def _rendered(text: str, varied: set[str], copy: Copy) -> str:
    places = Places(varied)
    writer = TemplateWriter(places)
    writer.text(text)
    return writer.made()(places.values(copy))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tannen, TANNEN and tannen's", "Holgre, HOLGRE and holgre's"),
        ("a\\\\nTannen and \\\\u2019tannen", "a\\\\nHolgre and \\\\u2019holgre"),
        ('{"start":4417,"day":"2024-02-28"}', '{"start":4417,"day":"2024-03-06"}'),
        ("No. 2:24-cr-4417 of 2024-13-45", "No. 2:24-cr-5528 of 2024-13-45"),
        ('{"id":"us_news_wire:00012"}', '{"id":"us_news_wire:0400012"}'),
        ('"sketch":[7,4294967295],', '"sketch":[1040000000007,1044294967295],'),
        ("nothing of it", "nothing of it"),
    ],
)
def test_a_text_says_the_same_of_others(text: str, said: str) -> None:
    copy = _copy({"tannen": "holgre", "4417": "5528"})
    assert _rendered(text, {"tannen", "4417"}, copy) == said


def test_a_word_is_written_as_the_one_it_stands_for() -> None:
    assert written_as("holgren", "McTanne") == "HoLgren"
    assert written_as("holgre", "TANNEN") == "HOLGRE"
