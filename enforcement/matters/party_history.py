"""What became of each party of a matter, over all its documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar, get_args

from enforcement.claims import Kind, Party, PartyType, Role, Status
from enforcement.kinds import KINDS, LITIGATION, Proceeding
from enforcement.matters.standing.acts_in_force import furthest, in_force, last_clearing, outlasts
from enforcement.matters.standing.party_events import PartyEvent, is_end, party_event
from enforcement.parties.assets.property_names import property_key, without_own_number
from enforcement.parties.assets.property_standing import property_standing
from enforcement.parties.naming.person_name import (
    generation,
    organization_key,
    person_key,
    without_generation,
)
from enforcement.parties.party_standing import in_part_wording, is_cleared, wording_of_end
from enforcement.reading.dossier import Dossier

T = TypeVar("T")


class Named(Protocol):
    """A party of a document or of a matter."""

    @property
    def name(self) -> str: ...
    @property
    def type(self) -> PartyType: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class MatterParty:
    """A party of a matter."""

    name: str
    #: The name as each document has it.
    names_as_written: tuple[str, ...]
    type: PartyType
    roles: tuple[Role, ...]
    professions: tuple[str, ...]
    aliases: tuple[str, ...]
    #: By day, undated events first.
    history: tuple[PartyEvent, ...]
    #: The furthest stage of each proceeding, e.g. `sentenced`, `revoked`; what ended it takes its
    #: place: `acquitted`, `vacated`, `lifted`.
    status: tuple[str, ...]
    #: `acquitted`, `dismissed`, `vacated` …: shown beside the name wherever what it ended is.
    favorable_dispositions: tuple[str, ...]


def matter_parties(documents: Sequence[Dossier]) -> tuple[MatterParty, ...]:
    """The parties of a matter, those of most documents first."""
    parties: dict[str, list[tuple[Party, Dossier]]] = defaultdict(list)
    for document in documents:
        for party in document.reading.parties:
            parties[party_key(party)].append((party, document))
    _merge_generations(parties)
    cleared = _cleared_elsewhere(documents, parties)
    by_weight = sorted(parties.items(), key=lambda item: (-len(item[1]), item[1][0][0].name))
    return tuple(_matter_party(mentions, cleared[key]) for key, mentions in by_weight)


def party_key(party: Named) -> str:
    """What tells a party from the others of a matter; a father from his son."""
    if party.type == "organization":
        return organization_key(party.name)
    if party.type == "property":
        return property_key(party.name)
    key = person_key(party.name) or party.name.casefold()
    return f"{key} {generation(party.name)}".rstrip()


def outcome_wording(kind: Kind, status: Status) -> str:
    """An action in the words used of the party it is done to, or that has agreed to it."""
    row = KINDS[kind]
    if status == "settled" and row.agreed_wording:
        return row.agreed_wording
    words = row.party_wording or kind
    return f"{words} ({status})" if status == "proposed" else words


def _merge_generations(parties: dict[str, list[tuple[Party, Dossier]]]) -> None:
    """A name without "Jr." is the same person as the one with it, if only one has it; so is a thing
    without its own number."""
    for key in list(parties):
        longer = [other for other in parties if _in_short(other) == key != other]
        if len(longer) == 1:
            parties[longer[0]] += parties.pop(key)


def _in_short(key: str) -> str:
    return without_own_number(without_generation(key))


def _cleared_elsewhere(
    documents: Sequence[Dossier], parties: Mapping[str, object]
) -> dict[str, list[PartyEvent]]:
    """What ended in documents that have no party of their own, and name just one of the parties of
    the matter: it is that party's."""
    events: dict[str, list[PartyEvent]] = defaultdict(list)
    for document in documents:
        keys = document.linking_keys
        named = [key for key in parties if key in keys.named_persons | keys.named_organizations]
        if len(named) == 1 and not document.reading.parties:
            acts = (act for act in document.reading.actions if is_end(act))
            events[named[0]] += [party_event(act, document) for act in acts]
    return events


def _matter_party(
    mentions: Sequence[tuple[Party, Dossier]], elsewhere: Sequence[PartyEvent]
) -> MatterParty:
    events = [
        party_event(outcome, document)
        for party, document in mentions
        for outcome in document.outcomes
        if outcome.name == party.name
    ]
    events += elsewhere
    history = sorted(events, key=lambda event: (event.since, event.document))
    held = in_force(history)
    parties = [party for party, _ in mentions]
    is_thing = parties[0].type == "property"
    return MatterParty(
        name=max((party.name for party in parties), key=lambda name: (len(name), name)),
        names_as_written=_distinct(party.name for party in parties),
        type=parties[0].type,
        roles=_distinct(party.role for party in parties if party.role),
        professions=_distinct(party.profession for party in parties),
        aliases=_distinct(alias for party in parties for alias in party.aliases),
        history=tuple(history),
        status=property_standing(held) if is_thing else _status(held),
        favorable_dispositions=_distinct(map(_wording_of_end, filter(is_end, held))),
    )


def _status(events: Sequence[PartyEvent]) -> tuple[str, ...]:
    """The furthest stage of each proceeding, and what ended. What cleared the party, or undid the
    decision, replaces a charge; what outlasts it, as a conviction or a new charge, stands before
    it."""
    told: list[PartyEvent] = []
    ends = [event for event in events if is_end(event)]
    cleared = last_clearing(events)
    prosecution = [it for it in events if cleared is None or outlasts(it, cleared)]
    for proceeding in get_args(Proceeding):
        event = furthest(prosecution if proceeding == "prosecution" else events, proceeding)
        if event is None or proceeding == "cleared":
            continue
        fatal = [end for end in ends if not outlasts(event, end)]
        if KINDS[event.kind].guilty or not _fell(fatal, proceeding):
            told.append(event)
    words = (outcome_wording(event.kind, event.status) for event in told)
    return _distinct((*words, *map(_wording_of_end, ends)))


def _fell(ends: Sequence[PartyEvent], proceeding: Proceeding) -> bool:
    """Whether the verdict or judgment of a litigation was undone as a whole."""
    return proceeding in LITIGATION and any(
        KINDS[end.kind].proceeding == proceeding and not end.in_part and wording_of_end(end)
        for end in ends
    )


def _wording_of_end(event: PartyEvent) -> str:
    if is_cleared(event):
        return in_part_wording(KINDS[event.kind].party_wording, event.in_part)
    return in_part_wording(wording_of_end(event), event.in_part)


def _distinct(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
