"""The passages that show why a document was found."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice, pairwise
from typing import NamedTuple

from search.language.tree import Wording
from search.query.passages.occurrences import Occurrence, occurrences_by_piece
from search.query.passages.wanted_words import Wanted, wanted
from store.plain_text import one_line

#: Characters of text in a passage.
LENGTH = 200
#: Pieces of a long text in which something stands, after which the best passages so far are good
#: enough.
_ENOUGH = 12
#: Of pieces that have all the query asks for, fewer are.
_ENOUGH_WHOLE = 3
#: Occurrences in a passage beyond which more make it no better.
_MOST = 40
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


class _Value(NamedTuple):
    """How good a stretch of a text is: the greater, the better."""

    #: How many leaves of the query are in it that no better passage shows, and how many in all.
    new: int
    leaves: int
    #: How seldom these stand in the text: the sum of one over how often each does.
    rarity: float
    #: From the first word of several leaves to the last, in characters, below zero.
    closeness: int
    occurrences: int


def passages(text: str, leaves: Sequence[Wording], most: int = 2) -> tuple[Passage, ...]:
    """The best passages of a text that do not overlap, the best first: with the most different
    leaves of the query, the rarest in the text, the closest together; then what shows leaves that
    were not shown yet.

    Where none is in the text (they are in the title), it is the beginning; of an empty text none.
    """
    whole = one_line(text)
    if not whole:
        return ()
    found = _looked_at(whole, wanted(tuple(leaves), None))
    counts = Counter(one.leaf for one in found)
    rarities = {leaf: 1 / count for leaf, count in counts.items()}
    frames: list[_Frame] = []
    shown: set[int] = set()
    for _ in range(most):
        value = partial(_value, rarities=rarities, shown=shown)
        stretches = [(_best(found, gap, value), gap) for gap in _gaps(frames, len(whole))]
        stretch, gap = max(stretches, key=lambda one: value(one[0]))
        if not stretch:
            break
        frames.append(_frame(whole, stretch, gap))
        shown |= {one.leaf for one in stretch}
    beginning = _frame(whole, [], _Frame(0, len(whole)))
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
        whole += len({one.leaf for one in piece}) == leaves
        if whole == _ENOUGH_WHOLE:
            break
    return found


def _gaps(frames: Iterable[_Frame], length: int) -> Iterator[_Frame]:
    """What no frame has of a text."""
    at = 0
    for frame in sorted(frames):
        yield _Frame(at, frame.start)
        at = frame.end
    yield _Frame(at, length)


def _best(
    found: Sequence[Occurrence], gap: _Frame, value: Callable[[Sequence[Occurrence]], _Value]
) -> Sequence[Occurrence]:
    """The occurrences of the best stretch of at most `LENGTH` characters within a gap."""
    inside = [one for one in found if gap.start <= one.start and one.end <= gap.end]
    starts = [one.start for one in inside]
    stretches = []
    for n, first in enumerate(inside):
        last = first.start + LENGTH
        near = inside[n : min(bisect_left(starts, last, n), n + _MOST)]
        stretches.append([one for one in near if one.end <= last] or [first])
    return max(stretches, key=value, default=())


def _value(
    stretch: Sequence[Occurrence], *, rarities: Mapping[int, float], shown: Set[int]
) -> _Value:
    ends: dict[int, int] = {}
    for one in stretch:
        ends.setdefault(one.leaf, one.end)
    several = len(ends) > 1
    return _Value(
        new=len(ends.keys() - shown),
        leaves=len(ends),
        rarity=sum(map(rarities.__getitem__, ends)),
        closeness=stretch[0].start - max(ends.values()) if several else 0,
        occurrences=len(stretch),
    )


def _frame(text: str, stretch: Sequence[Occurrence], gap: _Frame) -> _Frame:
    """The characters to show around a stretch: from the beginning of a sentence where one is near,
    and of whole words where there are any."""
    first = stretch[0].start if stretch else gap.start
    last = max((one.end for one in stretch), default=gap.start)
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
