"""What a look amounts to: the events it ends with. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from crawler.look.absence import withdrawal
from crawler.look.look import Findings, Look, was_interrupted
from crawler.look.past import lost_nothing, source_stream
from crawler.politeness.courtesy import host_of
from store.documents.known import document_stream
from store.log import log
from store.log.events import DocumentWithdrawn, Outcome, SourceChecked

#: How long a source is left alone at least, once a wall has answered.
AFTER_A_WALL = timedelta(hours=6)
#: Types of events by which the publisher has said or done nothing.
_NO_NEWS = ("DocumentReread", "DocumentCompleted", "DocumentSeenEmpty", "DocumentSeenWhole")


def conclusion(look: Look, findings: Findings, at: datetime) -> list[log.NewEvent]:
    """The events a finished look ends with, to be appended together: the failures, the documents
    that are gone, and one SourceChecked, which is the last."""
    name = source_stream(look.source.name)
    withdrawn = _withdrawn(look, findings)
    checked = _checked(look, findings, withdrawn=len(withdrawn), at=at)
    failures = [log.NewEvent(stream=name, event=failure) for failure in findings.failures]
    return [*failures, *withdrawn, log.NewEvent(stream=name, event=checked)]


def _withdrawn(look: Look, findings: Findings) -> list[log.NewEvent]:
    """The documents that are gone."""
    events = []
    for suspect in findings.missing:
        control = findings.controls.get(host_of(suspect.url))
        absence = withdrawal(suspect, control, suspect.last)
        if absence and not look.past.documents[suspect.document].withdrawn:
            gone = DocumentWithdrawn(evidence=absence, reason=suspect.reason)
            events.append(log.NewEvent(stream=document_stream(suspect.document), event=gone))
    return events


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
        news=findings.recorded + withdrawn - sum(findings.events[kind] for kind in _NO_NEWS),
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
        resting=dict(findings.resting),
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
