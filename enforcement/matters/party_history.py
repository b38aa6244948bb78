"""What became of each party of a matter, over all its documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, get_args

from enforcement.claims import Claim, Kind, Party, PartyType, Role, Status
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
class Fate(Claim):
    """One thing that a document says was done to a party."""

    kind: Kind
    status: Status
    #: When it was done, where the document tells and is about it; else when it was published.
    day: date | None
    #: Id of the document.
    document: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Involved:
    """A party of a matter."""

    name: str
    #: The name as each document has it.
    names_as_written: tuple[str, ...]
    type: PartyType
    roles: tuple[Role, ...]
    professions: tuple[str, ...]
    aliases: tuple[str, ...]
    #: By day.
    history: tuple[Fate, ...]
    #: How far each course has come, e.g. `sentenced`, `revoked`; an acquittal or dismissal takes
    #: the place of the charge it ended.
    status: tuple[str, ...]
    #: `acquitted`, `dismissed`: said beside the name wherever the charge is.
    favorable_dispositions: tuple[str, ...]


def involved(documents: Sequence[Dossier]) -> tuple[Involved, ...]:
    """The parties of a matter, those of most documents first."""
    parties: dict[str, list[tuple[Party, Dossier]]] = defaultdict(list)
    for document in documents:
        for party in document.reading.parties:
            parties[party_key(party)].append((party, document))
    _without_generation(parties)
    cleared = _cleared_elsewhere(documents, parties)
    by_weight = sorted(parties.items(), key=lambda one: (-len(one[1]), one[1][0][0].name))
    return tuple(_involved(some, cleared[key]) for key, some in by_weight)


def party_key(party: Party) -> str:
    """What tells a party from the others of a matter; a father from his son."""
    if party.type == "organization":
        return organization_key(party.name)
    key = person_key(party.name) or party.name.casefold()
    return f"{key} {generation(party.name)}".rstrip()


def said(kind: Kind, status: Status) -> str:
    """An act as it is said of a party."""
    words = KINDS[kind].party_wording or kind
    return f"{words} ({status})" if status == "proposed" else words


def _without_generation(parties: dict[str, list[tuple[Party, Dossier]]]) -> None:
    """Who is written without "Jr." is the one who is written with it, if there is but one."""
    for key in list(parties):
        longer = [other for other in parties if without_generation(other) == key != other]
        if len(longer) == 1:
            parties[longer[0]] += parties.pop(key)


def _cleared_elsewhere(
    documents: Sequence[Dossier], parties: Mapping[str, object]
) -> dict[str, list[Fate]]:
    """Acquittals and dismissals in documents that have no party of their own, and name just one of
    the parties of the matter: it is theirs."""
    found: dict[str, list[Fate]] = defaultdict(list)
    for document in documents:
        named = [key for key in parties if key in document.traits.named | document.traits.houses]
        if len(named) == 1 and not document.reading.parties:
            acts = (act for act in document.reading.actions if act.kind in CLEARED)
            found[named[0]] += [_fate(act, act.kind, act.status, document) for act in acts]
    return found


def _involved(some: Sequence[tuple[Party, Dossier]], elsewhere: Sequence[Fate]) -> Involved:
    name = max((party.name for party, _ in some), key=lambda name: (len(name), name))
    fates = tuple(
        sorted((*_fates(some), *elsewhere), key=lambda fate: (fate.day or date.min, fate.document))
    )
    cleared = [fate for fate in fates if fate.kind in CLEARED]
    return Involved(
        name=name,
        names_as_written=_each(party.name for party, _ in some),
        type=some[0][0].type,
        roles=_each(party.role for party, _ in some),
        professions=_each(party.profession for party, _ in some),
        aliases=_each(alias for party, _ in some for alias in party.aliases),
        history=fates,
        status=_standing(fates),
        favorable_dispositions=_each(KINDS[fate.kind].party_wording for fate in cleared),
    )


def _fates(some: Iterable[tuple[Party, Dossier]]) -> Iterator[Fate]:
    for party, document in some:
        for one in document.outcomes:
            if one.name == party.name:
                yield _fate(one, one.kind, one.status, document)


def _fate(claim: Claim, kind: Kind, status: Status, document: Dossier) -> Fate:
    about = kind == document.reading.primary and document.reading.happened_on
    return Fate(
        quote=claim.quote,
        start=claim.start,
        end=claim.end,
        kind=kind,
        status=status,
        day=about or document.published_on,
        document=document.id,
    )


def _standing(fates: Sequence[Fate]) -> tuple[str, ...]:
    """Of each proceeding the furthest step. What cleared the party stands in the place of a charge,
    and behind a conviction that was not before it."""
    found: list[str] = []
    cleared = [fate for fate in fates if fate.kind in CLEARED]
    steps = [(stage, fate) for fate in fates if (stage := KINDS[fate.kind].stage)]
    for proceeding in get_args(Proceeding):
        its = [step for step in steps if step[0].proceeding == proceeding]
        if not its or proceeding == "cleared":
            continue
        _, furthest = max(its, key=lambda step: step[0])
        if proceeding == "prosecution" and cleared and not _outlasts(furthest, cleared[-1]):
            continue
        found.append(said(furthest.kind, furthest.status))
    return _each((*found, *(said(fate.kind, fate.status) for fate in cleared)))


def _outlasts(step: Fate, cleared: Fate) -> bool:
    """Whether a step stands although something cleared the party: guilt that was found no earlier,
    as where some counts are dismissed."""
    return KINDS[step.kind].guilty and (step.day or date.min) >= (cleared.day or date.min)


def _each(some: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(one for one in some if one))
