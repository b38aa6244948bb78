"""Where the words of a query stand in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from itertools import groupby
from typing import NamedTuple

from search.query.passages.laid_citations import laid_canonical, laid_cited
from search.query.passages.laid_parts import laid_parts, laid_text
from search.query.passages.likely_parts import parts_with, without_signs
from search.query.passages.placed import LaidWords
from search.query.passages.wanted_words import Lane, Wanted

#: A long text is looked at in pieces of so many characters, each reaching a little into the next.
_PIECE = 2000
_REACH = 200


class Occurrence(NamedTuple):
    """Characters [start, end) of a text in which a leaf of the query stands."""

    start: int
    end: int
    leaf: int


class _Run(NamedTuple):
    """Words one right after the other: their places, and their characters."""

    first: int
    last: int
    start: int
    end: int


def occurrences_by_piece(text: str, wanted: Sequence[Wanted]) -> Iterator[list[Occurrence]]:
    """What stands in each piece of a text that has something, in order, none twice."""
    seen = -1
    for at, piece in _pieces(text):
        found = {
            Occurrence(one.start + at, one.end + at, one.leaf) for one in _in_piece(piece, wanted)
        }
        if new := sorted(one for one in found if one.start > seen):
            yield new
            seen = new[-1].start


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Where each piece begins, which is never within a word, and the piece."""
    at = 0
    while at < len(text):
        end = text.find(" ", at + _PIECE + _REACH)
        yield at, text[at:] if end < 0 else text[at:end]
        blank = text.find(" ", at + _PIECE)
        at = blank + 1 if blank >= 0 and end >= 0 else len(text)


def _in_piece(piece: str, wanted: Sequence[Wanted]) -> Iterator[Occurrence]:
    plain = without_signs(piece)
    likely = sorted((one for one in wanted if _may_be_in(plain, one)), key=_lane)
    for lane, alike in groupby(likely, _lane):
        asked = list(alike)
        laid = _laid(piece, plain, lane, asked)
        yield from (found for one in asked for found in _found(laid, one))


def _may_be_in(plain: str, wanted: Wanted) -> bool:
    return all(map(plain.__contains__, wanted.hints))


def _lane(one: Wanted) -> Lane:
    return one.lane


def _laid(piece: str, plain: str, lane: Lane, asked: Sequence[Wanted]) -> LaidWords:
    words = {word for one in asked for run in one.runs for word in run}
    fits = [one.fits for one in asked if one.fits]
    is_wanted = (
        words.__contains__ if not fits else fits[0] if len(asked) == 1 else _any_of(words, fits)
    )
    match lane:
        case "canonical":
            return laid_canonical(piece, is_wanted)
        case "cited":
            return laid_cited(piece, is_wanted)
        case _ if all(map(_is_one_word, asked)):
            hints = {hint for one in asked for hint in one.hints}
            return laid_parts(parts_with(piece, plain, hints), lane, is_wanted)
        case _:
            return laid_text(piece, lane, is_wanted)


def _any_of(words: Set[str], fits: Sequence[Callable[[str], bool]]) -> Callable[[str], bool]:
    return lambda word: word in words or any(fit(word) for fit in fits)


def _is_one_word(wanted: Wanted) -> bool:
    """Whether a word is wanted whatever stands beside it, and it is known by a hint."""
    return all(wanted.hints) and not wanted.between and sum(map(len, wanted.runs)) <= 1


def _found(laid: LaidWords, wanted: Wanted) -> Iterator[Occurrence]:
    if wanted.fits:
        for word in filter(wanted.fits, laid):
            yield from (Occurrence(it.start, it.end, wanted.leaf) for it in laid[word].values())
    runs = [sorted(_runs(laid, words)) for words in wanted.runs]
    near = zip(*runs, strict=True) if len(runs) == 1 else _near(runs, wanted.between)
    for together in near:
        yield from (Occurrence(run.start, run.end, wanted.leaf) for run in together)


def _runs(laid: LaidWords, words: Sequence[str]) -> Iterator[_Run]:
    """Where words stand one right after the other."""
    places = [laid.get(word, {}) for word in words]
    if len(places) == 1:
        yield from (_Run(at, at, it.start, it.end) for at, it in places[0].items())
        return
    for place in places[0]:
        run = [at.get(place + n) for n, at in enumerate(places)]
        found = [word for word in run if word]
        if len(found) == len(run):
            last = place + len(run) - 1
            yield _Run(place, last, min(it.start for it in found), max(it.end for it in found))


def _near(runs: Sequence[Sequence[_Run]], between: int) -> Iterator[tuple[_Run, ...]]:
    """One run of each list, none over another, with few enough other words between them: for each
    that may come first, the nearest."""
    ordered = sorted((run, n) for n, alike in enumerate(runs) for run in alike)
    widest = between + sum(alike[0].last - alike[0].first + 1 for alike in runs if alike)
    for begin, (first, n) in enumerate(ordered):
        together, last = {n: first}, first.last
        for run, other in ordered[begin + 1 :]:
            if len(together) == len(runs) or run.last - first.first >= widest:
                break
            if other not in together and run.first > last:
                together[other], last = run, run.last
        if len(together) == len(runs):
            yield tuple(together.values())
