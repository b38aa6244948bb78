"""One case from charge to sentence: what was done, to whom, for how much, and why its documents
belong together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from answers.asking.matter_of import document_number, matters_of
from answers.matters.course import CourseLane, course_of
from answers.record import Record, record_at
from casebook.asking.casebook_at import Basis, StandingDocument
from enforcement.claims import Coming
from enforcement.matters.deadlines import Deadline, DeadlineStatus, deadlines
from enforcement.matters.links import MatterLink
from enforcement.matters.matter import Matter, assemble_matter
from enforcement.matters.overrides import LinkDecision, apply_decisions
from enforcement.reading.dossier import Dossier
from store.by_field import by_field
from store.config import Settings

#: Stands in a decision for a document that was erased since.
GONE = "(a document that is gone)"


class NothingReadError(RuntimeError):
    """Nothing was read in a document: it was not known then, or was erased."""


class PartedCaseError(NothingReadError):
    """What was a case is several now."""

    def __init__(self, id: str, parts: tuple[str, ...]) -> None:
        #: Their ids.
        self.parts = parts
        super().__init__(
            f"the case {id} was parted: its documents are now in {' and '.join(parts)}"
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseDay:
    """A day that lies ahead in the case."""

    day: date
    what: Coming
    status: DeadlineStatus
    #: Ids of those that state it, the newest first.
    documents: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseRecord(Matter):
    """A case, with what lies ahead in it and what holds it together."""

    upcoming: tuple[CaseDay, ...]
    links: tuple[MatterLink, ...]
    #: In the order in which they were made.
    decisions: tuple[LinkDecision, ...]
    #: Ids of the cases that documents are in now which were once in the case of this id.
    parted: tuple[str, ...]
    #: What was done when, a lane for each party.
    course: tuple[CourseLane, ...]
    #: The day from which on days are upcoming.
    today: date
    basis: Basis


def case(
    settings: Settings, document_id: str, *, today: date, position: int | None = None
) -> CaseRecord:
    """The case of a document, with the days that lie ahead from `today` on. An id by which a case
    went before it became part of another one leads to that one, and so does whatever else leads to
    documents of one case alone (`answers.meant`).

    Masked names are hidden; as of a position they are those masked then. Raises NothingReadError,
    UnknownDocumentError where no document goes by the id, and SeveralMeantError.
    """
    with record_at(settings, position) as record:
        number = document_number(record.book, record.masks, settings, document_id)
        matter = _matter_of(record, number, document_id)
        read = record.book.dossiers([matter])[matter]
        return _case(record, matter, read, parted=_parted(record, number, matter), today=today)


def _matter_of(record: Record, number: int, document_id: str) -> int:
    """The matter of a document; of one that is gone, what became of the matter it gave its name."""
    became = matters_of(record.book, number)
    if len(became) == 1:
        return became.pop()
    if became:
        raise PartedCaseError(document_id, _ids(record, became))
    msg = f"nothing was read in {document_id}: unknown then, or erased"
    raise NothingReadError(msg)


def _parted(record: Record, number: int, matter: int) -> tuple[str, ...]:
    now = record.book.matter_by_document(record.book.former_members(number)).values()
    return _ids(record, {*now} - {matter})


def _ids(record: Record, matters: set[int]) -> tuple[str, ...]:
    named = record.book.documents_numbered(matters)
    return tuple(record.shown_id(document) for document in named)


def _case(
    record: Record,
    matter: int,
    read: Mapping[StandingDocument, Dossier],
    *,
    parted: tuple[str, ...],
    today: date,
) -> CaseRecord:
    shown = {document.id: record.shown_dossier(document, one) for document, one in read.items()}
    first = next(document for document in read if document.number == matter)
    in_order = sorted(shown.values(), key=lambda dossier: dossier.publication_order)
    assembled = assemble_matter(shown[first.id].id, in_order, record.book.tiers(read))
    by_shown_id = {dossier.id: dossier for dossier in in_order}
    ahead = deadlines(
        by_shown_id, dict.fromkeys(by_shown_id, assembled.id), first=today, last=date.max
    )
    decisions = [
        it for it in record.book.decisions() if {it.document, it.other_document} & {*shown}
    ]
    kept = apply_decisions(shown, record.book.links(read), decisions)
    ids = {id: dossier.id for id, dossier in shown.items()}
    return CaseRecord(
        **by_field(assembled),
        upcoming=tuple(map(_day, ahead)),
        links=tuple(_shown_link(record, link, ids) for link in kept.links),
        decisions=tuple(_shown_decision(record, decision, ids) for decision in decisions),
        parted=parted,
        course=course_of(assembled),
        today=today,
        basis=record.basis,
    )


def _day(deadline: Deadline) -> CaseDay:
    return CaseDay(
        day=deadline.day,
        what=deadline.what,
        status=deadline.status,
        documents=tuple(statement.document.id for statement in deadline.stated_by),
    )


def _shown_link(record: Record, link: MatterLink, ids: Mapping[str, str]) -> MatterLink:
    return MatterLink(
        document=ids[link.document],
        other_document=ids[link.other_document],
        reason=link.reason,
        shared=record.shown_shared(link),
    )


def _shown_decision(record: Record, decision: LinkDecision, ids: Mapping[str, str]) -> LinkDecision:
    """A decision as it was written, but for masked names. A document of another case that stands in
    it is said by its own id."""

    def shown(id: str) -> str:
        return ids.get(id) or next(
            iter(record.shown_id(it) for it in record.book.documents_of_id(id)), GONE
        )

    return LinkDecision(
        document=shown(decision.document),
        other_document=shown(decision.other_document),
        linked=decision.linked,
        by=record.shown(decision.by),
        reason=record.shown(decision.reason),
    )
