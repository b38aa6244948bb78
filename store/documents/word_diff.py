"""Which words of a text were taken out, and which put in. Pure.

A notice may have 50,000 words, and difflib compares each with each: so paragraphs are compared
first, words only where paragraphs differ, and stretches too long even for that are divided at what
occurs once in both (Bram Cohen's patience diff).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain, pairwise, takewhile
from typing import Literal, TypeAlias

DiffKind = Literal["same", "removed", "added"]

#: Where a stretch begins in the old and in the new sequence, and its length.
MatchingBlock: TypeAlias = tuple[int, int, int]

_WORD = re.compile(r"\S+\s*")
#: The most pairs that difflib is given to compare at once: half a second of its worst.
_PAIRS = 250_000
#: A run of so few words between changes that are so many times longer is a chance likeness.
_FEW_WORDS = 2
_TIMES = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class WordRun:
    """A run of words, each with the white space after it."""

    kind: DiffKind
    text: str


def word_diff(was: str, now: str) -> list[WordRun]:
    """What makes `now` out of `was`, in reading order; a removed run comes before an added one.

    The same and the added pieces are together `now`, but for white space at its beginning; the same
    and the removed ones have the words of `was`. White space in a paragraph is no difference.
    """
    old, new = _paragraphs(was), _paragraphs(now)
    pieces: list[WordRun] = []
    for (i, j, length), before in _with_gaps(_matches(_keys(old), _keys(new)), len(old), len(new)):
        pieces += _changed_words(_words(old[before[0] : i]), _words(new[before[1] : j]))
        pieces += _piece("same", _words(new[j : j + length]))
    return _joined(pieces)


def _paragraphs(text: str) -> list[list[str]]:
    """The words of each paragraph, with the white space after them."""
    paragraphs: list[list[str]] = [[]]
    for word in _WORD.findall(text):
        paragraphs[-1].append(word)
        if word.count("\n") > 1:
            paragraphs.append([])
    return paragraphs if paragraphs[-1] else paragraphs[:-1]


def _words(paragraphs: list[list[str]]) -> list[str]:
    return list(chain.from_iterable(paragraphs))


def _keys(paragraphs: list[list[str]]) -> list[tuple[str, ...]]:
    return [tuple(word.rstrip() for word in paragraph) for paragraph in paragraphs]


def _changed_words(old: list[str], new: list[str]) -> Iterator[WordRun]:
    """The pieces of a stretch whose paragraphs differ."""
    matches = _matches([word.rstrip() for word in old], [word.rstrip() for word in new])
    telling = _telling(matches, len(old), len(new))
    for (i, j, length), before in _with_gaps(telling, len(old), len(new)):
        yield from _piece("removed", old[before[0] : i])
        yield from _piece("added", new[before[1] : j])
        yield from _piece("same", new[j : j + length])


def _piece(kind: DiffKind, words: list[str]) -> list[WordRun]:
    return [WordRun(kind=kind, text="".join(words))] if words else []


def _joined(pieces: list[WordRun]) -> list[WordRun]:
    """The pieces with neighbours of one kind made one."""
    joined: list[WordRun] = []
    for piece in pieces:
        if joined and joined[-1].kind == piece.kind:
            piece = WordRun(kind=piece.kind, text=joined.pop().text + piece.text)
        joined.append(piece)
    return joined


def _with_gaps(
    matches: Sequence[MatchingBlock], old: int, new: int
) -> Iterator[tuple[MatchingBlock, tuple[int, int]]]:
    """Each match, and at the end an empty one, with where the one before it ended."""
    end = (0, 0)
    for i, j, length in [*matches, (old, new, 0)]:
        yield (i, j, length), end
        end = (i + length, j + length)


def _telling(matches: Sequence[MatchingBlock], old: int, new: int) -> list[MatchingBlock]:
    """The matches without those of a word or two amid a rewritten sentence."""
    kept: list[MatchingBlock] = []
    for (i, j, length), (next_i, next_j, _) in pairwise([*matches, (old, new, 0)]):
        last_i, last_j, last = kept[-1] if kept else (0, 0, 0)
        before = i - last_i + j - last_j - 2 * last
        after = next_i - i + next_j - j - 2 * length
        chance = length <= _FEW_WORDS and before + after > _TIMES * length
        if not (before and after and chance):
            kept.append((i, j, length))
    return kept


def _matches(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[MatchingBlock]:
    """What two sequences have in common, in order."""
    blocks_found: list[MatchingBlock] = []
    open_stretches = [(0, len(old), 0, len(new))]
    while open_stretches:
        i, old_end, j, new_end = open_stretches.pop()
        head = common_prefix_length(old[i:old_end], new[j:new_end])
        blocks_found.append((i, j, head))
        i, j = i + head, j + head
        tail = common_prefix_length(old[i:old_end][::-1], new[j:new_end][::-1])
        old_end, new_end = old_end - tail, new_end - tail
        blocks_found.append((old_end, new_end, tail))
        a, b = old[i:old_end], new[j:new_end]
        if len(a) * len(b) <= _PAIRS:
            blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
            blocks_found += [(i + at, j + there, length) for at, there, length in blocks]
            continue
        if anchors := _anchors(a, b):  # else so long a stretch is held to be new altogether
            cuts = [(0, 0), *anchors, (len(a), len(b))]
            open_stretches += [(i + p, i + q, j + r, j + s) for (p, r), (q, s) in pairwise(cuts)]
    return sorted(match for match in blocks_found if match[2])


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Where those elements are that occur once in each, as many as are in the same order."""
    there = _once(new)
    pairs = [(at, there[element]) for element, at in _once(old).items() if element in there]
    return _longest_rise(pairs)


def _once(sequence: Sequence[Hashable]) -> dict[Hashable, int]:
    counts = Counter(sequence)
    return {element: at for at, element in enumerate(sequence) if counts[element] == 1}


def _longest_rise(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs, of those given in the order of their firsts, whose seconds rise as well."""
    tops: list[int] = []
    chains: list[int] = []
    before: list[int | None] = []
    for index, (_, there) in enumerate(pairs):
        pile = bisect_left(tops, there)
        before.append(chains[pile - 1] if pile else None)
        tops[pile:] = [there] if pile == len(tops) else [there, *tops[pile + 1 :]]
        chains[pile:] = [index] if pile == len(chains) else [index, *chains[pile + 1 :]]
    rise: list[tuple[int, int]] = []
    at = chains[-1] if chains else None
    while at is not None:
        rise.append(pairs[at])
        at = before[at]
    return rise[::-1]


def common_prefix_length(first: Sequence[Hashable], second: Sequence[Hashable]) -> int:
    """How many elements the two have in common at their beginning."""
    pairs = zip(first, second, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
