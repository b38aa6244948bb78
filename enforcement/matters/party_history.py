"""What became of each party of a matter, over all its documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, get_args

from enforcement.claims import Action, Claim, Kind, Party, PartyAction, PartyType, Role, Status
from enforcement.kinds import CLEARED, KINDS, Proceeding
from enforcement.parties.person_name import (
    generation,
    organization_key,
    person_key,
    without_generation,
)
from enforcement.reading.dossier import Dossier

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyEvent(Claim):
    """One thing that a document says was done to a party."""

    kind: Kind
    status: Status
    #: When it was done, where the document gives the day; else its publication.
    day: date | None
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
    #: The furthest stage of each proceeding, e.g. `sentenced`, `revoked`; an acquittal or dismissal
    #: takes the place of the charge it ended.
    status: tuple[str, ...]
    #: `acquitted`, `dismissed`: shown beside the name wherever the charge is.
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


def party_key(party: Party) -> str:
    """What tells a party from the others of a matter; a father from his son."""
    if party.type == "organization":
        return organization_key(party.name)
    key = person_key(party.name) or party.name.casefold()
    return f"{key} {generation(party.name)}".rstrip()


def outcome_wording(kind: Kind, status: Status) -> str:
    """An action in the words used of the party it is done to."""
    words = KINDS[kind].party_wording or kind
    return f"{words} ({status})" if status == "proposed" else words


def _merge_generations(parties: dict[str, list[tuple[Party, Dossier]]]) -> None:
    """A name without "Jr." is the same person as the one with it, if only one has it."""
    for key in list(parties):
        longer = [other for other in parties if without_generation(other) == key != other]
        if len(longer) == 1:
            parties[longer[0]] += parties.pop(key)


def _cleared_elsewhere(
    documents: Sequence[Dossier], parties: Mapping[str, object]
) -> dict[str, list[PartyEvent]]:
    """Acquittals and dismissals in documents that have no party of their own, and name just one of
    the parties of the matter: it is that party's."""
    events: dict[str, list[PartyEvent]] = defaultdict(list)
    for document in documents:
        keys = document.linking_keys
        named = [key for key in parties if key in keys.named_persons | keys.named_organizations]
        if len(named) == 1 and not document.reading.parties:
            acts = (act for act in document.reading.actions if act.kind in CLEARED)
            events[named[0]] += [_event(act, document) for act in acts]
    return events


def _matter_party(
    mentions: Sequence[tuple[Party, Dossier]], elsewhere: Sequence[PartyEvent]
) -> MatterParty:
    events = [
        _event(outcome, document)
        for party, document in mentions
        for outcome in document.outcomes
        if outcome.name == party.name
    ]
    events += elsewhere
    history = sorted(events, key=lambda event: (event.day or date.min, event.document))
    parties = [party for party, _ in mentions]
    return MatterParty(
        name=max((party.name for party in parties), key=lambda name: (len(name), name)),
        names_as_written=_distinct(party.name for party in parties),
        type=parties[0].type,
        roles=_distinct(party.role for party in parties),
        professions=_distinct(party.profession for party in parties),
        aliases=_distinct(alias for party in parties for alias in party.aliases),
        history=tuple(history),
        status=_status(history),
        favorable_dispositions=_distinct(
            KINDS[event.kind].party_wording for event in history if event.kind in CLEARED
        ),
    )


def _event(act: Action | PartyAction, document: Dossier) -> PartyEvent:
    """What a document says was done, on the act's own day where the text gives it; a day is not
    given to a party whose act of that kind the text tells apart."""
    done = {it.start for it in document.outcomes if it.kind == act.kind}
    stated = [it for it in document.reading.actions if it.kind == act.kind]
    of_all = len(done) < 2
    days = (
        it.day for it in stated if it.status == act.status and (of_all or it.start == act.start)
    )
    happened_on = next((day for day in days if day), None)
    if happened_on is None and of_all and act.kind == document.reading.primary:
        happened_on = document.reading.happened_on
    return PartyEvent(
        quote=act.quote,
        start=act.start,
        end=act.end,
        kind=act.kind,
        status=act.status,
        day=happened_on or document.published_on,
        document=document.id,
    )


def _status(history: Sequence[PartyEvent]) -> tuple[str, ...]:
    """The furthest stage of each proceeding. What cleared the party replaces a charge, and stands
    behind a conviction that is no older."""
    furthest: list[PartyEvent] = []
    cleared = [event for event in history if event.kind in CLEARED]
    stages = [(stage, event) for event in history if (stage := KINDS[event.kind].stage)]
    for proceeding in get_args(Proceeding):
        reached = [step for step in stages if step[0].proceeding == proceeding]
        if not reached or proceeding == "cleared":
            continue
        _, event = max(reached, key=lambda step: step[0])
        if proceeding == "prosecution" and cleared and not _outlasts(event, cleared[-1]):
            continue
        furthest.append(event)
    return _distinct(outcome_wording(event.kind, event.status) for event in (*furthest, *cleared))


def _outlasts(event: PartyEvent, cleared: PartyEvent) -> bool:
    """Whether an event stands although something cleared the party: a finding of guilt that is no
    older, as where some counts are dismissed."""
    return KINDS[event.kind].guilty and (event.day or date.min) >= (cleared.day or date.min)


def _distinct(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
