"""The publisher's words in parts, paragraphs and lines, with the quotes of claims marked. Pure.

Offsets count in the whole: the title, a line feed and the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol, TypeAlias

from pages.site import quote_anchor

#: Characters of a part.
PART = 20_000
#: Where a part may end, the better place first.
_ENDS = ("\n\n", "\n", ". ", " ")
_BREAK = re.compile(r"(\n(?:[^\S\n]*\n)*)")


class Quote(Protocol):
    """The words that a claim rests on; none where its end is its start."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """Words that are quoted throughout, or not at all."""

    text: str
    is_quoted: bool
    #: Of the quotes that begin with it.
    anchors: tuple[str, ...] = ()


#: A line of stretches, and a paragraph of lines.
Line: TypeAlias = tuple[Stretch, ...]
Paragraph: TypeAlias = tuple[Line, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TextPart:
    """A part of a text; 1 is the first of `parts`, which alone has the title."""

    number: int
    parts: int
    title: Line
    paragraphs: tuple[Paragraph, ...]
    #: Where each part begins.
    starts: tuple[int, ...]

    def part_of(self, offset: int) -> int:
        """The part in which a character stands."""
        return part_at(self.starts, offset)


def part_starts(whole: str, length: int = PART) -> list[int]:
    """Where each part of a text begins: at most `length` characters after the one before, after a
    paragraph where one ends in the second half of them, else a line, a sentence, a word."""
    starts = [0]
    while len(whole) - starts[-1] > length:
        starts.append(_end_of_part(whole, starts[-1], length))
    return starts


def _end_of_part(whole: str, start: int, length: int) -> int:
    for sign in _ENDS:
        found = whole.rfind(sign, start + length // 2, start + length)
        if found >= 0:
            return found + len(sign)
    return start + length


def part_at(starts: Sequence[int], offset: int) -> int:
    """The number of the part in which a character stands."""
    return bisect_right(starts, offset) or 1


def text_part(title: str, text: str, quotes: Iterable[Quote], number: int | None) -> TextPart:
    """A part of a text, the last one where there are fewer; all of it as one where `number` is
    None."""
    whole = f"{title}\n{text}"
    starts = part_starts(whole)
    bounds = [*starts, len(whole)]
    shown = range(1, len(bounds)) if number is None else [min(number, len(starts))]
    paragraphs: list[Paragraph] = []
    given = sorted({(it.start, it.end) for it in quotes if it.start < it.end})
    for one in shown:
        start = max(bounds[one - 1], len(title) + 1)
        paragraphs += _paragraphs(_stretches(whole, start, bounds[one], given))
    return TextPart(
        number=shown[0],
        parts=1 if number is None else len(starts),
        title=tuple(_stretches(whole, 0, len(title), given)) if shown[0] == 1 else (),
        paragraphs=tuple(paragraphs),
        starts=(0,) if number is None else tuple(starts),
    )


def _stretches(
    whole: str, start: int, end: int, quotes: Sequence[tuple[int, int]]
) -> Iterator[Stretch]:
    """Characters [start, end), cut where quotes begin and end."""
    if start >= end:
        return
    inside = [(first, last) for first, last in quotes if first < end and last > start]
    within = {at for quote in inside for at in quote if start < at < end}
    for left, right in pairwise(sorted({start, end, *within})):
        # Quotes begin and end at these places alone.
        yield Stretch(
            text=whole[left:right],
            is_quoted=any(first <= left < last for first, last in inside),
            anchors=tuple(quote_anchor(*quote) for quote in inside if quote[0] == left),
        )


def _paragraphs(stretches: Iterable[Stretch]) -> Iterator[Paragraph]:
    """The stretches in lines and paragraphs; an anchor at a line's end goes to the next line."""
    lines: list[Line] = []
    line: list[Stretch] = []
    waiting: tuple[str, ...] = ()
    for stretch in stretches:
        waiting += stretch.anchors
        for words in _BREAK.split(stretch.text):
            if "\n" not in words:
                if words:
                    line.append(Stretch(text=words, is_quoted=stretch.is_quoted, anchors=waiting))
                    waiting = ()
                continue
            if line:
                lines.append(tuple(line))
                line = []
            if words.count("\n") > 1 and lines:
                yield tuple(lines)
                lines = []
    if line:
        lines.append(tuple(line))
    if lines:
        yield tuple(lines)
