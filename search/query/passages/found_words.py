"""The words of a document that a query asks for, as the document writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import groupby
from operator import attrgetter

from search.language.tree import Wording
from search.query.passages.occurrences import Occurrence, occurrences_by_piece
from search.query.passages.wanted_words import Wanted, wanted
from store.plain_text import one_line

#: Characters around a hint in which what it hints at is looked for first.
_AROUND = 100


def found_words(title: str, text: str, leaves: Sequence[Wording]) -> tuple[str, ...]:
    """What stands for each leaf of a query in a title, or where nothing does first in the text:
    each on one line and once, in the order of title and text."""
    asked = tuple(leaves)
    pieces = occurrences_by_piece(title, wanted(asked, "title"))
    in_title = [it for piece in pieces for it in piece]
    known = {it.leaf for it in in_title}
    found = [title[one.start : one.end] for one in in_title]
    found += (text[one.start : one.end] for one in _first(text, asked, known))
    return tuple({word.casefold(): word for word in map(one_line, found)}.values())


def _first(text: str, leaves: tuple[Wording, ...], known: Set[int]) -> Iterator[Occurrence]:
    """An early occurrence of each leaf but these, in the order of the text."""
    ways = [it for it in wanted(leaves, None) if it.leaf not in known]
    small = text.lower() if ways else ""
    small = small if len(small) == len(text) else ""  # some letters are two when they are small
    by_leaf = (list(its) for _, its in groupby(ways, attrgetter("leaf")))
    found = (_near_a_hint(text, small, its) or _anywhere(text, its) for its in by_leaf)
    yield from sorted(one for one in found if one)


def _near_a_hint(text: str, small: str, ways: list[Wanted]) -> Occurrence | None:
    """The first occurrence around where a hint first stands, so that of a long text little has to
    be laid out in words."""
    for way in ways:
        at = small.find(way.hint) if way.hint else -1
        if at >= 0:
            start = text.rfind(" ", 0, max(0, at - _AROUND)) + 1
            end = text.find(" ", at + _AROUND)
            if one := _anywhere(text[start:] if end < 0 else text[start:end], [way]):
                return Occurrence(one.start + start, one.end + start, one.leaf)
    return None


def _anywhere(text: str, ways: list[Wanted]) -> Occurrence | None:
    return next(iter(next(occurrences_by_piece(text, ways), [])), None)
