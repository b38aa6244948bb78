"""What was edited, moved, removed, restored and more: event by event, or from one position to
another; and which matters became one, or were parted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from operator import itemgetter
from typing import Any, get_args

from answers.asking.days import refuse_beyond
from answers.asking.fitting_documents import fitting_documents
from answers.asking.page import WHOLE, Order, Page
from answers.documents.changed_document import (
    DocumentChange,
    DocumentContrast,
    document_change,
    document_contrast,
    is_seen_before,
)
from answers.matters.regroupings import (
    MatterChange,
    MatterChangeKind,
    matter_changes,
    matter_contrasts,
    regrouped,
)
from answers.record import Record, record_at
from casebook.asking.casebook_at import Basis, Condition
from casebook.asking.fields import Fields
from casebook.asking.regroupings import Regrouping
from store.config import Settings
from store.documents import document_changes
from store.log import log, moments
from store.log.database import Connection, Engine, reading
from store.plain_text import plural
from store.privacy.masking import masks_at
from store.views import between

#: What may become of documents, and of matters.
KINDS_OF_CHANGE: tuple[str, ...] = (
    *get_args(document_changes.ChangeKind),
    *get_args(MatterChangeKind),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """The changes at positions (since, until] of the log, by position."""

    since: int
    until: int
    changes: tuple[DocumentChange, ...]
    matters: tuple[MatterChange, ...]
    #: What is said of matters rests on this.
    basis: Basis
    #: How many changes of documents and of matters there are, of which these are a part.
    total: int
    #: What is to be said of the days of these changes, each in a sentence for a person.
    notes: tuple[str, ...] = ()

    @property
    def shown(self) -> int:
        """How many of the total these are."""
        return len(self.changes) + len(self.matters)

    def first(self, rows: int) -> Changes:
        """At most so many changes of documents, and those of matters that come before the next."""
        if rows >= len(self.changes):
            return self
        after = self.changes[rows].position
        way = -1 if self.changes[0].position > after else 1  # the newest may come first
        matters = tuple(it for it in self.matters if way * it.position < way * after)
        return replace(self, changes=self.changes[:rows], matters=matters)


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangesBetween:
    """The documents that differ between two positions of the log, by id, and the matters that
    documents of both were in and are in."""

    since: int
    until: int
    changes: tuple[DocumentContrast, ...]
    matters: tuple[MatterChange, ...]
    #: What is said of matters rests on this.
    basis: Basis
    #: How many documents and matters there are, of which these are a part; documents come first.
    total: int

    @property
    def shown(self) -> int:
        """How many of the total these are."""
        return len(self.changes) + len(self.matters)

    def first(self, rows: int) -> ChangesBetween:
        """At most so many documents, and no matters unless these are all."""
        if rows >= len(self.changes):
            return self
        return replace(self, changes=self.changes[:rows], matters=())


def changes(
    engine: Engine,
    settings: Settings,
    *,
    since: int | datetime = 0,
    query: str = "",
    sources: tuple[str, ...] = (),
    fields: Fields | None = None,
    kinds: Collection[str] = (),
    position: int | None = None,
    sort: Order = "oldest",
    page: Page = WHOLE,
) -> Changes:
    """The changes of these kinds, or all, after a position of the log, or since a moment (with a
    time zone), up to now or a later position, of documents of these sources or of all that a query
    finds and in which the fields have any of their values then; without the names that are masked
    then. Raises BeyondTheEndError,
    `casebook.asking.fields.FieldError` and `search.language.query_error.QueryError`."""
    with reading(engine) as connection:
        first = since if isinstance(since, int) else log.position_before(connection, since)
        until = log.head(connection).position if position is None else position
        began = moments.recorded_at(connection, 1)
    refuse_beyond(since, until)
    kinds = kinds or KINDS_OF_CHANGE
    with record_at(settings, position) as record, reading(engine) as connection:
        fitting = _fitting(record, query, sources, fields)
        among = _ids(record, fitting) if query or fields else None
        within = {"since": first, "upto": until, "sources": sources, "kinds": kinds}
        streams, number = _listed(connection, within, among, sort, page)
        matters = regrouped(record, first, until, fitting, kinds)
        of_page = page.of(_in_order(streams, matters, sort))
        wanted = {at: streams[at] for at, matter in of_page if matter is None}
        masks = masks_at(connection, position)
        found = document_changes.read_changes(connection, wanted, upto=until, masks=masks)
        rows = {one.recorded.position: document_change(one, masks) for one in found}
        listed = tuple(rows[at] for at in wanted)
        return Changes(
            since=first,
            until=until,
            changes=listed,
            notes=_notes(listed, since, began, settings.timezone),
            matters=matter_changes(record, [matter for _, matter in of_page if matter]),
            basis=record.basis,
            total=number + len(matters),
        )


def _notes(
    listed: Sequence[DocumentChange], since: int | datetime, began: datetime, zone: tzinfo
) -> tuple[str, ...]:
    """What was seen before the moment that is asked for was recorded after it where an archive was
    replayed, or the past looked for; a log that began later knows no other days."""
    if isinstance(since, int):
        return ()
    day, notes = since.astimezone(zone).date(), []
    if earlier := sum(is_seen_before(one, since) for one in listed):
        of_these = f"{earlier} of {plural(len(listed), 'change')}"
        notes.append(f"seen before {day} and recorded since: {of_these}")
    if began > since and began.astimezone(zone).date() > day:
        notes.append(f"the log began at {began.astimezone(zone):%Y-%m-%d %H:%M %Z}")
    return tuple(notes)


def changes_between(
    engine: Engine,
    settings: Settings,
    earlier: int,
    later: int,
    *,
    query: str = "",
    sources: tuple[str, ...] = (),
    fields: Fields | None = None,
    page: Page = WHOLE,
) -> ChangesBetween:
    """How what was known at `later` differs from what was known at `earlier`, of documents of these
    sources or of all that a query finds and in which the fields have any of their values at the
    later position, without the names that are masked there. Raises as `changes` does."""
    with record_at(settings, later) as record:
        fitting = _fitting(record, query, sources, fields)
        matters = matter_contrasts(record, earlier, later, fitting)
        among = _ids(record, fitting) if query or fields else None
        basis = record.basis
    with reading(engine) as connection:
        masks = masks_at(connection, later)
        found = between.differences_between(connection, earlier, later, sources=sources)
        rows, number = [], 0
        for one in (one for one in found if _is_among(one.id, among)):
            if page.has(number):
                rows.append(document_contrast(one, masks))
            number += 1
    return ChangesBetween(
        since=earlier,
        until=later,
        changes=tuple(rows),
        matters=tuple(it for at, it in enumerate(matters, number) if page.has(at)),
        basis=basis,
        total=number + len(matters),
    )


def _listed(
    connection: Connection,
    within: Mapping[str, Any],
    among: Collection[str] | None,
    sort: Order,
    page: Page,
) -> tuple[dict[int, str], int]:
    """The streams of the changes of documents, by position, up to the last that a page may show,
    and how many changes there are; of all documents, or of those with these ids."""
    newest_first = sort == "newest"
    if among is None:
        streams = document_changes.changes_by_position(
            connection, **within, newest_first=newest_first, limit=page.end
        )
        return streams, document_changes.number_of_changes(connection, **within)
    every = document_changes.changes_by_position(connection, **within, newest_first=newest_first)
    streams = {at: stream for at, stream in every.items() if _is_among(stream, among)}
    return streams, len(streams)


def _in_order(
    documents: Iterable[int], matters: Iterable[Regrouping], sort: Order
) -> list[tuple[int, Regrouping | None]]:
    """The positions of changes of documents and, with what changed, of matters."""
    listed = [*((at, None) for at in documents), *((it.position, it) for it in matters)]
    return sorted(listed, key=itemgetter(0), reverse=sort == "newest")


def _fitting(
    record: Record, query: str, sources: tuple[str, ...], fields: Fields | None
) -> Condition:
    asked = {**(fields or {}), **({"source": sources} if sources else {})}
    return fitting_documents(record, query, asked)


def _ids(record: Record, of: Condition) -> frozenset[str]:
    """The true ids of these documents."""
    return frozenset(document.id for document in record.book.documents(of))


def _is_among(name: str, among: Collection[str] | None) -> bool:
    return among is None or name.removeprefix("document/") in among
