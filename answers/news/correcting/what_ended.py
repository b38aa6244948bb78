"""What ended an act that was told, over the history of whom it was done to. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from enforcement.claims import Kind, Status
from enforcement.kinds import FALLS_WITH, KINDS, LITIGATED, PAPERS, PERSONAL, SUPERSEDED, is_undone
from enforcement.matters.standing.acts_in_force import clearing, in_force
from enforcement.matters.standing.party_events import PartyEvent, is_end, when_done

#: An act that is told to be so was done otherwise again: it does not stand as it was told.
_DONE_ANEW: frozenset[Status] = frozenset((SUPERSEDED, "resentenced"))


def what_ended(history: Sequence[PartyEvent], kind: Kind, status: str) -> PartyEvent | None:
    """What undid an act of this kind and status as a whole: it was vacated, lifted, pardoned or
    done anew, what it rests on was, or a court cleared the party. None where it stands, or never
    was."""
    held = [event for event in in_force(history) if not event.in_part]
    last = {event.kind: event for event in held}
    own = last.get(kind)
    if own and own.status != status and _is_over(own, history):
        return own
    if (paper := _paper(last, kind, status)) and own:
        return paper if when_done(paper) >= when_done(own) else None
    bases = (last[base] for base in FALLS_WITH.get(kind, ()) if base in last)
    fell = next((base for base in bases if is_end(base)), None)
    return fell if own is None and fell else _cleared(held, kind)


def _paper(last: Mapping[Kind, PartyEvent], kind: Kind, status: str) -> PartyEvent | None:
    """The end of the paper by which something of this kind was proposed or made of everybody."""
    if status not in KINDS[kind].qualifiers or kind in PERSONAL:
        return None
    paper = last.get(PAPERS.get(cast("Status", status), ""))
    return paper if paper and is_undone(paper.kind, paper.status) else None


def _is_over(event: PartyEvent, history: Sequence[PartyEvent]) -> bool:
    if event.status not in _DONE_ANEW:
        return is_undone(event.kind, event.status)
    # A superseding indictment charges anew, and says so of the one before in passing.
    return event.status != SUPERSEDED or not any(
        it.kind == event.kind
        and it.status == KINDS[it.kind].status
        and when_done(it) >= when_done(event)
        for it in history
    )


def _cleared(held: Sequence[PartyEvent], kind: Kind) -> PartyEvent | None:
    """What ended a prosecution, or a suit that came to nothing."""
    proceeding = KINDS[kind].proceeding
    if kind not in PERSONAL:
        return None
    if proceeding == "prosecution":
        return clearing(held, kind)
    reached = {KINDS[event.kind].proceeding for event in held if event.kind != kind}
    if kind not in LITIGATED or reached & {"prosecution", "lawsuit"}:
        return None
    over = clearing(held, kind)
    return over if over and over.kind == "dismissal" else None
