"""Where the words of a query stand in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from search.query.passages.laid_citations import laid_canonical, laid_cited
from search.query.passages.laid_parts import WordLane, around, laid_text
from search.query.passages.likely_parts import Piece, parts_with, piece_of
from search.query.passages.placed import LaidWords
from search.query.passages.wanted_words import Lane, Wanted, WantedRuns, WantedWord

#: A long text is looked at in pieces of so many characters, each reaching a little into the next.
_PIECE = 2000
_REACH = 200
#: Words of a piece that are as soon read together with all others.
_MANY = 150


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
    words = [one for one in wanted if isinstance(one, WantedWord)]
    runs = sorted((one for one in wanted if isinstance(one, WantedRuns)), key=_lane)
    seen = -1
    for at, written in _pieces(text):
        piece = piece_of(written)
        found = {*_of_words(piece, at, words), *_of_runs(piece, at, runs)}
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


def _of_words(piece: Piece, at: int, wanted: Iterable[WantedWord]) -> Iterator[Occurrence]:
    """Where words stand in a piece that begins at `at`."""
    for one in wanted:
        for begin, part in parts_with(piece, one.hint):
            for start, end in one.spans(part):
                yield Occurrence(at + begin + start, at + begin + end, one.leaf)


def _of_runs(piece: Piece, at: int, wanted: Iterable[WantedRuns]) -> Iterator[Occurrence]:
    likely = (one for one in wanted if all(map(piece.plain.__contains__, one.hints)))
    for lane, alike in groupby(likely, _lane):
        asked = list(alike)
        if lane == "written" or lane == "stem":
            found = (it for one in asked for it in _near_hints(piece, lane, one))
        else:
            laid = _laid_citations(piece.text, lane, asked)
            found = (it for one in asked for it in _found(laid, one))
        yield from (Occurrence(one.start + at, one.end + at, one.leaf) for one in found)


def _near_hints(piece: Piece, lane: WordLane, wanted: WantedRuns) -> Iterator[Occurrence]:
    """Runs of words, looked for around the words of which the fewest are likely to be there."""
    text, words = piece.parted, {word for run in wanted.runs for word in run}
    reach = sum(map(len, wanted.runs)) + wanted.between
    rarest = min(wanted.hints, key=piece.plain.count)
    likely = [begin for begin, _ in parts_with(piece, rarest)]
    near = [(0, len(text))]
    if len(likely) * reach < _MANY:
        near = [around(text, begin, lane, reach) for begin in likely]
    for start, end in near:
        laid = laid_text(text[start:end], lane, words.__contains__)
        for one in _found(laid, wanted):
            yield Occurrence(one.start + start, one.end + start, one.leaf)


def _lane(one: WantedRuns) -> Lane:
    return one.lane


def _laid_citations(piece: str, lane: Lane, asked: Sequence[WantedRuns]) -> LaidWords:
    words = {word for one in asked for run in one.runs for word in run}
    laid = laid_canonical if lane == "canonical" else laid_cited
    return laid(piece, words.__contains__)


def _found(laid: LaidWords, wanted: WantedRuns) -> Iterator[Occurrence]:
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
