"""Matters that became one, and those that were parted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias, get_args

from answers.record import Record
from casebook.asking.casebook_at import Condition
from casebook.asking.regroupings import Regrouping, regroupings, regroupings_between

MatterChangeKind: TypeAlias = Literal["merged", "split"]


@dataclass(frozen=True, kw_only=True, slots=True)
class MatterChange:
    """Documents that went from one case to another.

    Where that `merged` the two, the former id leads to the other case from then on; where it was
    `split`, the documents went apart, and others stayed or went elsewhere.
    """

    change: MatterChangeKind
    #: Id of the case they are in after it, and the title of its first document.
    id: str
    title: str
    #: Id of the case they were in before.
    former: str
    #: Ids of those that went.
    documents: tuple[str, ...]
    #: The event of the log that brought it about, learned of at `recorded_at` (UTC); of two
    #: positions that are compared, the later one.
    position: int
    recorded_at: datetime


def regrouped(
    record: Record, since: int, until: int, of: Condition, kinds: Collection[str]
) -> list[Regrouping]:
    """The changes of these kinds that events after `since`, up to `until`, brought about, in the
    order of the log, where this holds of a document that went; as the casebook has them."""
    if not {*kinds} & {*get_args(MatterChangeKind)}:
        return []
    return [it for it in regroupings(record.book, since, until, of) if _kind(it) in kinds]


def matter_changes(record: Record, found: Sequence[Regrouping]) -> tuple[MatterChange, ...]:
    """Changes as they are shown: without masked names."""
    named = {n for it in found for n in (it.former, it.matter, *it.documents)}
    ids = {it.number: record.shown_id(it) for it in record.book.documents_numbered(named)}
    return tuple(
        MatterChange(
            change=_kind(it),
            id=ids[it.matter],
            title=record.shown(it.title),
            former=ids[it.former],
            documents=tuple(ids[number] for number in it.documents),
            position=it.position,
            recorded_at=it.recorded_at,
        )
        for it in found
    )


def matter_contrasts(
    record: Record, earlier: int, later: int, of: Condition
) -> tuple[MatterChange, ...]:
    """How the cases of one position differ from those of an earlier one, for documents of both, of
    one of which this holds; without masked names."""
    return matter_changes(record, regroupings_between(record.book, earlier, later, of))


def _kind(of: Regrouping) -> MatterChangeKind:
    return "merged" if of.merged else "split"
