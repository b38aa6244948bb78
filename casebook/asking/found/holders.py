"""Which states of documents have which value of a facet, kept as long as the process lives.

Those that have a value are the bits of one number, so what is found is counted by an AND for each
value. To look each state up in the database takes ten times as long where thousands are found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from casebook.asking.casebook_at import CasebookAt
from store.log.indexed_types import DECISIONS

FacetName: TypeAlias = Literal[
    "source", "year", "state", "kind", "agency", "profession", "drug", "tier"
]
#: By facet and value: a number in which the bit at the position of each state is set.
Holders: TypeAlias = Mapping[FacetName, Mapping[str, int]]

FACETS: tuple[FacetName, ...] = get_args(FacetName)

#: The table of each facet, and SQL for the value of a row `s`, of which a state may have several.
_VALUES: dict[FacetName, tuple[str, str]] = {
    "source": ("states", "s.source"),
    "year": ("states", "substr(CAST(s.published_on AS text), 1, 4)"),
    "state": ("states", "s.state"),
    "tier": ("states", "s.tier"),
    "kind": ("actions", "s.kind"),
    "agency": ("agencies", "s.name"),
    "profession": ("parties", "s.profession"),
    "drug": ("terms", "s.term"),
}
_AT = "SELECT hash FROM events WHERE position = :position"
_ERASED_SINCE = (
    f"SELECT 1 FROM events WHERE {DECISIONS} AND type = 'PayloadErased'"
    " AND position > :position LIMIT 1"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Kept:
    #: Who read the texts, the position of the log up to which they were read, and the hash there.
    reader: str
    position: int
    hash: str
    holders: Holders


#: By the set of tables: of the store that was asked last.
_KEPT: dict[str, _Kept] = {}
_NOTHING: Holders = {facet: {} for facet in FACETS}


def holders(book: CasebookAt) -> Holders:
    """Those of a casebook, as far as its basis goes or further: whoever asks of the past finds no
    later state. Only what came since they were kept is read; all of it where another log is asked,
    another reader has read it, or something was erased."""
    kept, end = _KEPT.get(book.table("states")), book.basis.position
    if kept is None or not _still_holds(book, kept):
        kept = _Kept(reader=book.basis.reader, position=0, hash="", holders=_NOTHING)
    if kept.position >= end:
        return kept.holders
    kept = _Kept(
        reader=book.basis.reader,
        position=end,
        hash=_hash(book, end),
        holders={facet: _with_later(book, facet, kept, end) for facet in FACETS},
    )
    _KEPT[book.table("states")] = kept
    return kept.holders


def bits(positions: Collection[int]) -> int:
    """A number in which the bit at each of these is set."""
    marks = bytearray(max(positions, default=0) // 8 + 1)
    for position in positions:
        marks[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(marks, "little")


def _still_holds(book: CasebookAt, kept: _Kept) -> bool:
    return (
        kept.reader == book.basis.reader
        and kept.hash == _hash(book, kept.position)
        and not any(book.rows(_ERASED_SINCE, position=kept.position))
    )


def _hash(book: CasebookAt, position: int) -> str:
    return next((hash for (hash,) in book.rows(_AT, position=position)), "")


def _with_later(book: CasebookAt, facet: FacetName, kept: _Kept, end: int) -> Mapping[str, int]:
    later: defaultdict[str, list[int]] = defaultdict(list)
    for value, position in _rows(book, facet, kept.position, end):
        if value:
            later[value].append(position)
    known = kept.holders[facet]
    return {**known, **{value: known.get(value, 0) | bits(it) for value, it in later.items()}}


def _rows(book: CasebookAt, facet: FacetName, after: int, end: int) -> Iterator[tuple[str, int]]:
    table, value = _VALUES[facet]
    yield from book.rows(
        f"SELECT {value}, s.position FROM {book.table(table)} s"
        " WHERE s.position > :after AND s.position <= :end",
        after=after,
        end=end,
    )
