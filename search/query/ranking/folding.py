"""Copies of one text among what is found: one hit for all of them, in a list that can be paged."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from search.index.engine import FoundEntry

#: The total, and the first so many entries of a ranking.
First: TypeAlias = Callable[[int], tuple[int, list[FoundEntry]]]
#: Which of the entries at these positions are found as well.
FoundAmong: TypeAlias = Callable[[Collection[int]], Sequence[FoundEntry]]
#: Of the entries at these positions that have copies: the positions of all that carry the text,
#: itself among them, the one that counts first.
CopiesAmong: TypeAlias = Callable[[Sequence[int]], Mapping[int, tuple[int, ...]]]

#: Entries that are looked at beyond a page, since some are copies of others.
_SPARE = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class RankedPage:
    """A page of a ranking in which copies are folded."""

    #: How many entries are found, copies included.
    total: int
    entries: tuple[FoundEntry, ...]
    #: The ids of the others that carry the text of an entry, by its position.
    copies: Mapping[int, tuple[str, ...]]


def folded_page(
    first: First, found_among: FoundAmong, copies_among: CopiesAmong, *, limit: int, offset: int
) -> RankedPage:
    """A page of entries, each of which stands for all found ones that carry its text. A text has
    the rank of the best of them, so that pages of one ranking neither repeat nor miss any."""
    total, heads, groups, seen = _heads(first, copies_among, offset + limit)
    page = heads[offset : offset + limit]
    wanted = {it for head in page for it in groups.get(head.position, ())}
    known = seen | {it.position: it for it in _more(found_among, wanted - seen.keys())}
    entries, copies = [], {}
    for head in page:
        others = [known[it] for it in groups.get(head.position, ()) if it in known] or [head]
        counts = replace(others[0], score=head.score)
        entries.append(counts)
        if len(others) > 1:
            copies[counts.position] = tuple(it.id for it in others[1:])
    return RankedPage(total=total, entries=tuple(entries), copies=copies)


def _heads(
    first: First, copies_among: CopiesAmong, wanted: int
) -> tuple[int, list[FoundEntry], Mapping[int, tuple[int, ...]], dict[int, FoundEntry]]:
    """The total; of each text the entry that ranks first, at least so many where there are; the
    groups of copies; and all that was looked at."""
    size = wanted + _SPARE
    while True:
        total, entries = first(size)
        groups = copies_among([entry.position for entry in entries])
        heads: list[FoundEntry] = []
        told: set[int] = set()
        for entry in entries:
            if entry.position not in told:
                heads.append(entry)
                told.update(groups.get(entry.position, ()))
        if len(heads) >= wanted or size >= total:
            return total, heads, groups, {entry.position: entry for entry in entries}
        size *= 2


def _more(found_among: FoundAmong, positions: Collection[int]) -> Sequence[FoundEntry]:
    return found_among(positions) if positions else ()
