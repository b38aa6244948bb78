"""One case from charge to sentence: what was done, to whom, for how much, and why its documents
belong together."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TypeVar

from answers.casebook import Casebook, open_casebook
from answers.documents.document_history import id_of
from answers.matters.cases import course_of
from enforcement.claims import Coming
from enforcement.matters.deadlines import Deadline, DeadlineStatus, deadlines
from enforcement.matters.links import MatterLink
from enforcement.matters.matter import Matter, documents_by_matter
from enforcement.matters.overrides import LinkDecision
from store.config import Settings
from store.log.database import Engine

T = TypeVar("T", MatterLink, LinkDecision)

#: Stands in a decision for a document that was erased since.
GONE = "(a document that is gone)"


class NothingReadError(RuntimeError):
    """Nothing was read in a document: it was not known then, or was erased."""


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


def case(
    engine: Engine,
    settings: Settings,
    document_id: str,
    *,
    today: date,
    position: int | None = None,
) -> CaseRecord:
    """The case of a document, with the days that lie ahead from `today` on.

    Masked names are hidden; as of a position they are those masked then. Raises NothingReadError,
    and UnknownDocumentError where no document goes by the id.
    """
    casebook = open_casebook(engine, settings, position)
    known = id_of(engine, document_id)
    if known not in casebook.dossiers:
        msg = f"nothing was read in {document_id}: unknown then, or erased"
        raise NothingReadError(msg)
    id = casebook.cases[known]
    within = {one: casebook.dossiers[one] for one, its in casebook.cases.items() if its == id}
    documents = documents_by_matter(within, casebook.cases)[id]
    shown = {document.id: document for document in documents}
    course = course_of(casebook, settings, id, documents)
    ahead = deadlines(shown, dict.fromkeys(shown, course.id), first=today, last=date.max)
    return CaseRecord(
        **{field.name: getattr(course, field.name) for field in fields(course)},
        upcoming=tuple(map(_day, ahead)),
        links=tuple(
            _with_shown_ids(link, casebook)
            for link in casebook.links
            if link.document in within and link.other_document in within
        ),
        decisions=tuple(
            _with_shown_ids(decision, casebook)
            for decision in casebook.decisions
            if decision.document in within or decision.other_document in within
        ),
    )


def _day(deadline: Deadline) -> CaseDay:
    return CaseDay(
        day=deadline.day,
        what=deadline.what,
        status=deadline.status,
        documents=tuple(statement.document.id for statement in deadline.stated_by),
    )


def _with_shown_ids(of_two: T, casebook: Casebook) -> T:
    def shown(id: str) -> str:
        return casebook.dossiers[id].id if id in casebook.dossiers else GONE

    ids = shown(of_two.document), shown(of_two.other_document)
    return replace(of_two, document=ids[0], other_document=ids[1])
