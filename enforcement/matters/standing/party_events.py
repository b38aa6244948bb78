"""One thing that a document says was done to a party, and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from enforcement.claims import Action, Claim, Kind, PartyAction, Status
from enforcement.kinds import CLEARED, PERSONAL, is_undone
from enforcement.reading.dossier import Dossier
from enforcement.text.times.period_days import days_of, first_day


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyEvent(Claim):
    """One thing that a document says was done to a party."""

    kind: Kind
    status: Status
    #: As in `enforcement.claims.Action`.
    in_part: bool = False
    #: When it was done, where the document gives the day; else its publication, unless it tells
    #: that it was done at another time.
    day: date | None
    #: As in `enforcement.claims.Action`.
    period: str = ""
    #: Whether the document gives the day.
    dated: bool = False
    #: Whether the document only recalls it, without its day; and the year that tells when it was
    #: done, where no day does.
    recalled: bool = False
    year: int | None = None
    #: Whether the document is about it and says that it was done again: "indicted anew".
    anew: bool = False
    #: Id of the document.
    document: str
    #: When that was published.
    published_on: date | None = None

    @property
    def since(self) -> date:
        """The first day on which it may have been done."""
        return first_day(self.day, self.period)

    @property
    def is_placed(self) -> bool:
        """Whether the document tells it from what others told before, by its day or its words."""
        return self.dated or self.anew or (self.recalled and bool(self.period))


def party_event(act: Action | PartyAction, document: Dossier) -> PartyEvent:
    """An act that a document tells of, as one step of a history."""
    stated = _stated_day(act, document)
    of_party = act if isinstance(act, PartyAction) else None
    recalled = of_party is not None and of_party.recalled and stated is None
    period = "" if stated else act.period
    return PartyEvent(
        quote=act.quote,
        start=act.start,
        end=act.end,
        kind=act.kind,
        status=act.status,
        in_part=act.in_part,
        day=stated or (None if period or recalled else document.published_on),
        period=period,
        dated=stated is not None,
        recalled=recalled,
        year=int(period[:4]) if period else None,
        anew=of_party is not None and of_party.anew and _is_news(of_party, document),
        document=document.id,
        published_on=document.published_on,
    )


def _stated_day(act: Action | PartyAction, document: Dossier) -> date | None:
    """The act's own day, where the document gives one for these words, as a docket does, or for the
    only act of the kind it tells of. Where several parties' acts are told apart, the day of one is
    not given to the others."""
    reading = document.reading
    told = {it.start for it in document.outcomes if it.kind == act.kind}
    stated = [it for it in reading.actions if it.kind == act.kind]
    for it in stated:
        only = len(told) < 2 and len(stated) == 1 and it.status == act.status
        if it.day and (it.start == act.start or only):
            return it.day
    return reading.happened_on if act.kind == reading.primary and len(told) < 2 else None


def _is_news(act: PartyAction, document: Dossier) -> bool:
    """Whether a document is about an act, or about how it came to be done again."""
    primary = document.reading.primary
    return primary == act.kind or primary in CLEARED


def is_end(act: Action | PartyEvent) -> bool:
    """Whether an act is an acquittal or a dismissal, or tells that one done to somebody ended."""
    return act.kind in CLEARED or (act.kind in PERSONAL and is_undone(act.kind, act.status))


def first_told(events: Iterable[PartyEvent]) -> PartyEvent:
    """The first of the events that tell of one act; one that tells only the month or the year gives
    way to one that tells a day of it, and one that leaves its time open to all others."""
    each = [*events]
    days = [event.day for event in each if event.dated and event.day]
    loose = [it for it in each if it.period and not any(_is_in(day, it.period) for day in days)]
    told = [*(event for event in each if event.day), *loose]
    return min(told or each, key=lambda event: event.since)


def _is_in(day: date, period: str) -> bool:
    first, last = days_of(period)
    return first <= day <= last


def when_done(event: PartyEvent) -> date:
    """When it was done, for the order of what was done and undone: what a later document recalls is
    no later than that; where its day is open, what was done is taken to come before its undoing."""
    if event.period:
        first, last = days_of(event.period)
        return last if is_end(event) else first
    if event.recalled:
        return (event.published_on or date.min) if is_end(event) else date.min
    return event.day or date.min
