"""One look at a source: what was known before it, what it found, and what that amounts to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from crawler.archives.archive import ArchiveDay
from crawler.look.revisit import withdrawal
from crawler.look.told import Tell, untold
from crawler.politeness.courtesy import AFTER_A_WALL, host_of
from crawler.source.page import Link
from crawler.source.source import Source
from store.config import Keep
from store.database_address import StoreError
from store.documents.known import document_stream
from store.documents.vocabulary_choices import last_choice
from store.log import log
from store.log.database import Connection
from store.log.document import Reading
from store.log.events import CaptureFailed, DocumentWithdrawn, Outcome, SourceChecked, Validators
from store.views.views import KnownDocument, MissingPage, erased_ids, known_documents, missing_pages


@dataclass(frozen=True, kw_only=True, slots=True)
class Past:
    """What the log knows of a source before a look."""

    #: By id.
    documents: Mapping[str, KnownDocument] = field(default_factory=dict)
    #: By document id.
    suspects: Mapping[str, MissingPage] = field(default_factory=dict)
    #: Of the last clean look by the vocabulary in use, by listing address.
    validators: Mapping[str, Validators] = field(default_factory=dict)
    #: What was read and did not touch the topic, by the vocabulary in use: how its listing
    #: announced it (`offers.mark`), by document id; empty where that is not known.
    passed_over: Mapping[str, str] = field(default_factory=dict)
    #: Addresses that have failed and not answered since.
    failing: frozenset[str] = frozenset()
    #: Ids of documents whose page has moved, by its address now.
    moved: Mapping[str, str] = field(default_factory=dict)
    #: How the last look went; None where there was none.
    last: SourceChecked | None = None
    #: Ids of documents whose content was lawfully erased: they are not asked for again.
    erased: frozenset[str] = frozenset()

    @property
    def knows_any(self) -> bool:
        """Whether any document was met before."""
        return bool(self.documents or self.passed_over or self.erased)

    def knows(self, id: str) -> bool:
        """Whether the document of an id was met before."""
        return id in self.documents or id in self.passed_over or id in self.erased


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """What a look goes by."""

    source: Source
    keep: Keep
    #: When it begins, UTC; for a replayed one, when its first listing was captured.
    at: datetime
    past: Past
    #: The day of an archive that answers in place of the network.
    day: ArchiveDay | None = None
    #: Requests to one host in a day (UTC), at most.
    requests_a_day: int = Source.requests_a_day
    #: Requests sent today, whichever source they were for, by host. Other looks that go on at once
    #: count into it as well.
    spent: Counter[str] = field(default_factory=Counter)

    #: Told which host is asked ("ask") and which page is read ("read"), before it is.
    tell: Tell = untold

    def document_id(self, link: Link) -> str:
        """The id of the document a link stands for: the one it is known by, if it is known. A page
        that moved keeps the one it has, though its key may have been made from the address."""
        past = self.past
        if past.knows_any and (known := self.source.known_id(link, past.knows)):
            return known
        made = self.source.document_id(link.key)
        return made if link.url is None else past.moved.get(link.url, made)


@dataclass(frozen=True, kw_only=True, slots=True)
class PageReadings:
    """The readings of one answer; they are recorded together or not at all."""

    #: Not shown where Scrapy prints an item it failed with: they hold whole pages.
    readings: tuple[Reading, ...] = field(repr=False)


@dataclass(kw_only=True, slots=True)
class Findings:
    """What a look has found so far; filled while it goes on."""

    #: Ids of the documents on offer.
    listed: set[str] = field(default_factory=set)
    #: Document events appended.
    recorded: int = 0
    #: The same, by type of event.
    events: Counter[str] = field(default_factory=Counter)
    failures: list[CaptureFailed] = field(default_factory=list)
    #: Known pages that answered 404 or 410, this failed check counted.
    missing: list[MissingPage] = field(default_factory=list)
    #: Addresses that answered.
    answered: set[str] = field(default_factory=set)
    #: A page that answered, by host.
    controls: dict[str, str] = field(default_factory=dict)
    #: Of the listings, for the next look.
    validators: dict[str, Validators] = field(default_factory=dict)
    #: Requests that were sent, by host.
    requests: Counter[str] = field(default_factory=Counter)
    #: Hosts that are not to be asked again in this look.
    left_alone: set[str] = field(default_factory=set)
    #: Why hosts are asked no more today, by host: each has had its requests.
    spent_hosts: dict[str, str] = field(default_factory=dict)
    #: Addresses on those hosts that are left for tomorrow.
    left: set[str] = field(default_factory=set)
    #: Until when a server asked to be left alone.
    not_before: datetime | None = None
    #: Whether any listing was read, that is, was not answered with 304.
    modified: bool = False
    #: Whether a listing said, as its source may, that there is nothing on offer.
    nothing: bool = False
    newest: date | None = None
    #: The newest day that shows the publisher at work.
    pulse: date | None = None
    #: What was read and does not touch the topic, and how it was announced, by document id.
    passed_over: dict[str, str] = field(default_factory=dict)
    #: Listings that date anew what is known.
    redated: list[str] = field(default_factory=list)
    #: What our own code stumbled over.
    crash: str = ""
    #: Why the log could not be written to; the look ends there, and no other is begun.
    unwritable: StoreError | None = None
    #: Whether the look came to its end.
    complete: bool = False
    #: Why it was ended before, where it was not stopped from outside; empty where it was.
    overdue: str = ""
    #: The event that says how it went, once that is in the log.
    checked: SourceChecked | None = None


def source_past(connection: Connection, source: str) -> Past:
    """What the log knows of a source; the views must have caught up."""
    validators: Mapping[str, Validators] = {}
    passed_over: dict[str, str] = {}
    failing: set[str] = set()
    last: SourceChecked | None = None
    erased = erased_ids(connection, source)
    chosen_at, _ = last_choice(connection)
    for recorded in log.read(connection, stream=source_stream(source)):
        match recorded.event:
            case CaptureFailed(url=url, document=document) if document not in erased:
                failing.add(url)
            case SourceChecked() as checked:
                failing.difference_update(checked.recovered)
                if recorded.position > chosen_at:
                    passed_over |= dict.fromkeys(checked.passed_over, "") | checked.announced
                    if lost_nothing(checked.outcome):
                        validators = checked.validators
                if last is None or last.checked_at <= checked.checked_at:
                    last = checked
    documents = known_documents(connection, source)
    return Past(
        documents={document.id: document for document in documents},
        suspects={suspect.document: suspect for suspect in missing_pages(connection, source)},
        validators=validators,
        passed_over=passed_over,
        failing=frozenset(failing),
        last=last,
        erased=erased,
        moved={
            document.capture_url: document.id
            for document in documents
            if document.moved and document.record is None
        },
    )


def resting(look: Look) -> SourceChecked | None:
    """The look before, where the source is still to be left alone after it; None where it may be
    asked, as an archive always may. Pure."""
    last = look.past.last
    if look.day or last is None or last.not_before is None:
        return None
    return last if look.at < last.not_before else None


def source_stream(source: str) -> str:
    """The stream of a source's events."""
    return f"source/{source}"


