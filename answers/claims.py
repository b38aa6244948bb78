"""What texts say: every claim that is read in them, with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from answers.documents.document import ShownDocument
from answers.reader import reader
from answers.record import Record, record_at
from casebook.asking.casebook_at import Condition
from enforcement.claims import (
    Action,
    Amount,
    Citation,
    Claim,
    Coming,
    ComingDay,
    CourtSentence,
    DayStatus,
    Kind,
    Party,
    PartyAction,
    Quantity,
    Relation,
    TextReading,
)
from enforcement.matters.grouping import group_into_matters
from enforcement.matters.links import links_between
from enforcement.reading.dossier import Dossier
from enforcement.reading.key_reading import linking_keys
from enforcement.reading.register_documents import read_register_document
from enforcement.reading.text_reading import read_text
from enforcement.text.passage import Announcement
from enforcement.topics import Topic
from store.by_field import by_field
from store.config import Settings
from store.log.events import CONTENT

#: Kinds of citations that are laws and rules.
LAWS = frozenset(("usc", "cfr", "act", "state-code", "law"))
_AS_READ = (
    *("actions", "parties", "amounts", "sentences", "citations", "quantities"),
    *("relations", "primary", "district", "state"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class FutureDate(Claim):
    """A day that lay ahead when the text was published; the quote is empty where a field of the
    publisher's states it."""

    date: date
    what: Coming
    status: DayStatus


@dataclass(frozen=True, kw_only=True, slots=True)
class TextClaims:
    """What a text says; offsets count in its title, a line feed and its text."""

    id: str
    actions: tuple[Action, ...]
    parties: tuple[Party, ...]
    amounts: tuple[Amount, ...]
    sentences: tuple[CourtSentence, ...]
    citations: tuple[Citation, ...]
    quantities: tuple[Quantity, ...]
    #: Kind of the action the text is about, or `other`.
    primary: Kind
    #: The laws and rules cited, each once, as first written.
    statutes: tuple[str, ...]
    #: When the primary action took place, where the text tells.
    event_date: date | None
    future_dates: tuple[FutureDate, ...]
    #: The federal judicial district, e.g. `District of New Jersey`.
    district: str | None
    #: Two letters (USPS).
    state: str | None
    agencies: tuple[str, ...]
    #: How it stands to earlier documents.
    relations: tuple[Relation, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentClaims(TextClaims):
    """What a document of the record says."""

    #: What was done to which of the parties.
    party_actions: tuple[PartyAction, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadDocument(ShownDocument):
    """A document of the record, and what it says."""

    reading: DocumentClaims
    #: Id of its case, and how many documents that has; None where it was not read into one.
    case: str | None
    case_documents: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class TextCase:
    """The case of a text, named by the first id among its texts."""

    id: str
    case: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RegisterTitle:
    """What the title of a Federal Register document says."""

    id: str
    kind: str
    respondent: str | None


def read_document(
    document: ShownDocument, settings: Settings, *, position: int | None = None
) -> ReadDocument:
    """A document with what it says, and its case now or as of a position."""
    state = max(event.position for event in document.events if event.type in CONTENT)
    with record_at(settings, position) as record:
        case, size = _case_of(document.events[0].position, record)
        dossier = _kept_dossier(record, state) or _read_anew(record, state)
        claims = document_claims(record.shown_as(dossier, document.id, state=state))
    return ReadDocument(**by_field(document), reading=claims, case=case, case_documents=size)


def _case_of(number: int, record: Record) -> tuple[str, int] | tuple[None, None]:
    """The case of the document whose first event is at `number`, as it may be shown."""
    of = Condition(sql="s.document = :number", values={"number": number})
    for matter in record.book.matters(of):
        (first,) = record.book.documents_numbered([matter.number])
        return record.shown_id(first), matter.documents
    return None, None


def _kept_dossier(record: Record, state: int) -> Dossier | None:
    """What today's reader has read in a state of a document before, which is the same as reading it
    anew and takes a hundredth of the time; None where it has not."""
    read_by = record.book.basis.reader.rpartition("-")[0]
    if read_by != reader(record.settings).version:
        return None
    return record.book.dossiers_at([state]).get(state)


def _read_anew(record: Record, state: int) -> Dossier:
    return reader(record.settings).read(record.published(state))


def document_claims(dossier: Dossier) -> DocumentClaims:
    """What was read in a document."""
    return DocumentClaims(**_claims(dossier.id, dossier.reading), party_actions=dossier.outcomes)


def text_claims(text: Announcement, about: Topic | None = None) -> TextClaims:
    """What a text that is no document of the record says."""
    return TextClaims(**_claims(text.id, read_text(text, about)))


def text_cases(texts: Iterable[Announcement]) -> Iterator[TextCase]:
    """The case of each text; one given twice is answered once."""
    each = {text.id: text for text in texts}
    linked = links_between([linking_keys(text, read_text(text)) for text in each.values()])
    for id, case in group_into_matters(each, linked).items():
        yield TextCase(id=id, case=case)


def register_title(id: str, title: str, abstract: str, about: Topic | None = None) -> RegisterTitle:
    """The kind of a Federal Register document and whom it is about, by its title."""
    listed = read_register_document(title, abstract, about)
    return RegisterTitle(id=id, kind=listed.kind, respondent=listed.respondent)


def _claims(id: str, reading: TextReading) -> dict[str, Any]:
    return {
        "id": id,
        **{name: getattr(reading, name) for name in _AS_READ},
        "statutes": _laws(reading.citations),
        "event_date": reading.happened_on,
        "future_dates": tuple(map(_future_date, reading.coming)),
        "agencies": tuple(agency.name for agency in reading.agencies),
    }


def _laws(citations: Iterable[Citation]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for law in citations:
        if law.kind in LAWS:
            first.setdefault(law.canonical, law.quote)
    return tuple(first.values())


def _future_date(day: ComingDay) -> FutureDate:
    return FutureDate(
        quote=day.quote,
        start=day.start,
        end=day.end,
        date=day.day,
        what=day.what,
        status=day.status,
    )
