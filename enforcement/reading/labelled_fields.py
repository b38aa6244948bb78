"""What publishers label themselves, which overrides what is read in a text: the office, the
numbers, the days of a register document, the firm a letter is addressed to. A field needs no quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Protocol

from enforcement.citations.citations import citations_in
from enforcement.claims import Action, Coming, ComingDay, Party, Relation, TextReading
from enforcement.places.states import STATE_CODES
from enforcement.reading.registers.dockets import labelled_dockets
from enforcement.reading.registers.register_reading import as_register, days_of_fields
from enforcement.reading.warning_letters import answer_due, recall
from enforcement.text.passage import Passage
from enforcement.topics import Topic

#: Labels under which a publisher names the office a document comes from.
_OFFICES = ("component", "components", "office", "contact", "agencies", "court")
_REGISTER_TYPES = frozenset(("Notice", "Rule", "Proposed Rule"))
_DAYS: Mapping[str, Coming] = {"effective_on": "effective", "comments_close_on": "comment_deadline"}
_DOCKETS = ("docket_ids", "docket", "docketNumber", "docket_number", "case")
_SIDES = {
    side[0]: side for side in ["Northern", "Southern", "Eastern", "Western", "Middle", "Central"]
}
#: "USAO - Texas, Southern", as the Department of Justice labels its releases.
_USAO = re.compile(r"USAO\s*-\s*(?P<state>[^,;]+)(?:,\s*(?P<side>[A-Z][a-z]+))?")
#: "District Court, S.D. Texas", as CourtListener labels a docket.
_COURT = re.compile(r"District Court,\s*(?:(?P<side>[NSEWMC])\.)?D\.\s*(?P<state>[^;]+)")
_HEADING = re.compile(r"\bwarning letter\b", re.IGNORECASE)


class LabelledDocument(Protocol):
    """A document as the log keeps it (`store.log.document.Document`), with its labels."""

    @property
    def id(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def published_on(self) -> date | None: ...
    @property
    def number(self) -> str | None: ...
    @property
    def details(self) -> Mapping[str, str]: ...


def labelled_office(document: LabelledDocument, publisher: str) -> str:
    """Who issues a document, with districts written out; the publisher comes last."""
    labels = [document.details[name] for name in _OFFICES if name in document.details]
    written = [_COURT.sub(_district, _USAO.sub(_district, label)) for label in labels]
    return "; ".join([*written, publisher] if publisher else written)


def _district(label: re.Match[str]) -> str:
    side = label["side"] or ""
    written = f"{_SIDES.get(side, side)} District of {label['state'].strip()}".strip()
    return f"U.S. Attorney; {written}" if label.re is _USAO else f"District Court; {written}"


def labelled_numbers(document: LabelledDocument) -> tuple[str | None, list[str]]:
    """The publisher's own number, and the dockets that are labelled, in canonical form."""
    labels = [document.number or "", *(document.details.get(name, "") for name in _DOCKETS)]
    citations = [citation for label in labels for citation in citations_in(label)]
    dockets = [it.canonical for it in citations if it.kind in ("docket", "court-docket")]
    dockets += labelled_dockets(document.details.get("docket_ids", ""))
    if document.details.get("type") in _REGISTER_TYPES and document.number:
        return f"FR Doc. {document.number}", dockets
    published = (it.canonical for it in citations if it.kind in ("fr-document", "marcs"))
    return next(published, None), dockets


def with_labelled_fields(
    document: LabelledDocument, reading: TextReading, text: Passage, about: Topic
) -> TextReading:
    """The reading of a document, with what its labels say in the place of what was read."""
    if document.details.get("type") in _REGISTER_TYPES:
        return _of_register(document, reading, text, about)
    if {"company", "recipient"} <= document.details.keys():
        return _of_warning_letter(document, reading, text)
    return reading


def _of_warning_letter(
    document: LabelledDocument, reading: TextReading, text: Passage
) -> TextReading:
    """A warning letter of the FDA: the firm and its state, what it recalled, and by when an answer
    is asked for."""
    offset, company = len(document.title) + 1, document.details["company"]
    issued_on = _day(document.details.get("issued_on", ""))
    heading = _HEADING.search(document.text)
    start = offset + heading.start() if heading else 0
    quote = heading.group() if heading else document.title
    end = start + len(quote)
    warning = Action(kind="warning", status="alleged", quote=quote, start=start, end=end)
    start = f"{document.title}\n{document.text}".find(company)
    quote = company if start >= 0 else ""
    firm = Party(
        name=company,
        type="organization",
        role="respondent",
        quote=quote,
        start=max(start, 0),
        end=max(start, 0) + len(quote),
    )
    recalled = recall(text, issued_on)
    due = answer_due(document.text, issued_on) if issued_on else None
    return replace(
        reading,
        primary="warning",
        happened_on=issued_on,
        actions=(warning, recalled) if recalled else (warning,),
        parties=(firm,),
        amounts=(),
        sentences=(),
        coming=(replace(due, start=due.start + offset, end=due.end + offset),) if due else (),
        state=_labelled_state(document.details) or reading.state,
    )


def _labelled_state(details: Mapping[str, str]) -> str | None:
    """The state of the address a letter goes to, where it is one of the United States."""
    return STATE_CODES.get(details.get("administrative_area", "").lower())


def _of_register(
    document: LabelledDocument, reading: TextReading, text: Passage, about: Topic
) -> TextReading:
    """A register document, with the days that are labelled and which document it corrects. A day
    that the text itself tells in words, or takes back, is not told by its field again."""
    details = document.details
    read = as_register(reading, text, about, action=details.get("action", ""))
    told = {(day.what, day.day) for day in read.coming if day.quote}
    of_dates = days_of_fields(
        text, action=details.get("action", ""), dates=details.get("dates", "")
    )
    taken_back = {(day.what, day.day) for day in (*read.coming, *of_dates) if day.status != "set"}
    labelled = [day for day in _labelled_days(document) if (day.what, day.day) not in taken_back]
    known = {(day.what, day.day) for day in labelled} | told
    days = [day for day in of_dates if (day.what, day.day) not in known]
    relations = *_corrects(document, read), *read.relations
    return replace(read, coming=(*labelled, *days, *read.coming), relations=relations)


def _corrects(document: LabelledDocument, read: TextReading) -> Iterator[Relation]:
    """Which document this one corrects, where a field says so and the text does not."""
    number = document.details.get("correction_of")
    if number and all(number != relation.number for relation in read.relations):
        yield Relation(quote="", start=0, end=0, relation="corrects", number=number)


def _labelled_days(document: LabelledDocument) -> Iterator[ComingDay]:
    """The days the register labels itself; they are fields, and have no quote."""
    for label, what in _DAYS.items():
        day = _day(document.details.get(label, ""))
        if day and (document.published_on is None or day >= document.published_on):
            yield ComingDay(day=day, what=what, quote="", start=0, end=0)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