def lost_nothing(outcome: Outcome) -> bool:
    """Whether a look lost nothing, so that what a listing showed need not be asked for again."""
    return outcome in ("ok", "unchanged", "empty")


def conclusion(look: Look, findings: Findings, at: datetime) -> list[log.NewEvent]:
    """The events a finished look ends with, to be appended together: the failures, the documents
    that are gone, and one SourceChecked, which is the last. Pure."""
    name = source_stream(look.source.name)
    withdrawn = [
        log.NewEvent(
            stream=document_stream(suspect.document),
            event=DocumentWithdrawn(evidence=absence, reason=suspect.reason),
        )
        for suspect in findings.missing
        if not look.past.documents[suspect.document].withdrawn
        if (
            absence := withdrawal(
                suspect, findings.controls.get(host_of(suspect.url)), suspect.last
            )
        )
    ]
    checked = _checked(look, findings, withdrawn=len(withdrawn), at=at)
    failures = [log.NewEvent(stream=name, event=failure) for failure in findings.failures]
    return [*failures, *withdrawn, log.NewEvent(stream=name, event=checked)]


def _checked(look: Look, findings: Findings, *, withdrawn: int, at: datetime) -> SourceChecked:
    outcome, reason = _outcome(look, findings)
    rest = at + AFTER_A_WALL if outcome == "walled" else None
    failed = {failure.url for failure in findings.failures}
    # An archive's listing may show pages that the archive lacks: its validators would hide them
    # from the next look at the publisher.
    validators = look.past.validators if look.day else findings.validators
    return SourceChecked(
        checked_at=at,
        outcome=outcome,
        listed=len(findings.listed),
        recorded=findings.recorded + withdrawn,
        failed=len(findings.failures),
        # What is left for tomorrow is to be on offer then.
        validators=dict(validators) if lost_nothing(outcome) and not findings.left else {},
        newest=findings.newest,
        recovered=tuple(sorted((findings.answered & look.past.failing) - failed)),
        passed_over=tuple(findings.passed_over),
        announced={id_: mark for id_, mark in findings.passed_over.items() if mark},
        reason=reason,
        requests=dict(findings.requests),
        # As was asked for, and a while after a wall.
        not_before=max(filter(None, (rest, findings.not_before)), default=None),
        cadence=look.source.cadence,
        pulse=findings.pulse,
        interrupted=was_interrupted(findings),
    )


def _outcome(look: Look, findings: Findings) -> tuple[Outcome, str]:
    """How the look went, and why.

    A known page that is missing is news about that page; it does not make the look a failed one.
    Neither do pages that are left for tomorrow.
    """
    if walls := [failure for failure in findings.failures if failure.wall]:
        return "walled", f"{walls[0].reason} at {walls[0].url}"
    if findings.crash or findings.overdue:
        return "failed", findings.crash or findings.overdue
    left = _left_for_tomorrow(findings)
    missing = {suspect.document for suspect in findings.missing}
    lost = [failure for failure in findings.failures if failure.document not in missing]
    if lost:
        more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
        said = f"{lost[0].reason} at {lost[0].url}{more}"
        return "failed", f"{said}; {left}" if left else said
    if not findings.complete:
        return "failed", "stopped before the end"
    if findings.left.intersection(look.source.listings):
        return "failed", left
    if not findings.modified:
        return "unchanged", left
    if findings.listed or findings.nothing:
        return "ok", "; ".join(filter(None, (left, _redated(findings))))
    return "empty", "the listings show no documents"


def was_interrupted(findings: Findings) -> bool:
    """Whether a look was stopped from outside, and for no fault of its own."""
    return not (findings.complete or findings.crash or findings.overdue)


def _redated(findings: Findings) -> str:
    """Which listings date anew what is known, for a person."""
    urls = " and ".join(findings.redated)
    return f"{urls} dates anew what is known, which is no edit of it" if urls else ""


def _left_for_tomorrow(findings: Findings) -> str:
    """What was left, in words; empty where nothing was."""
    if not findings.left:
        return ""
    pages = "1 page" if len(findings.left) == 1 else f"{len(findings.left)} pages"
    return f"{pages} left for tomorrow: {'; '.join(findings.spent_hosts.values())}"
