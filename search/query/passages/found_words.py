"""The words of a document that a query asks for, as the document writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from search.language.tree import Wording
from search.query.passages.occurrences import Occurrence, occurrences_by_piece
from search.query.passages.wanted_words import wanted
from store.plain_text import one_line


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
    """The first occurrence of each leaf but these, in the order of the text."""
    ways = [it for it in wanted(leaves, None) if it.leaf not in known]
    missing = {it.leaf for it in ways}
    for piece in occurrences_by_piece(text, ways) if ways else ():
        first = {one.leaf: one for one in reversed(piece) if one.leaf in missing}
        yield from sorted(first.values())
        missing -= first.keys()
        if not missing:
            return
