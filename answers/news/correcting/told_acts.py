"""The acts of the record that are those of a told fact: what was done to the same party. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from answers.news.correcting.what_ended import what_ended
from answers.news.told_facts import party_ids
from enforcement.claims import Party, PartyType
from enforcement.kinds import CLEARED, KINDS, is_undone
from enforcement.matters.party_history import MatterParty, Named, party_key
from enforcement.matters.standing.party_events import PartyEvent, party_event
from enforcement.reading.dossier import Dossier
from store.log.letter_events import ToldFact


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadMatter:
    """The matter of a document, with true names."""

    #: By their ids.
    documents: Mapping[str, Dossier]
    parties: tuple[MatterParty, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyName:
    """A name as that of a party, of whom nothing else is known."""

    name: str
    type: PartyType


def party_of(fact: ToldFact, parties: Sequence[MatterParty]) -> MatterParty | None:
    """The party of a matter that a fact was told of: by its names, else by another name of it, or
    where it is taken for an organization now, or for a person. Of a father and his son the one of
    whom it still holds."""

    def holds(party: MatterParty) -> tuple[bool, bool]:
        is_over = what_ended(party.history, fact.kind, fact.status) is not None
        return any(tells_of(event, fact) for event in party.history), not is_over

    own = [it for it in parties if _is_named(fact, _own_names(it.type, it.names_as_written))]
    named = own or [
        it for it in parties if _is_named(fact, _all_names(it.names_as_written, it.aliases))
    ]
    return max(named, key=holds, default=None)


def history_of(fact: ToldFact, matter: ReadMatter) -> Sequence[PartyEvent]:
    """What was done to the party of a fact; of what was done to nobody, all that was done, but what
    cleared somebody."""
    if fact.party:
        party = party_of(fact, matter.parties)
        return party.history if party else ()
    in_order = sorted(matter.documents.values(), key=lambda it: it.publication_order)
    events = (
        party_event(act, document) for document in in_order for act in document.reading.actions
    )
    return [event for event in events if event.kind not in CLEARED or not matter.parties]


def acts_in(fact: ToldFact, dossier: Dossier | None) -> list[PartyEvent]:
    """What a document by itself tells was done to the party of a fact."""
    if dossier is None:
        return []
    if not fact.party:
        return [party_event(act, dossier) for act in dossier.reading.actions]
    names = {it.name for it in dossier.reading.parties if is_party_of(fact, it)}
    return [party_event(act, dossier) for act in dossier.outcomes if act.name in names]


def is_party_of(fact: ToldFact, party: Party) -> bool:
    """Whether a fact was told of a party of its document, by any of its names."""
    return _is_named(fact, _all_names((party.name,), party.aliases))


def tells_of(event: PartyEvent, fact: ToldFact) -> bool:
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


def _is_named(fact: ToldFact, names: Iterator[Named]) -> bool:
    return any(fact.party in party_ids(fact.document, party_key(name)) for name in names)


def _own_names(type: PartyType, written: Sequence[str]) -> Iterator[Named]:
    for name in written:
        yield PartyName(name=name, type=type)


def _all_names(written: Sequence[str], aliases: Sequence[str]) -> Iterator[Named]:
    for name in (*written, *aliases):
        for type in get_args(PartyType):
            yield PartyName(name=name, type=type)
