"""What is suggested where a query finds nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from search.index.plan import Field
from search.language.parsing import parse
from search.language.spelling import edits
from search.language.tree import And, Claim, Not, Or, Text, Tree
from search.language.words.stems import stem
from search.query.rewording import Rewording, reworded
from search.query.suggestions import suggestions

WORDS = {"ketamine": 300, "voskamp": 8, "spravato": 40, "clinic": 90, "fraud": 50} | {
    "kickbacks": 12,
    "mine": 5,
    "sold": 70,
    "ketones": 2,
    "claim": 30,
    "clean": 4,
    "trapped": 3,
}

FIELDS = {"party": str}


class Index:
    """As much of an index as suggestions ask: how many entries have each word."""

    def __init__(self, words: Mapping[str, int]) -> None:
        self.words = words

    def frequencies(self, field: Field, words: Sequence[str]) -> list[int]:
        assert field == "stem"
        families = {stem(word): count for word, count in self.words.items()}
        return [families.get(word, 0) for word in words]

    def similar_words(self, word: str, limit: int) -> list[tuple[str, int]]:
        return [pair for pair in self.words.items() if edits(word, pair[0], 2)][:limit]

    def total(self, query: str) -> int:
        """Of some word of a query the fewest entries have it, and these have all."""
        return self._total(parse(query, FIELDS))

    def _total(self, tree: Tree) -> int:
        match tree:
            case And(parts=parts):
                return min(map(self._total, parts))
            case Or(parts=parts):
                return max(map(self._total, parts))
            case Not():
                return 1000
            case Text(text=text) | Claim(value=text):
                return min(self.frequencies("stem", [*map(stem, text.lower().split())]))
        raise AssertionError(tree)


def suggested(query: str, words: Mapping[str, int] = WORDS) -> list[tuple[str, str, int]]:
    index = Index(words)
    found = suggestions(query, parse(query, FIELDS), index, index.total)
    return [(one.query, one.meant, one.total) for one in found]


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("ketmine", "ketamine"),
        ("ketaimne", "ketamine"),
        ("kettamine", "ketamine"),
        ("cetamine", "ketamine"),
        ("Voskmap", "voskamp"),
        ("spravoto", "spravato"),
        ("clinc", "clinic"),
        ("title:ketmine", "title:ketamine"),
        ("party:Voskmap", "party:voskamp"),
        ('"ketmine"', '"ketamine"'),
        ("keta mine", "ketamine"),
        ("KETMINE clinic -fruad", "ketamine clinic -fruad"),
        ("ketmine voskmap", "ketamine voskamp"),
        ("ketmine xyzzyq", None),
        ("ke 2:25-cr-183 dea", None),
        ("kickback", None),
    ],
)
def test_what_may_have_been_meant(query: str, meant: str | None) -> None:
    assert [text for text, *_ in suggested(query)][:1] == ([meant] if meant else [])


def test_it_says_how_many_are_found_and_closer_words_come_first() -> None:
    words = {"strap": 9, "trap": 4, "tramp": 2, "trams": 90}
    assert suggested("tramq", words) == [("trams", "trams", 90), ("tramp", "tramp", 2)]
    assert suggested("tramm", {"trams": 90, "grammy": 70, "tram": 1})[0] == ("tram", "tram", 1)


def test_where_every_word_is_known_one_of_them_may_be_meant_otherwise() -> None:
    index = Index({"clinic": 9, "claim": 5, "fraud": 4, "clams": 1})
    found = suggestions(
        "clams fraud",
        parse("clams fraud"),
        index,
        lambda query: 0 if "clams" in query else index.total(query),
    )
    assert [one.query for one in found] == ["claim fraud"]


def test_no_more_than_three_are_made() -> None:
    assert len(suggested("tramx", {f"tram{n}": 1 for n in "abcdefg"})) == 3


PUT = Rewording(asked=("keta", "mine"), meant="ketamine")


@pytest.mark.parametrize(
    ("text", "put"),
    [
        ("Keta  mine, keta-mine", "ketamine, ketamine"),
        ("keta mines", "keta mines"),
        ("mine keta", "mine keta"),
        ("", ""),
    ],
)
def test_words_are_put_where_they_stand_side_by_side(text: str, put: str) -> None:
    assert reworded(text, PUT) == put
