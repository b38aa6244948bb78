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
from enforcement.claims import Action, Coming, ComingDay, Kind, Party, Status, TextReading
from enforcement.reading.register_documents import (
    RegisterDocument,
    RegisterKind,
    read_register_document,
)
from enforcement.reading.warning_letters import answer_due
from enforcement.topics import Topic

#: Labels under which a publisher names the office a document comes from.
_OFFICES = ("component", "components", "office", "contact", "agencies", "court")
_REGISTER_TYPES = frozenset(("Notice", "Rule", "Proposed Rule"))
#: Characters of a register document that hold its agency, action and summary.
_SUMMARY = 4000
_REGISTER: Mapping[RegisterKind, tuple[Kind, Status]] = {
    "application-importer": ("application", "stated"),
    "application-exporter": ("application", "stated"),
    "application-manufacturer": ("application", "stated"),
    "decision-and-order": ("other", "ordered"),
    "order-to-show-cause": ("order-to-show-cause", "alleged"),
    "scheduling-proposed": ("scheduling", "proposed"),
    "scheduling-temporary": ("scheduling", "ordered"),
    "scheduling-final": ("scheduling", "final"),
    "quota-proposed": ("quota", "proposed"),
    "quota-final": ("quota", "final"),
    "rule-proposed": ("rule-proposed", "proposed"),
    "rule-final": ("rule-final", "final"),
    "information-collection": ("notice", "stated"),
    "extension": ("extension", "stated"),
    "hearing": ("hearing", "stated"),
    "withdrawal": ("notice", "stated"),
    "correction": ("correction", "stated"),
    "guidance": ("guidance", "stated"),
    "notice-other": ("notice", "stated"),
    "not-dea": ("notice", "stated"),
}
#: What a decision and order did with the registration or the application for one.
_DECIDED: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("revocation", re.compile(r"\b(?:hereby )?revokes?\b|\brevocation of\b", re.IGNORECASE)),
    ("denial", re.compile(r"\b(?:hereby )?den(?:y|ies)\b|\bdenial of\b", re.IGNORECASE)),
    ("suspension", re.compile(r"\bsuspends?\b|\bsuspension of\b", re.IGNORECASE)),
    ("dismissal", re.compile(r"\bdismiss(?:es|ed|al)?\b|\bterminat", re.IGNORECASE)),
)
#: The heading under which a decision's last part orders what was decided.
_ORDER = re.compile(r"^[ \t]*Order[ \t]*$", re.MULTILINE)
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
    if document.details.get("type") in _REGISTER_TYPES and document.number:
        return f"FR Doc. {document.number}", dockets
    published = (it.canonical for it in citations if it.kind in ("fr-document", "marcs"))
    return next(published, None), dockets


def with_labelled_fields(
    document: LabelledDocument, reading: TextReading, about: Topic
) -> TextReading:
    """The reading of a document, with what its labels say in the place of what was read."""
    if document.details.get("type") in _REGISTER_TYPES:
        return _of_register(document, reading, about)
    if {"company", "recipient"} <= document.details.keys():
        return _of_warning_letter(document, reading)
    return reading


def _of_warning_letter(document: LabelledDocument, reading: TextReading) -> TextReading:
    """A warning letter of the FDA: the firm, and by when an answer is asked for."""
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
    due = answer_due(document.text, issued_on) if issued_on else None
    return replace(
        reading,
        primary="warning",
        happened_on=issued_on,
        actions=(warning,),
        parties=(firm,),
        amounts=(),
        sentences=(),
        coming=(replace(due, start=due.start + offset, end=due.end + offset),) if due else (),
    )


def _of_register(document: LabelledDocument, reading: TextReading, about: Topic) -> TextReading:
    """A register document's kind, respondent and days; an announcement's actions, amounts and
    sentences are not looked for in it."""
    head = f"{document.details.get('action', '')}\n{document.text[:_SUMMARY]}"
    title = document.title
    register = read_register_document(document.title, head, about)
    kind, status = _REGISTER[register.kind]
    action = Action(kind=kind, status=status, quote=title, start=0, end=len(title))
    if register.kind == "decision-and-order":
        action = _decision(document) or action
    if action.kind == "application":
        days = (it.day for it in reading.actions if it.kind == action.kind)
        action = replace(action, day=next(days, None))
    return replace(
        reading,
        primary=action.kind,
        happened_on=action.day,
        actions=(action,),
        parties=tuple(_respondent(register, title)),
        amounts=(),
        sentences=(),
        coming=(*_labelled_days(document), *reading.coming),
    )


def _decision(document: LabelledDocument) -> Action | None:
    """What was decided, in the words of the order at the end of the text."""
    offset = len(document.title) + 1
    order = max((heading.end() for heading in _ORDER.finditer(document.text)), default=None)
    for kind, words in _DECIDED:
        if order is not None and (decided := words.search(document.text, order)):
            return Action(
                kind=kind,
                status="ordered",
                quote=decided.group(),
                start=offset + decided.start(),
                end=offset + decided.end(),
            )
    return None


def _respondent(register: RegisterDocument, title: str) -> Iterator[Party]:
    name = register.respondent
    if name is None or (start := title.find(name)) < 0:
        return
    has_degree = re.search(r",\s(?:[A-Z]\.?){2,}", title)
    person = has_degree and not register.kind.startswith("application")
    yield Party(
        name=name,
        type="person" if person else "organization",
        role="respondent",
        quote=name,
        start=start,
        end=start + len(name),
    )


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
