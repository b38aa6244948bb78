"""Where the words of a query stand in a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from search.language.tokens import Token, asked_citations, no_citations, tokenize
from search.query.wanted_words import Wanted, WordTest, without_signs

#: A long text is looked at in pieces of so many characters, each reaching a little into the next.
_PIECE = 2000
_REACH = 200

_Places: TypeAlias = Mapping[int, Sequence[Token]]


class Occurrence(NamedTuple):
    """Characters [start, end) of a text in which a leaf of the query stands."""

    start: int
    end: int
    leaf: int


class _Stretch(NamedTuple):
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
    likely = [one for one in wanted if one.hint in plain]
    for canonical in (False, True):
        asked = [one for one in likely if one.canonical == canonical]
        if asked:
            places = _places(piece, canonical=canonical)
            yield from (found for one in asked for found in _found(places, one))


def _places(piece: str, *, canonical: bool) -> _Places:
    """The words at each place, as they are written or as citations are laid."""
    places: defaultdict[int, list[Token]] = defaultdict(list)
    for token in tokenize(piece, asked_citations if canonical else no_citations):
        places[token.position].append(token)
    return places


def _found(places: _Places, wanted: Wanted) -> Iterator[Occurrence]:
    found = [sorted(_stretches(places, tests)) for tests in wanted.stretches]
    if len(found) == 1:
        near: Iterator[tuple[_Stretch, ...]] = ((one,) for one in found[0])
    else:
        near = _near(found, wanted.between)
    for together in near:
        yield from (Occurrence(one.start, one.end, wanted.leaf) for one in together)


def _stretches(places: _Places, tests: Sequence[WordTest]) -> Iterator[_Stretch]:
    """Where words that fulfil the tests stand one right after the other."""
    for place in list(places):
        run: list[Token] = []
        for further, test in enumerate(tests):
            word = next((it for it in places.get(place + further, ()) if test(it.text)), None)
            if word is None:
                break
            run.append(word)
        else:
            ends = place, place + len(tests) - 1
            yield _Stretch(*ends, min(it.start for it in run), max(it.end for it in run))


def _near(found: list[list[_Stretch]], between: int) -> Iterator[tuple[_Stretch, ...]]:
    """One stretch of each list, none over another, with few enough other words between them: for
    each that may come first, the nearest."""
    ordered = sorted((one, n) for n, stretches in enumerate(found) for one in stretches)
    widest = between + sum(one[0].last - one[0].first + 1 for one in found if one)
    for begin, (first, n) in enumerate(ordered):
        together, last = {n: first}, first.last
        for one, other in ordered[begin + 1 :]:
            if len(together) == len(found) or one.last - first.first >= widest:
                break
            if other not in together and one.first > last:
                together[other], last = one, one.last
        if len(together) == len(found):
            yield tuple(together.values())
