"""Texts with places at which each copy has words, days and numbers of its own: pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter
from typing import Any, Literal, TypeAlias

from benchmarks.million.copied.wordings import SHORTEST, written_as
from search.language.words.stems import stem

#: What stands at a place: a word or its family, a day, a position of the log, or the copy's number.
Sort: TypeAlias = Literal["word", "stem", "day", "position", "copy"]
#: An escape, which is no part of the word after it; an id; a day that every month has (others are
#: the same in all copies); a word or a number; what is neither.
_PIECE = re.compile(
    r"\\+(?:u[0-9a-f]{4}|.)"
    r"|(?P<id>\bus_[a-z_]+:)(?=\d{5}\b)"
    r"|(?P<day>\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])\b)(?!T)"
    rf"|(?P<word>[A-Za-z]{{{SHORTEST},}}(?![A-Za-z\d])|(?<![:\[,.])\d{{{SHORTEST},}}(?![A-Za-z\d]))"
    r"|[A-Za-z\d]+"
)
_SKETCH = re.compile(r'(?<="sketch":\[)[\d,]+|(?<="opening":\[)[\d,]+')
_NUMBER = re.compile(r"\d+")


class Places:
    """All that stands at some place of some text, each known by a number."""

    def __init__(self, varied: Collection[str]) -> None:
        self._varied = varied
        self._numbers: dict[tuple[Sort, str], int] = {}

    def number(self, sort: Sort, what: str = "") -> int:
        """By which it is known."""
        return self._numbers.setdefault((sort, what), len(self._numbers))

    def is_varied(self, word: str) -> bool:
        """Whether another word may stand for it."""
        return word in self._varied

    def values(self, copy: Copy) -> list[str]:
        """What stands at the places of a copy, by number."""
        return [copy.value(sort, what) for sort, what in self._numbers]


@dataclass(frozen=True, kw_only=True, slots=True)
class Copy:
    """What is a copy's own."""

    number: int
    words: Mapping[str, str]
    #: By how many days it is later, and by how many positions.
    days: int
    positions: int

    def value(self, sort: Sort, what: str) -> str:
        match sort:
            case "word":
                small = what.lower()
                return written_as(self.words.get(small, small), what)
            case "stem":
                return stem(self.words.get(what, what))
            case "day":
                return _later(what, self.days)
            case "position":
                return str(int(what) + self.positions)
            case "copy":
                return f"{self.number + 1:02}"


def _later(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


class Template:
    """A text, between whose pieces something stands in each copy."""

    __slots__ = ("_pick", "_pieces")

    def __init__(self, pieces: Sequence[str], places: Sequence[int]) -> None:
        self._pieces = list(pieces)
        self._pick: Callable[[Sequence[str]], Any] = (
            itemgetter(*places) if len(places) > 1 else lambda at: tuple(at[it] for it in places)
        )

    def __call__(self, values: Sequence[str]) -> str:
        """The text of a copy, given what stands at the places."""
        parts = self._pieces.copy()
        parts[1::2] = self._pick(values)
        return "".join(parts)


class TemplateWriter:
    """A template that is put together."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._pieces: list[str] = [""]
        self._at: list[int] = []

    def literal(self, text: str) -> None:
        self._pieces[-1] += text

    def place(self, sort: Sort, what: str = "") -> None:
        self._at.append(self._places.number(sort, what))
        self._pieces += ["", ""]

    def text(self, text: str) -> None:
        """A text with words, days and ids, and numbers of sketches where it is JSON."""
        end = 0
        for found in _SKETCH.finditer(text):
            self._words(text[end : found.start()])
            self._sketch(found.group())
            end = found.end()
        self._words(text[end:])

    def made(self) -> Template:
        return Template(self._pieces, self._at)

    def _words(self, text: str) -> None:
        end = 0
        for found in _PIECE.finditer(text):
            sort = found.lastgroup
            if sort == "word" and not self._places.is_varied(found.group().lower()):
                continue
            if sort is None:
                continue
            self.literal(text[end : found.start()])
            if sort == "id":
                self.literal(found.group())
                self.place("copy")
            else:
                self.place("word" if sort == "word" else "day", found.group())
            end = found.end()
        self.literal(text[end:])

    def _sketch(self, numbers: str) -> None:
        for at, number in enumerate(_NUMBER.findall(numbers)):
            self.literal("," if at else "")
            self.literal("1")  # no number begins with a nought
            self.place("copy")
            self.literal(f"{int(number):010}")
