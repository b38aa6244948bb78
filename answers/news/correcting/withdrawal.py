"""Whether what a letter told still holds, and if not, whose doing that is. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from answers.news.correcting.what_ended import what_ended
from answers.news.told_facts import party_id
from enforcement.claims import Party, PartyType
from enforcement.kinds import CLEARED, KINDS, SUPERSEDED, UNDONE, is_undone
from enforcement.matters.party_history import MatterParty, PartyEvent, party_event, party_key
from enforcement.reading.dossier import Dossier
from store.log.letter_events import Cause, ToldFact

#: Events by which a publisher changed what a page says; by any other we know it better.
_THEIRS = frozenset(("DocumentRevised", "DocumentRestored"))
#: Statuses of an act that is told not to stand, or not for now.
_FAVORABLE = UNDONE | {"stayed", SUPERSEDED}


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadMatter:
    """The matter of a document, with true names."""

    #: By their ids.
    documents: Mapping[str, Dossier]
    parties: tuple[MatterParty, ...]


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


@dataclass(frozen=True, kw_only=True, slots=True)
class _Name:
    name: str
    type: PartyType


def may_be_withdrawn(fact: ToldFact) -> bool:
    """Whether a letter would correct it: what was told in somebody's favor is never taken back,
    since that would worsen where they stand."""
    if fact.kind not in KINDS or fact.kind in CLEARED:
        return False
    return fact.status == KINDS[fact.kind].status or fact.status not in _FAVORABLE


def is_said(fact: ToldFact, matter: ReadMatter) -> bool:
    """Whether a document of the matter tells of the act, or of a later one of its proceeding."""
    return any(_tells_of(event, fact) for event in _history(fact, matter))


def end_of(fact: ToldFact, matter: ReadMatter) -> Withdrawal | None:
    """What undid an act, as the documents of the matter tell."""
    ended = undoing(fact, matter)
    return Withdrawal(cause="they", undone_by=ended.document) if ended else None


def undoing(fact: ToldFact, matter: ReadMatter) -> PartyEvent | None:
    """The event that undid an act; None where it stands."""
    ended = what_ended(_history(fact, matter), fact.kind)
    return None if ended is None or _is_longer(ended, fact, matter) else ended


def why_unsaid(
    fact: ToldFact, matter: ReadMatter, states: Sequence[ReadState]
) -> Withdrawal | None:
    """Why no document of the matter tells of an act any more; `states` are those of its document
    from the one that was told. None where that cannot be known any more."""
    if not states or states[0].dossier is None:
        return None
    said = [_says(fact, it.dossier) for it in states]
    last = max((place for place, says in enumerate(said) if says), default=-1)
    if last < 0 or states[min(last + 1, len(states) - 1)].type not in _THEIRS:
        return Withdrawal(cause="we")
    return end_of(fact, matter) or Withdrawal(cause="they")


def party_of(fact: ToldFact, parties: Sequence[MatterParty]) -> MatterParty | None:
    """The party of a matter that a fact was told of: by its names, else by another name of it, or
    where it is taken for an organization now, or for a person."""
    for names in (_own_names, _other_names):
        for party in parties:
            if any(party_id(fact.document, party_key(it)) == fact.party for it in names(party)):
                return party
    return None


def _own_names(party: MatterParty) -> Iterator[_Name]:
    for name in (party.name, *party.names_as_written):
        yield _Name(name=name, type=party.type)


def _other_names(party: MatterParty) -> Iterator[_Name]:
    for name in (*party.names_as_written, *party.aliases):
        for type in get_args(PartyType):
            yield _Name(name=name, type=type)


def _history(fact: ToldFact, matter: ReadMatter) -> Sequence[PartyEvent]:
    """What was done to the party of a fact; of what was done to nobody, all that was done, but what
    cleared somebody."""
    if fact.party:
        party = party_of(fact, matter.parties)
        return party.history if party else ()
    return [
        party_event(act, document)
        for document in sorted(matter.documents.values(), key=lambda it: it.publication_order)
        for act in document.reading.actions
        if act.kind not in CLEARED or not matter.parties
    ]


def _says(fact: ToldFact, dossier: Dossier | None) -> bool:
    """Whether a document by itself tells of the act."""
    if dossier is None:
        return False
    if not fact.party:
        return any(_tells_of(party_event(it, dossier), fact) for it in dossier.reading.actions)
    names = {it.name for it in dossier.reading.parties if _is(it, fact)}
    return any(
        _tells_of(party_event(it, dossier), fact) for it in dossier.outcomes if it.name in names
    )


def _is(party: Party, fact: ToldFact) -> bool:
    written = (party.name, *party.aliases)
    names = (_Name(name=name, type=type) for name in written for type in get_args(PartyType))
    return any(party_id(fact.document, party_key(it)) == fact.party for it in names)


def _tells_of(event: PartyEvent, fact: ToldFact) -> bool:
    """Whether an event is the act of a fact, or what became of it; or one further on in the same
    proceeding, as a plea is after a charge. What is only proposed is no act that was done."""
    if event.status == "proposed" and fact.status not in ("proposed", "alleged"):
        return False
    if event.kind == fact.kind:
        return True
    told, later = KINDS[fact.kind].stage, KINDS[event.kind].stage
    if told is None or later is None or event.in_part or is_undone(event.kind, event.status):
        return False
    return told.proceeding == later.proceeding and told < later


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
