"""What publishers label themselves, which goes before what is read in a text: the office, the
numbers, the days of a register document, the firm a letter is written to. A field needs no quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Protocol

from enforcement.citations.citations import citations_in
from enforcement.claims import Action, Coming, ComingDay, Kind, Party, Status
from enforcement.reading.reading import Reading
from enforcement.reading.register_documents import Entry, RegisterKind, entry
from enforcement.reading.warning_letters import letter
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
_STATED: Mapping[str, Coming] = {
    "effective_on": "effective",
    "comments_close_on": "comment_deadline",
}
_DOCKETS = ("docket_ids", "docket", "docketNumber", "docket_number", "case")
_SIDES = {
    "N": "Northern",
    "S": "Southern",
    "E": "Eastern",
    "W": "Western",
    "M": "Middle",
    "C": "Central",
}
#: "USAO - Texas, Southern", as the Department of Justice labels its releases.
_USAO = re.compile(r"USAO\s*-\s*(?P<state>[^,;]+)(?:,\s*(?P<side>[A-Z][a-z]+))?")
#: "District Court, S.D. Texas", as CourtListener labels a docket.
_COURT = re.compile(r"District Court,\s*(?:(?P<side>[NSEWMC])\.)?D\.\s*(?P<state>[^;]+)")
_HEADING = re.compile(r"\bwarning letter\b", re.IGNORECASE)


class Document(Protocol):
    """A document as the record keeps it (`store.log.document.Document`, which is not known
    here)."""

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


def office_of(document: Document, publisher: str) -> str:
    """Who issues a document, with districts written out; the publisher comes last."""
    labelled = [document.details[name] for name in _OFFICES if name in document.details]
    written = [_COURT.sub(_district, _USAO.sub(_district, label)) for label in labelled]
    return "; ".join([*written, publisher] if publisher else written)


def _district(found: re.Match[str]) -> str:
    side = found["side"] or ""
    written = f"{_SIDES.get(side, side)} District of {found['state'].strip()}".strip()
    return f"U.S. Attorney; {written}" if found.re is _USAO else f"District Court; {written}"


def numbers_of(document: Document) -> tuple[str | None, list[str]]:
    """The publisher's own number, and the dockets that are labelled, in canonical form."""
    labels = [document.number or "", *(document.details.get(name, "") for name in _DOCKETS)]
    found = [citation for label in labels for citation in citations_in(label)]
    dockets = [one.canonical for one in found if one.kind in ("docket", "court-docket")]
    if document.details.get("type") in _REGISTER_TYPES and document.number:
        return f"FR Doc. {document.number}", dockets
    published = [one.canonical for one in found if one.kind in ("fr-document", "marcs")]
    return (published[0] if published else None), dockets


def with_labels(document: Document, reading: Reading, about: Topic) -> Reading:
    """The reading of a document, where its labels say what it is: by them."""
    if document.details.get("type") in _REGISTER_TYPES:
        return _of_register(document, reading, about)
    if {"company", "recipient"} <= document.details.keys():
        return _of_letter(document, reading)
    return reading


def _of_letter(document: Document, reading: Reading) -> Reading:
    """A warning letter of the FDA: the firm, and by when an answer is asked for."""
    offset, company = len(document.title) + 1, document.details["company"]
    heading = _HEADING.search(document.text)
    start = offset + heading.start() if heading else 0
    quote = heading.group() if heading else document.title
    warning = Action(
        kind="warning", status="alleged", quote=quote, start=start, end=start + len(quote)
    )
    whole = f"{document.title}\n{document.text}"
    named = whole.find(company)
    firm = Party(
        name=company,
        type="organization",
        role="respondent",
        quote=company if named >= 0 else "",
        start=max(named, 0),
        end=max(named, 0) + (len(company) if named >= 0 else 0),
    )
    answer = letter(document.text, _day(document.details.get("issued_on", ""))).answer
    due = replace(answer, start=answer.start + offset, end=answer.end + offset) if answer else None
    return replace(
        reading,
        primary="warning",
        happened_on=_day(document.details.get("issued_on", "")),
        actions=(warning,),
        parties=(firm,),
        amounts=(),
        sentences=(),
        coming=(due,) if due else (),
    )


def _of_register(document: Document, reading: Reading, about: Topic) -> Reading:
    """A register document's kind, respondent and days, which it is read for in place of an
    announcement's actions."""
    head = f"{document.details.get('action', '')}\n{document.text[:_SUMMARY]}"
    found = entry(document.title, head, about)
    kind, status = _REGISTER[found.kind]
    title = document.title
    action = Action(kind=kind, status=status, quote=title, start=0, end=len(title))
    if found.kind == "decision-and-order":
        action = _decision(document, action)
    return replace(
        reading,
        primary=action.kind,
        happened_on=None,
        actions=(action,),
        parties=tuple(_respondent(found, title)),
        amounts=(),
        sentences=(),
        coming=(*_labelled_days(document), *reading.coming),
    )


def _decision(document: Document, action: Action) -> Action:
    """What was decided, in the words of the order at the end of the text."""
    offset = len(document.title) + 1
    order = max((heading.end() for heading in _ORDER.finditer(document.text)), default=None)
    for kind, words in _DECIDED:
        if order is not None and (said := words.search(document.text, order)):
            return Action(
                kind=kind,
                status="ordered",
                quote=said.group(),
                start=offset + said.start(),
                end=offset + said.end(),
            )
    return action


def _respondent(found: Entry, title: str) -> Iterator[Party]:
    if found.respondent is None or (start := title.find(found.respondent)) < 0:
        return
    organization = found.kind.startswith("application") or not re.search(
        r",\s(?:[A-Z]\.?){2,}", title
    )
    yield Party(
        name=found.respondent,
        type="organization" if organization else "person",
        role="respondent",
        quote=found.respondent,
        start=start,
        end=start + len(found.respondent),
    )


def _labelled_days(document: Document) -> Iterator[ComingDay]:
    """The days the register labels itself; they are fields, and have no quote."""
    for label, what in _STATED.items():
        day = _day(document.details.get(label, ""))
        if day and (document.published_on is None or day >= document.published_on):
            yield ComingDay(day=day, what=what, quote="", start=0, end=0)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
