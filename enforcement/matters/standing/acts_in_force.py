"""What was done to a party, over all documents that tell of it, as it stands in the end. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from enforcement.claims import Kind
from enforcement.kinds import ACCUSATIONS, FALLS_WITH, KINDS, Proceeding, is_undone
from enforcement.matters.standing.party_events import PartyEvent, is_end, when_done
from enforcement.parties.party_standing import is_cleared


def in_force(history: Sequence[PartyEvent]) -> list[PartyEvent]:
    """What the last document that tells of it says of each act, in the order of the history; what
    rests on an act that was undone since has fallen with it."""
    latest: dict[tuple[Kind, bool], PartyEvent] = {}
    for event in sorted(history, key=lambda it: (when_done(it), is_end(it))):
        known = latest.get((event.kind, event.in_part))
        if known is None or not _is_told_again(event, known):
            latest[event.kind, event.in_part] = event
    fallen = [
        key
        for key, event in latest.items()
        for base in FALLS_WITH.get(event.kind, ())
        if (end := latest.get((base, False))) and is_end(end) and is_no_older(end, event)
    ]
    kept = {id(event) for key, event in latest.items() if key not in fallen}
    return [event for event in history if id(event) in kept]


def _is_told_again(event: PartyEvent, known: PartyEvent) -> bool:
    """Whether an event may be an earlier one of its kind that a document only tells again: a charge
    without a word on when, a dismissal that is recalled."""
    if event.kind in ACCUSATIONS and not is_undone(event.kind, event.status):
        is_retold = not event.is_placed
    else:
        is_retold = event.recalled and is_cleared(event) and is_cleared(known)
    return is_retold and (known.dated or known.anew) and _may_be_of_year(known, event.year)


def _may_be_of_year(event: PartyEvent, year: int | None) -> bool:
    return year is None or (event.day is not None and event.day.year == year)


def clearing(events: Sequence[PartyEvent], kind: Kind) -> PartyEvent | None:
    """The last acquittal or dismissal, of events in force, that ended an act of a kind; None where
    one of its proceeding that is as far on outlasts it."""
    last = last_clearing(events)
    stage = KINDS[kind].stage
    if last is None or stage is None:
        return last
    lasting = (KINDS[it.kind].stage for it in events if outlasts(it, last))
    is_outlasted = any(
        it is not None and it.proceeding == stage.proceeding and it >= stage for it in lasting
    )
    return None if is_outlasted else last


def last_clearing(events: Sequence[PartyEvent]) -> PartyEvent | None:
    """The last acquittal or dismissal of events in force."""
    cleared = [it for it in events if is_cleared(it) and not it.in_part]
    return max(cleared, key=when_done, default=None)


def furthest(events: Sequence[PartyEvent], proceeding: Proceeding) -> PartyEvent | None:
    """How far a proceeding has come, of events in force: the last of the acts that did not end."""
    reached = [
        (stage, event)
        for event in events
        if (stage := KINDS[event.kind].stage) and stage.proceeding == proceeding
    ]
    standing = [step for step in reached if not is_end(step[1])]
    return max(standing, key=lambda step: step[0])[1] if standing else None


def outlasts(event: PartyEvent, end: PartyEvent) -> bool:
    """Whether an event stands although something cleared the party, or undid a verdict: a finding
    of guilt that is no older, as where some counts are dismissed; a charge that is brought later,
    where its document says when, or that it was brought anew."""
    if is_end(event):
        return False
    if event.kind not in ACCUSATIONS:
        return KINDS[event.kind].guilty and is_no_older(event, end)
    if event.anew and (is_no_older(event, end) or _is_recalled_beside(end, event)):
        return True
    return event.is_placed and when_done(event) > when_done(end)


def _is_recalled_beside(end: PartyEvent, event: PartyEvent) -> bool:
    """Whether the document that is about a new charge tells of the end only to say what was
    before."""
    return end.document == event.document and not end.dated


def is_no_older(event: PartyEvent, other: PartyEvent) -> bool:
    """Whether an event was not done before another."""
    return when_done(event) >= when_done(other)
