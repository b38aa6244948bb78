"""One thing that a document says was done to a party, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from enforcement.claims import Action, Claim, Kind, PartyAction, Status
from enforcement.kinds import CLEARED, PERSONAL, is_undone
from enforcement.reading.dossier import Dossier


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyEvent(Claim):
    """One thing that a document says was done to a party."""

    kind: Kind
    status: Status
    #: As in `enforcement.claims.Action`.
    in_part: bool = False
    #: When it was done, where the document gives the day; else its publication.
    day: date | None
    #: Whether the document gives the day.
    dated: bool = False
    #: Whether the document only recalls it, without its day; and the year it gives for it.
    recalled: bool = False
    year: int | None = None
    #: Whether the document is about it and says that it was done again: "indicted anew".
    anew: bool = False
    #: Id of the document.
    document: str

    @property
    def is_placed(self) -> bool:
        """Whether the document tells it from what others told before, by its day or its words."""
        return self.dated or self.anew or self.year is not None


def party_event(act: Action | PartyAction, document: Dossier) -> PartyEvent:
    """An act that a document tells of, as one step of a history."""
    stated = _stated_day(act, document)
    of_party = act if isinstance(act, PartyAction) else None
    recalled = of_party is not None and of_party.recalled and stated is None
    return PartyEvent(
        quote=act.quote,
        start=act.start,
        end=act.end,
        kind=act.kind,
        status=act.status,
        in_part=act.in_part,
        day=stated or document.published_on,
        dated=stated is not None,
        recalled=recalled,
        year=of_party.year if of_party and recalled else None,
        anew=of_party is not None and of_party.anew and _is_news(of_party, document),
        document=document.id,
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


def when_done(event: PartyEvent) -> date:
    """When it was done, for the order of what was done and undone: what a later document recalls is
    no later than that; where its day is open, what was done is taken to come before its undoing."""
    if not event.recalled:
        return event.day or date.min
    if is_end(event):
        return date(event.year, 12, 31) if event.year else event.day or date.min
    return date(event.year, 1, 1) if event.year else date.min
