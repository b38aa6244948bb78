"""The cases of the record: documents, of whatever source, that are about one matter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from answers.asking.days import refuse_beyond
from answers.asking.fitting_documents import fitting_documents
from answers.asking.page import WHOLE, Order, Page
from answers.record import Record, record_at
from casebook.asking.casebook_at import Basis, StandingMatter
from casebook.asking.conditions import all_of, learned_since, published
from casebook.asking.fields import Fields
from enforcement.matters.summary import CaseParty, CaseSummary
from store.config import Settings

__all__ = ["CaseList", "CaseParty", "CaseSummary", "cases"]


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseList:
    """Cases by the last day of each."""

    cases: tuple[CaseSummary, ...]
    #: How many more fit, but have too few documents.
    too_small: int
    basis: Basis
    #: How many there are, of which these are a part.
    total: int


def cases(
    settings: Settings,
    *,
    query: str = "",
    fields: Fields | None = None,
    since: date | None = None,
    until: date | None = None,
    learned: int | datetime | None = None,
    at_least: int = 2,
    position: int | None = None,
    sort: Order = "oldest",
    page: Page = WHOLE,
) -> CaseList:
    """The cases of `at_least` so many documents, one of which fits: which the query finds, in which
    the fields have any of their values, and which was published from `since` to `until` and
    recorded after the position, or since the moment (aware), `learned`; those without a day count
    as the oldest.

    Masked names are hidden, and are found by nothing; as of a position they are those masked then.
    Raises BeyondTheEndError, `search.language.query_error.QueryError` and
    `casebook.asking.fields.FieldError`.
    """
    with record_at(settings, position) as record:
        refuse_beyond(learned, record.basis.position + record.basis.behind)
        fitting = all_of(
            fitting_documents(record, query, fields),
            published(since, until),
            learned_since(learned),
        )
        listed = record.book.matters(
            fitting, at_least=at_least, newest_first=sort == "newest", part=page.sql
        )
        many, few = record.book.numbers_of_matters(fitting, at_least=at_least)
        return CaseList(
            cases=tuple(_shown(record, one) for one in listed),
            total=many,
            too_small=few,
            basis=record.basis,
        )


def _shown(record: Record, matter: StandingMatter) -> CaseSummary:
    if not record.masks:
        return matter.summary
    (first,) = record.book.documents_numbered([matter.number])
    return replace(record.shown(matter.summary), id=record.shown_id(first))
