"""A person joins documents to one matter, or parts them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from answers.document_history import id_of
from answers.record import record_at
from enforcement.matters.overrides import apply_decisions
from store.config import Settings
from store.log import log
from store.log.database import Connection, Engine
from store.log.events import CaseLinked, CaseUnlinked
from store.log.written_once import written_once
from store.plain_text import clean


class SameDocumentError(ValueError):
    """One document was named twice."""


class CaseDecisionError(RuntimeError):
    """Documents are joined or parted already; the message is one line that says so."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Parted:
    """A document was taken out of a matter."""

    #: Of the decision in the log.
    position: int
    #: Ids of the documents that went with it, as they are shown.
    along: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Members:
    """The documents of a case, by their true ids, which no door shows."""

    ids: frozenset[str]
    #: Pairs, each in alphabetical order, that people joined and nobody parted since.
    joined: frozenset[tuple[str, str]]


def link_documents(
    settings: Settings,
    engine: Engine,
    document: str,
    other: str,
    *,
    by: str,
    reason: str,
    now: datetime,
) -> int:
    """Record that two documents are of one matter; the position of that. Raises
    SameDocumentError, CaseDecisionError, and UnknownDocumentError where one of them is none."""
    first, second = _two_ids(engine, document, other)
    if tuple(sorted((first, second))) in _members(settings, first).joined:
        msg = f"{clean(document)} and {clean(other)} are linked already"
        raise CaseDecisionError(msg)
    return _append(engine, first, CaseLinked(document=second, by=by, reason=reason), now)


def unlink_documents(
    settings: Settings,
    engine: Engine,
    document: str,
    other: str,
    *,
    by: str,
    reason: str,
    now: datetime,
) -> Parted:
    """Record that the other document is not of the matter of the first. Raises as
    `link_documents` does."""
    first, second = _two_ids(engine, document, other)
    before = _members(settings, first).ids
    if second not in before:
        msg = f"{clean(document)} and {clean(other)} are not of one matter"
        raise CaseDecisionError(msg)
    position = _append(engine, first, CaseUnlinked(document=second, by=by, reason=reason), now)
    moved = (_members(settings, second).ids & before) - {second}
    return Parted(position=position, along=_shown_ids(settings, moved))


def _two_ids(engine: Engine, document: str, other: str) -> tuple[str, str]:
    """The ids of two documents that there are."""
    first, second = id_of(engine, document), id_of(engine, other)
    if first == second:
        msg = f"{clean(document)} and {clean(other)} are the same document"
        raise SameDocumentError(msg)
    return first, second


def _append(
    engine: Engine, document: str, decision: CaseLinked | CaseUnlinked, now: datetime
) -> int:
    def append(connection: Connection) -> int:
        stream = f"case/{document}"
        return log.append_event(connection, stream, decision, expected=None, now=now).position

    return written_once(engine, append)


def _members(settings: Settings, document_id: str) -> _Members:
    """The case of the document with this true id; nothing where nothing was read in it."""
    with record_at(settings) as record:
        number = record.book.number_of(document_id) or 0
        matter = record.book.matter_by_document([number]).get(number)
        read = record.book.dossiers([matter]).get(matter, {}) if matter else {}
        ids = frozenset(document.id for document in read)
        decisions = [it for it in record.book.decisions() if {it.document, it.other_document} & ids]
        kept = apply_decisions(ids, record.book.links(read), decisions)
        return _Members(ids=ids, joined=kept.joined)


def _shown_ids(settings: Settings, ids: frozenset[str]) -> tuple[str, ...]:
    """The ids of documents as they are shown, in their order."""
    with record_at(settings) as record:
        return tuple(
            record.shown_id(document)
            for id in sorted(ids)
            for document in record.book.documents_of_id(id)
        )
