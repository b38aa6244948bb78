"""The passages that show why a document was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise
from typing import NamedTuple

from search.language.tree import Wording
from search.query.passages.occurrences import Occurrence, occurrences_by_piece
from search.query.passages.stretches import Stretch, best_of, rarity_in, stretches
from search.query.passages.wanted_words import Wanted, wanted
from store.plain_text import one_line

#: Characters of text in a passage, and passages of a text.
LENGTH, _MOST = 200, 2
#: Pieces of a long text in which something stands, after which the best passages so far are good
#: enough.
_ENOUGH = 12
#: Of pieces that have all the query asks for, fewer are.
_ENOUGH_WHOLE = 3
#: Characters within which different leaves stand close enough together.
_CLOSE = 60
#: Characters that are shown at most of what was found as one.
_LONGEST = 2 * LENGTH


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A passage on one line, without control characters."""

    text: str
    #: Where in it the query's words stand, [start, end) each, in order, from one end of a word to
    #: another.
    highlights: tuple[tuple[int, int], ...]


class _Frame(NamedTuple):
    """Characters [start, end) of a text."""

    start: int
    end: int


def passages(text: str, leaves: Sequence[Wording]) -> tuple[Passage, ...]:
    """The best passages of a text that do not overlap, the best first: with the most different
    leaves of the query, the rarest in the text, the closest together; then what shows leaves that
    were not shown yet.

    Where none is in the text (they are in the title), it is the beginning; of an empty text none.
    """
    whole = one_line(text)
    if not whole:
        return ()
    found = _looked_at(whole, wanted(tuple(leaves), None))
    left, rarity = list(stretches(found, LENGTH)), rarity_in(found)
    frames: list[_Frame] = []
    shown = 0
    while left and len(frames) < _MOST:
        best = best_of(left, rarity, shown)
        frames.append(_frame(whole, best, _gap(frames, best, len(whole))))
        left = _beside(frames[-1], left, found)
        shown |= best.leaves
    beginning = _frame(whole, _Frame(0, 0), _Frame(0, len(whole)))
    return tuple(_cut(whole, frame, found) for frame in frames or [beginning])


def title_highlights(title: str, leaves: Sequence[Wording]) -> tuple[tuple[int, int], ...]:
    """Where in a title the query's words stand, [start, end) each, in order."""
    pieces = occurrences_by_piece(title, wanted(tuple(leaves), "title"))
    return _merged((one.start, one.end) for piece in pieces for one in piece)


def cut_at(text: str, highlights: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """A text cut where a highlight begins or ends, each part with whether it is one; nothing is
    lost, and none is empty."""
    cuts = [0, *chain(*highlights), len(text)]
    for n, (start, end) in enumerate(pairwise(cuts)):
        if start < end:
            yield text[start:end], n % 2 == 1


def _looked_at(text: str, asked: Sequence[Wanted]) -> list[Occurrence]:
    """What stands in a text, as far as it is worth looking for better passages."""
    found: list[Occurrence] = []
    leaves = len({one.leaf for one in asked})
    whole = 0
    for piece in islice(occurrences_by_piece(text, asked), _ENOUGH):
        found += piece
        if len({one.leaf for one in piece}) == leaves:
            whole += 1
            if whole == _ENOUGH_WHOLE or _are_good(found, leaves):
                break
    return found


def _are_good(found: Sequence[Occurrence], leaves: int) -> bool:
    """Whether two passages can show all leaves close together, of what was found."""
    good = [
        one.start
        for one in stretches(found, LENGTH)
        if one.leaves.bit_count() == leaves and one.closeness >= -_CLOSE
    ]
    return bool(good) and good[-1] - good[0] > 2 * LENGTH


def _gap(frames: Iterable[_Frame], stretch: Stretch, length: int) -> _Frame:
    """What no frame has of a text, around a stretch."""
    start = max((one.end for one in frames if one.end <= stretch.start), default=0)
    return _Frame(start, min((one.start for one in frames if one.start > start), default=length))


def _beside(frame: _Frame, left: Iterable[Stretch], found: Iterable[Occurrence]) -> list[Stretch]:
    """The stretches outside a frame; those that reach into it end before it."""
    near = frame.start - LENGTH
    cut = [one for one in found if near <= one.start and one.end <= frame.start]
    whole = (one for one in left if one.end <= frame.start or one.start >= frame.end)
    return [*whole, *stretches(cut, LENGTH)]


def _frame(text: str, stretch: Stretch | _Frame, gap: _Frame) -> _Frame:
    """The characters to show around a stretch: from the beginning of a sentence where one is near,
    and of whole words where there are any."""
    first, last = stretch.start, stretch.end
    start = max(first - max(LENGTH - (last - first), 0) // 2, gap.start)
    start = max(min(start, gap.end - LENGTH), gap.start)
    if start > gap.start:
        sentence, blank = text.rfind(". ", start, first), text.find(" ", start, first)
        start = sentence + 2 if sentence >= 0 else blank + 1 if blank >= 0 else start
    start += text[start : start + 1] == " "
    end = min(max(start + LENGTH, min(last, start + _LONGEST)), gap.end)
    if end < len(text) and (blank := text.rfind(" ", min(last, end - 1), end + 1)) >= 0:
        end = blank
    return _Frame(start, end)


def _cut(text: str, frame: _Frame, found: Iterable[Occurrence]) -> Passage:
    """What a frame shows, with a sign where something stands before or after it."""
    before, after = ("… " if frame.start else ""), (" …" if frame.end < len(text) else "")
    shift = len(before) - frame.start
    inside = [
        (max(one.start, frame.start) + shift, min(one.end, frame.end) + shift)
        for one in found
        if (frame.start <= one.start and one.end <= frame.end) or one.end - one.start > LENGTH
    ]
    shown = text[frame.start : frame.end]
    return Passage(text=f"{before}{shown}{after}", highlights=_merged(inside))


def _merged(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The spans in order, overlapping ones as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
