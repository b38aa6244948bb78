"""The days that lie ahead: sentencings, trials, hearings, ends of comments, effective and
compliance dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from answers.asking.fitting_documents import fitting_documents
from answers.asking.page import WHOLE, Page
from answers.matters.days_ahead import days_ahead
from answers.matters.quoted_document import QuotedDocument, quoted_document
from answers.record import record_at
from casebook.asking.casebook_at import Basis
from casebook.asking.fields import Fields
from casebook.asking.found.stated_days import dossiers_stating
from enforcement.claims import Coming
from enforcement.matters.deadlines import Deadline, DeadlineStatus, StatedDay
from store.config import Settings


@dataclass(frozen=True, kw_only=True, slots=True)
class ConflictingDay:
    """Another day that a document states for the same thing."""

    day: date
    #: Of the document.
    id: str
    published_on: date | None
    #: Empty where a field of the publisher's states the day.
    quote: str


@dataclass(frozen=True, kw_only=True, slots=True)
class UpcomingDay(QuotedDocument):
    """A day that lies ahead, with the newest document that states it."""

    day: date
    #: From today on; negative where it is past.
    in_days: int
    what: Coming
    status: DeadlineStatus
    #: Ids of the others that state it, newest first.
    other_documents: tuple[str, ...]
    conflicts: tuple[ConflictingDay, ...]
    #: Id of the document that moves, cancels or supersedes the day, or tells that it is over.
    status_document: str | None
    #: Of the day in a calendar (RFC 5545, section 3.8.4.7): known by the first document that stated
    #: it, it stays the same when others do, or when that one is revised.
    uid: str


@dataclass(frozen=True, kw_only=True, slots=True)
class UpcomingDays:
    """Days in their order, those stated for one thing together, at the first of them."""

    days: tuple[UpcomingDay, ...]
    basis: Basis
    #: How many there are, of which these are a part.
    total: int
    #: The days between which they lie, both included.
    first: date
    last: date


def due(
    settings: Settings,
    *,
    today: date,
    first: date,
    last: date,
    query: str = "",
    fields: Fields | None = None,
    position: int | None = None,
    page: Page = WHOLE,
) -> UpcomingDays:
    """The days from `first` to `last`, both included, that are stated by a document the query
    finds and that fits the fields, or by any; `today` is what they are counted from.

    Masked names are hidden, and are found by nothing; as of a position they are those masked then.
    Raises `search.language.query_error.QueryError` and `casebook.asking.fields.FieldError`.
    """
    with record_at(settings, position) as record:
        read = dossiers_stating(record.book, first, last)
        documents = [document for of_matter in read.values() for document in of_matter]
        fitting = record.book.among(documents, fitting_documents(record, query, fields))
        ahead = days_ahead(record, read, first=first, last=last)
        days = [one.day for one in ahead if not one.documents.isdisjoint(fitting)]
        return UpcomingDays(
            days=tuple(upcoming_day(one, today) for one in page.of(days)),
            total=len(days),
            first=first,
            last=last,
            basis=record.basis,
        )


def upcoming_day(deadline: Deadline, today: date) -> UpcomingDay:
    """A day that lies ahead of `today`, with the newest document that states it."""
    newest, *others = deadline.stated_by
    return UpcomingDay(
        **quoted_document(newest.document, newest.claim, deadline.case),
        day=deadline.day,
        in_days=(deadline.day - today).days,
        what=deadline.what,
        status=deadline.status,
        other_documents=tuple(stated.document.id for stated in others),
        conflicts=tuple(map(_conflict, deadline.conflicts)),
        status_document=deadline.status_document.id if deadline.status_document else None,
        uid=_uid(deadline.stated_by[-1]),
    )


def _conflict(stated: StatedDay) -> ConflictingDay:
    return ConflictingDay(
        day=stated.claim.day,
        id=stated.document.id,
        published_on=stated.document.published_on,
        quote=stated.claim.quote,
    )


def _uid(oldest: StatedDay) -> str:
    key = f"{oldest.document.id}\n{oldest.claim.what}\n{oldest.number}"
    return f"{sha256(key.encode()).hexdigest()[:32]}@blotter"
