"""One case from charge to sentence: what was done, to whom, for how much, and why its documents
belong together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date

from answers.casebook import Casebook, open_casebook
from answers.matters.cases import course_of
from enforcement.claims import Coming, Term
from enforcement.courses import Sentence, Step, Sum, gathered
from enforcement.deadlines import Deadline, Standing, deadlines
from enforcement.documents import Dossier
from enforcement.fates import Involved
from enforcement.links import Reason
from store.config import Settings
from store.database import Engine

#: Stands in a decision for a document that was erased since.
GONE = "(a document that is gone)"


class NothingReadError(RuntimeError):
    """Nothing was read in a document: it was not known then, or was erased."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseSentence(Term):
    """A sentence of the case."""

    #: Ids of those that state it.
    documents: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseDay:
    """A day that lies ahead in the case."""

    day: date
    what: Coming
    status: Standing
    #: Ids of those that state it, the newest first.
    documents: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseLink:
    """Why two of its documents are of one case."""

    document: str
    other_document: str
    reason: Reason
    #: The number, party, sum or place they share; empty where their texts are alike.
    shared: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseDecision:
    """A person linked `other_document` to the case of `document`, or took it out of that case."""

    document: str
    other_document: str
    linked: bool
    by: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseRecord:
    """A case."""

    #: Of the first of its documents, in alphabetical order.
    id: str
    #: When something was done or published in it; None where every document is undated.
    first: date | None
    last: date | None
    #: Ids, by the day of publication.
    documents: tuple[str, ...]
    sources: tuple[str, ...]
    dockets: tuple[str, ...]
    #: Those of most documents first.
    parties: tuple[Involved, ...]
    #: A document each, by its day.
    steps: tuple[Step, ...]
    sentences: tuple[CaseSentence, ...]
    amounts: tuple[Sum, ...]
    upcoming: tuple[CaseDay, ...]
    links: tuple[CaseLink, ...]
    #: In the order in which they were made.
    decisions: tuple[CaseDecision, ...]


def case(
    engine: Engine,
    settings: Settings,
    document_id: str,
    *,
    id_of: Callable[[Engine, str], str],
    today: date,
    position: int | None = None,
) -> CaseRecord:
    """The case of a document, with the days that lie ahead from `today` on.

    `id_of` finds the document that goes by the given id, and raises an error where there is none.
    Masked names are hidden; as of a position they are those masked then. Raises NothingReadError.
    """
    casebook = open_casebook(engine, settings, position)
    known = id_of(engine, document_id)
    if known not in casebook.dossiers:
        msg = f"nothing was read in {document_id}: unknown then, or erased"
        raise NothingReadError(msg)
    id = casebook.cases[known]
    within = {one: casebook.dossiers[one] for one, its in casebook.cases.items() if its == id}
    documents = gathered(within, casebook.cases)[id]
    shown = {document.id: document for document in documents}
    course = course_of(casebook, settings, id, documents)
    ahead = deadlines(shown, dict.fromkeys(shown, course.id), first=today, last=date.max)
    return CaseRecord(
        id=course.id,
        first=course.first,
        last=course.last,
        documents=course.documents,
        sources=course.sources,
        dockets=course.dockets,
        parties=course.parties,
        steps=course.steps,
        sentences=tuple(map(_sentence, course.sentences)),
        amounts=course.amounts,
        upcoming=tuple(map(_day, ahead)),
        links=_links(casebook, within),
        decisions=_decisions(casebook, within),
    )


def _sentence(sentence: Sentence) -> CaseSentence:
    term = {field.name: getattr(sentence.term, field.name) for field in fields(sentence.term)}
    return CaseSentence(**term, documents=sentence.documents)


def _day(deadline: Deadline) -> CaseDay:
    return CaseDay(
        day=deadline.day,
        what=deadline.what,
        status=deadline.standing,
        documents=tuple(statement.document.id for statement in deadline.told),
    )


def _links(casebook: Casebook, within: Mapping[str, Dossier]) -> tuple[CaseLink, ...]:
    return tuple(
        CaseLink(
            document=within[link.one].id,
            other_document=within[link.other].id,
            reason=link.reason,
            shared=link.shared,
        )
        for link in casebook.links
        if link.one in within and link.other in within
    )


def _decisions(casebook: Casebook, within: Mapping[str, Dossier]) -> tuple[CaseDecision, ...]:
    def shown(id: str) -> str:
        return casebook.dossiers[id].id if id in casebook.dossiers else GONE

    return tuple(
        CaseDecision(
            document=shown(decision.one),
            other_document=shown(decision.other),
            linked=decision.together,
            by=decision.by,
            reason=decision.reason,
        )
        for decision in casebook.decisions
        if decision.one in within or decision.other in within
    )
