"""What became of each party of a matter, over all its documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar, get_args

from enforcement.claims import Action, Claim, Kind, Party, PartyAction, PartyType, Role, Status
from enforcement.kinds import (
    CLEARED,
    FALLS_WITH,
    KINDS,
    LITIGATION,
    PERSONAL,
    Proceeding,
    is_undone,
)
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
class PartyEvent(Claim):
    """One thing that a document says was done to a party."""

    kind: Kind
    status: Status
    #: As in `enforcement.claims.Action`.
    in_part: bool = False
    #: When it was done, where the document gives the day; else its publication.
    day: date | None
    #: Whether the document only recalls it, without its day; and the year it gives for it.
    recalled: bool = False
    year: int | None = None
    #: Id of the document.
    document: str


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
    """An action in the words used of the party it is done to."""
    words = KINDS[kind].party_wording or kind
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
    history = sorted(events, key=lambda event: (event.day or date.min, event.document))
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


def party_event(act: Action | PartyAction, document: Dossier) -> PartyEvent:
    """An act that a document tells of, as one step of a history."""
    stated = _stated_day(act, document)
    recalled = isinstance(act, PartyAction) and act.recalled and stated is None
    return PartyEvent(
        quote=act.quote,
        start=act.start,
        end=act.end,
        kind=act.kind,
        status=act.status,
        in_part=act.in_part,
        day=stated or document.published_on,
        recalled=recalled,
        year=act.year if isinstance(act, PartyAction) and recalled else None,
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


def is_end(act: Action | PartyEvent) -> bool:
    """Whether an act is an acquittal or a dismissal, or tells that one done to somebody ended."""
    return act.kind in CLEARED or (act.kind in PERSONAL and is_undone(act.kind, act.status))


def in_force(history: Sequence[PartyEvent]) -> list[PartyEvent]:
    """What the last document that tells of it says of each act, in the order of the history; what
    rests on an act that was undone since has fallen with it."""
    latest: dict[tuple[Kind, bool], PartyEvent] = {}
    for event in sorted(history, key=lambda it: (when_done(it), is_end(it))):
        latest[event.kind, event.in_part] = event
    fallen = [
        key
        for key, event in latest.items()
        for base in FALLS_WITH.get(event.kind, ())
        if (end := latest.get((base, False))) and is_end(end) and _is_no_older(end, event)
    ]
    kept = {id(event) for key, event in latest.items() if key not in fallen}
    return [event for event in history if id(event) in kept]


def _status(events: Sequence[PartyEvent]) -> tuple[str, ...]:
    """The furthest stage of each proceeding, and what ended. What cleared the party, or undid the
    decision, replaces a charge; a conviction stands before a dismissal that is no older."""
    furthest: list[PartyEvent] = []
    ends = [event for event in events if is_end(event)]
    is_over = clearing(events) is not None
    for proceeding in get_args(Proceeding):
        event = _furthest(events, proceeding)
        if event is None or proceeding == "cleared" or (proceeding == "prosecution" and is_over):
            continue
        if not KINDS[event.kind].guilty and _fell(ends, proceeding):
            continue
        furthest.append(event)
    told = (outcome_wording(event.kind, event.status) for event in furthest)
    return _distinct((*told, *map(_wording_of_end, ends)))


def clearing(events: Sequence[PartyEvent]) -> PartyEvent | None:
    """The last acquittal or dismissal that, of events in force, ended a prosecution; None where a
    finding of guilt outlasts it."""
    cleared = [it for it in events if is_cleared(it) and not it.in_part]
    if not cleared:
        return None
    last, furthest = max(cleared, key=when_done), _furthest(events, "prosecution")
    return None if furthest and _outlasts(furthest, last) else last


def _furthest(events: Sequence[PartyEvent], proceeding: Proceeding) -> PartyEvent | None:
    reached = [
        (stage, event)
        for event in events
        if (stage := KINDS[event.kind].stage) and stage.proceeding == proceeding
    ]
    standing = [step for step in reached if not is_end(step[1])]
    return max(standing, key=lambda step: step[0])[1] if standing else None


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


def _outlasts(event: PartyEvent, cleared: PartyEvent) -> bool:
    """Whether an event stands although something cleared the party: a finding of guilt that is no
    older, as where some counts are dismissed."""
    return KINDS[event.kind].guilty and _is_no_older(event, cleared)


def _is_no_older(event: PartyEvent, other: PartyEvent) -> bool:
    return when_done(event) >= when_done(other)


def when_done(event: PartyEvent) -> date:
    """When it was done, for the order of what was done and undone: what a later document recalls is
    no later than that; where its day is open, what was done is taken to come before its undoing."""
    if not event.recalled:
        return event.day or date.min
    if is_end(event):
        return date(event.year, 12, 31) if event.year else event.day or date.min
    return date(event.year, 1, 1) if event.year else date.min


def _distinct(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
