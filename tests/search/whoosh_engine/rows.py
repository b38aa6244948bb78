"""The rows of words, by where these stand."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Set
from itertools import chain

from search.whoosh_engine.storage.common_words import Row, read_rows, stored_rows
from search.whoosh_engine.storage.gathered_postings import WordPostings


class Stored:
    """A file of Whoosh that is read from a place on."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def get(self, at: int, length: int) -> bytes:
        return self.content[at : at + length]


def rows(words: Mapping[str, Mapping[int, Set[int]]]) -> Mapping[str, Row]:
    """The row of each word, by the entries that have it and its places there."""
    common = [postings(word, found) for word, found in words.items()]
    return read_rows(Stored(b"".join(stored_rows(common))))


def postings(word: str, found: Mapping[int, Set[int]]) -> WordPostings:
    """What is gathered of a word."""
    numbers = sorted(found)
    places = [sorted(found[number]) for number in numbers]
    return WordPostings(
        field="written",
        word=word.encode(),
        numbers=array("I", numbers),
        counts=array("I", map(len, places)),
        places=array("I", chain.from_iterable(places)),
    )
