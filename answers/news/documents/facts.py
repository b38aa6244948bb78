"""What a document says was done: the furthest act of each proceeding, and what ended. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from answers.news.documents.fact_wording import act_wording, party_fact, plain_fact
from answers.news.told_facts import told_fact
from enforcement.claims import Action, Kind, Party, PartyAction, Status
from enforcement.kinds import (
    INVESTIGATION,
    KINDS,
    LITIGATION,
    PERSONAL,
    RANK,
    SUPERSEDED,
    Stage,
    is_undone,
)
from enforcement.matters.counts import primary_action
from enforcement.matters.party_history import MatterParty
from enforcement.parties.party_standing import is_cleared, standing_acts
from enforcement.reading.dossier import Dossier
from store.log.letter_events import ToldFact

#: How far an act has come that is only what somebody is accused of.
_ACCUSATIONS: frozenset[Status] = frozenset(("alleged", "charged", "proposed"))
#: What is done to nobody and says nothing beside its title.
_NO_FACT = frozenset(("investigation", "report", "statement", "other"))
_NO_STAGE = Stage("prosecution", 0)


class FactKey(NamedTuple):
    """What tells a fact from the others of its matter."""

    #: The party's name in the matter, or the title of what is done to nobody.
    whom: str
    what: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StatedFact:
    """A fact as a document states it, with the names that are masked."""

    key: FactKey
    kind: Kind
    words: str
    quote: str
    #: Where that begins in the document's title, a line feed and its text.
    start: int
    is_accusation: bool
    #: Whether it ended only in part, or is told of a year gone by.
    is_aside: bool
    #: When the document was published.
    published_on: date | None
    #: Whether it is a kind of act that is done to somebody again, and what the document is about.
    repeats: bool
    told: ToldFact

    @property
    def weight(self) -> tuple[bool, int]:
        """How much it decides: the greater, the more."""
        return not self.is_aside, RANK[self.kind]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadState:
    """A state of a document as it was read."""

    dossier: Dossier
    #: Of the state in the log.
    position: int
    reader: str


def stated_facts(document: ReadState, parties: Iterable[MatterParty]) -> list[StatedFact]:
    """What a document says was done, what decides most first; `parties` are those of its matter."""
    dossier = document.dossier
    of = {name: party for party in parties for name in party.names_as_written}
    facts = [
        _party_fact(document, act, party, of)
        for party in dossier.reading.parties
        for act in _told_acts(dossier, party)
    ]
    if not facts and dossier.title.strip() and (act := _plain_act(dossier)) is not None:
        facts = [_plain_fact(document, act)]
    return sorted(facts, key=lambda fact: fact.weight, reverse=True)


def keys_told(dossier: Dossier, parties: Iterable[MatterParty]) -> dict[FactKey, date]:
    """All that a document tells of, if only in passing, with the day of its publication."""
    of = {name: party.name for party in parties for name in party.names_as_written}
    day = dossier.published_on or date.min
    by_name = {party.name: party for party in dossier.reading.parties}
    keys = [
        FactKey(of.get(act.name, act.name), act_wording(act, by_name[act.name]))
        for act in dossier.outcomes
        if act.name in by_name
    ]
    if not keys and (plain := _plain_act(dossier)) is not None:
        keys.append(FactKey(dossier.title.casefold(), act_wording(plain, None)))
    return dict.fromkeys(keys, day)


def furthest_first(facts: Iterable[StatedFact]) -> list[StatedFact]:
    """Facts of one matter: the furthest of each proceeding against each party before the others,
    then what decides most."""
    by_stage = sorted(facts, key=lambda fact: KINDS[fact.kind].stage or _NO_STAGE)
    furthest = {(fact.key.whom, KINDS[fact.kind].proceeding): fact for fact in by_stage}
    first = {id(fact) for fact in furthest.values()}
    return sorted(by_stage, key=lambda it: (id(it) in first, it.weight), reverse=True)


def _told_acts(dossier: Dossier, party: Party) -> Iterator[PartyAction]:
    """The furthest act of each proceeding against a party that the document does not only recall,
    and what ended. An investigation is told where nothing has come of it."""
    acts = [it for it in dossier.outcomes if it.name == party.name and _is_news(it, dossier)]
    yield from standing_acts(acts)
    yield from (act for act in acts if is_cleared(act) or is_undone(act.kind, act.status))


def _is_news(act: PartyAction, dossier: Dossier) -> bool:
    if act.recalled or act.status == SUPERSEDED:
        return False
    return act.kind != INVESTIGATION or dossier.reading.primary == INVESTIGATION


def _plain_act(dossier: Dossier) -> Action | None:
    """What a document is about that names nobody it was done to."""
    if not dossier.reading.actions:
        return None
    act = primary_action(dossier)
    return None if act.kind in _NO_FACT or act.status == SUPERSEDED else act


def _party_fact(
    document: ReadState, act: PartyAction, party: Party, of: Mapping[str, MatterParty]
) -> StatedFact:
    known = of.get(party.name)
    professions = known.professions if known else ()
    dossier = document.dossier
    repeats = KINDS[act.kind].proceeding not in (*LITIGATION, "cleared")
    about = dossier.reading.primary == act.kind
    return StatedFact(
        key=FactKey(known.name if known else party.name, act_wording(act, party)),
        kind=act.kind,
        words=party_fact(dossier, act, party, next(iter(professions), "")),
        quote=act.quote,
        start=act.start,
        is_accusation=act.status in _ACCUSATIONS,
        is_aside=act.in_part or act.year is not None,
        published_on=dossier.published_on,
        repeats=repeats and about,
        told=_told(document, act, party),
    )


def _plain_fact(document: ReadState, act: Action) -> StatedFact:
    dossier = document.dossier
    return StatedFact(
        key=FactKey(dossier.title.casefold(), act_wording(act, None)),
        kind=act.kind,
        words=plain_fact(dossier, act),
        quote=act.quote,
        start=act.start,
        is_accusation=act.kind in PERSONAL and act.status in _ACCUSATIONS and act.kind != "warning",
        is_aside=act.in_part,
        published_on=dossier.published_on,
        repeats=False,
        told=_told(document, act, None),
    )


def _told(document: ReadState, act: Action | PartyAction, party: Party | None) -> ToldFact:
    return told_fact(
        act,
        party,
        document=document.dossier.id,
        position=document.position,
        reader=document.reader,
        named=document.dossier.reading.parties,
    )
