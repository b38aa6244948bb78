"""What is new in a list of dated entries, as of a docket: which were added, changed, or are no
longer shown. Pure.

Entries are told apart by what they say, not by their numbers or places: a docket that is numbered
anew, or sorted otherwise, says the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from enforcement.reading.dockets.docket_entries import ReadEntry

#: One that is `gone` may only be shown no more: an archive shows the papers that match best.
EntryChangeKind = Literal["added", "changed", "gone"]
_Pair: TypeAlias = tuple["ReadEntry", "ReadEntry"]

#: Which share of their words two entries have in common that are one, changed.
_ALIKE = 0.5
#: Words of an entry that are compared, and the most pairs of entries.
_WORDS, _PAIRS = 300, 20_000


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryDifference:
    """An entry that differs."""

    change: EntryChangeKind
    #: None where it was added.
    before: ReadEntry | None
    #: None where it is gone.
    after: ReadEntry | None

    @property
    def entry(self) -> ReadEntry:
        """As it stands, or last stood."""
        entry = self.after or self.before
        assert entry is not None
        return entry


def entry_differences(
    before: Sequence[ReadEntry], after: Sequence[ReadEntry]
) -> tuple[EntryDifference, ...]:
    """The entries that differ: those that are there in the order of the later list, then those that
    are gone."""
    was, now = _unmatched(before, after), _unmatched(after, before)
    pairs = _pairs(was, now)
    of = {id(new): old for old, new in pairs}
    kept = {id(old) for old, _ in pairs}
    return (
        *(
            EntryDifference(
                change="changed" if id(new) in of else "added", before=of.get(id(new)), after=new
            )
            for new in now
        ),
        *(
            EntryDifference(change="gone", before=old, after=None)
            for old in was
            if id(old) not in kept
        ),
    )


def _said(entry: ReadEntry) -> tuple[date | None, tuple[str, ...]]:
    """What an entry says, whatever its number and white space."""
    return entry.day, tuple(entry.text.split())


def _unmatched(entries: Sequence[ReadEntry], others: Sequence[ReadEntry]) -> list[ReadEntry]:
    """The entries that the other list has not, or has less often: of equal ones the last."""
    left = Counter(map(_said, others))
    unmatched = []
    for entry in entries:
        left[_said(entry)] -= 1
        if left[_said(entry)] < 0:
            unmatched.append(entry)
    return unmatched


def _pairs(was: Sequence[ReadEntry], now: Sequence[ReadEntry]) -> list[_Pair]:
    """The entries that are one, changed: the most alike first, then those of one day and
    number."""
    pairs: list[_Pair] = []
    taken: set[int] = set()
    for old, new in (*_alike(was, now), *_of_one_place(was, now)):
        if not {id(old), id(new)} & taken:
            taken |= {id(old), id(new)}
            pairs.append((old, new))
    return pairs


def _alike(was: Sequence[ReadEntry], now: Sequence[ReadEntry]) -> list[_Pair]:
    """Pairs of one day or number whose words are mostly the same, the most alike first."""
    if len(was) * len(now) > _PAIRS:
        return []
    words = {id(it): frozenset(it.text.casefold().split()[:_WORDS]) for it in (*was, *now)}
    found = []
    for old, new in product(was, now):
        if old.day == new.day or (old.number and old.number == new.number):
            a, b = words[id(old)], words[id(new)]
            share = len(a & b) / (len(a | b) or 1)
            if share >= _ALIKE:
                found.append((share, old.day == new.day, old, new))
    found.sort(key=lambda it: it[:2], reverse=True)
    return [(old, new) for _, _, old, new in found]


def _of_one_place(was: Sequence[ReadEntry], now: Sequence[ReadEntry]) -> Iterator[_Pair]:
    """Pairs of one day and one number, where only one entry has these."""
    places: dict[tuple[date | None, str], tuple[list[ReadEntry], list[ReadEntry]]]
    places = defaultdict(lambda: ([], []))
    for side, entries in enumerate((was, now)):
        for entry in entries:
            if entry.number:
                places[entry.day, entry.number][side].append(entry)
    for olds, news in places.values():
        if len(olds) == len(news) == 1:
            yield olds[0], news[0]
