"""Days that documents of matters state, as they may be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from answers.record import Record
from casebook.asking.casebook_at import StandingDocument
from enforcement.matters.deadlines import Deadline, deadlines
from enforcement.reading.dossier import Dossier


@dataclass(frozen=True, kw_only=True, slots=True)
class DayAhead:
    """A day without masked names, and the documents that state it."""

    day: Deadline
    documents: frozenset[StandingDocument]


def days_ahead(
    record: Record,
    matters: Mapping[int, Mapping[StandingDocument, Dossier]],
    *,
    first: date,
    last: date,
) -> list[DayAhead]:
    """The days from `first` to `last`, both included, that the documents of these matters state, by
    their numbers; in the order of `enforcement.matters.deadlines.deadlines`."""
    shown: dict[str, Dossier] = {}
    documents: dict[str, StandingDocument] = {}
    cases: dict[str, str] = {}
    for number, read in matters.items():
        ids = {document: record.shown_id(document) for document in read}
        named = next((it for it in read if it.number == number), next(iter(read), None))
        for document, id in ids.items():
            shown[id] = record.shown_as(read[document], id, state=document.state)
            documents[id] = document
            cases[id] = ids[named] if named else ""
    return [
        DayAhead(day=day, documents=frozenset(documents[it.document.id] for it in day.stated_by))
        for day in deadlines(shown, cases, first=first, last=last)
    ]
