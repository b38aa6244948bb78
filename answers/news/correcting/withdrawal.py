"""Whether what a letter told still holds, and if not, whose doing that is. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from answers.news.correcting.told_acts import ReadMatter, acts_in, history_of, party_of, tells_of
from answers.news.correcting.what_ended import what_ended
from enforcement.kinds import CLEARED, KINDS, SUPERSEDED, UNDONE, is_undone
from enforcement.matters.standing.party_events import PartyEvent
from enforcement.reading.dossier import Dossier
from store.log.letter_events import Cause, ToldFact

#: Events by which a publisher changed what a page says; by any other we know it better.
_THEIRS = frozenset(("DocumentRevised", "DocumentRestored"))
#: Statuses of an act that is told not to stand, or not for now.
_FAVORABLE = UNDONE | {"stayed", SUPERSEDED}


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadState:
    """A state of a document: by what type of event it came, and how it is read today, None where
    its words are gone."""

    type: str
    dossier: Dossier | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Withdrawal:
    """Why a fact does not hold."""

    cause: Cause
    #: The id of the document that undid it; empty where none did.
    undone_by: str = ""
    #: Whether only what it was told beside does not belong to it.
    parted: bool = False


def may_be_withdrawn(fact: ToldFact) -> bool:
    """Whether a letter would correct it: what was told in somebody's favor is never taken back,
    since that would worsen where they stand."""
    if fact.kind not in KINDS or fact.kind in CLEARED:
        return False
    return fact.status == KINDS[fact.kind].status or fact.status not in _FAVORABLE


def is_said(fact: ToldFact, matter: ReadMatter) -> bool:
    """Whether a document of the matter tells of the act, or of a later one of its proceeding."""
    return any(tells_of(event, fact) for event in history_of(fact, matter))


def undoing(fact: ToldFact, matter: ReadMatter) -> PartyEvent | None:
    """The event that undid an act, as the documents of the matter tell; None where it stands."""
    ended = what_ended(history_of(fact, matter), fact.kind, fact.status)
    return None if ended is None or _is_longer(ended, fact, matter) else ended


def why_undone(fact: ToldFact, ended: PartyEvent, states: Sequence[ReadState]) -> Withdrawal | None:
    """Whose doing it is that an act is undone; `states` are those of its document from the one that
    was told.

    Where that state tells the end itself, as of other counts, it told both; where it does not tell
    that the act was done, it was misread.
    """
    if ended.document != fact.document or not states:
        return Withdrawal(cause="they", undone_by=ended.document)
    told = acts_in(fact, states[0].dossier)
    if not any((it.kind, it.status) == (ended.kind, ended.status) for it in told):
        return Withdrawal(cause="they", undone_by=ended.document)
    stands = any(it.kind == fact.kind and not is_undone(it.kind, it.status) for it in told)
    return None if stands else Withdrawal(cause="we")


def why_unsaid(
    fact: ToldFact, matter: ReadMatter, states: Sequence[ReadState]
) -> Withdrawal | None:
    """Why no document of the matter tells of an act any more; `states` as in `why_undone`. None
    where that cannot be known any more."""
    if not states or states[0].dossier is None:
        return None
    said = [any(tells_of(act, fact) for act in acts_in(fact, it.dossier)) for it in states]
    last = max((place for place, says in enumerate(said) if says), default=-1)
    if last < 0 or states[min(last + 1, len(states) - 1)].type not in _THEIRS:
        return Withdrawal(cause="we")
    ended = undoing(fact, matter)
    return Withdrawal(cause="they", undone_by=ended.document if ended else "")


def _is_longer(ended: PartyEvent, fact: ToldFact, matter: ReadMatter) -> bool:
    """Whether who was sentenced anew was sentenced to more."""
    if ended.status != "resentenced":
        return False
    before, after = (_prison(fact, matter, id) for id in (fact.document, ended.document))
    return before is not None and after is not None and after > before


def _prison(fact: ToldFact, matter: ReadMatter, document: str) -> int | None:
    party, dossier = party_of(fact, matter.parties), matter.documents.get(document)
    if party is None or dossier is None:
        return None
    of_party = (it for it in dossier.reading.sentences if it.name in party.names_as_written)
    return next((it.prison_months for it in of_party), None)
