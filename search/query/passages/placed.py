"""Words at their places in a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias


class Placed(NamedTuple):
    """A word at its place among the words of a text, and at characters [start, end) of it."""

    place: int
    start: int
    end: int

    def moved(self, places: int, characters: int) -> Placed:
        """The same so many places and characters further on."""
        return Placed(self.place + places, self.start + characters, self.end + characters)


PlacedWord: TypeAlias = tuple[str, Placed]
#: Each word, and where it stands, by its place.
LaidWords: TypeAlias = Mapping[str, Mapping[int, Placed]]


def laid(found: Iterable[PlacedWord]) -> LaidWords:
    """These words, of two that are the same at one place the last."""
    laid: dict[str, dict[int, Placed]] = {}
    for word, placed in found:
        laid.setdefault(word, {})[placed.place] = placed
    return laid
