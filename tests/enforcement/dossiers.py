"""Dossiers with invented names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from enforcement.claims import (
    Action,
    Agency,
    Amount,
    Coming,
    ComingDay,
    CourtSentence,
    Kind,
    Party,
    PartyAction,
    PartyType,
    TextReading,
)
from enforcement.kinds import KINDS
from enforcement.reading.dossier import Dossier
from enforcement.reading.linking_keys import LinkingKeys


def an_action(kind: Kind, quote: str = "did", *, day: date | None = None) -> Action:
    status, end = KINDS[kind].status, len(quote)
    return Action(kind=kind, status=status, quote=quote, start=0, end=end, day=day)


def a_party(
    name: str = "Ada Quill", type: PartyType = "person", profession: str = "", **fields: Any
) -> Party:
    quoted: dict[str, Any] = {"quote": name, "start": 4, "end": 4 + len(name)}
    role = {"role": "defendant", **fields}
    return Party(name=name, type=type, profession=profession, **quoted, **role)


def _key_values(keys: dict[str, Any]) -> dict[str, Any]:
    """Keys as a document has them; all but the sketch and the publisher's number are sets."""
    as_given = ("sketch", "number")
    return {name: value if name in as_given else frozenset(value) for name, value in keys.items()}


def a_dossier(
    id: str,
    primary: Kind = "charge",
    *,
    published_on: date | None = date(2025, 3, 4),
    happened_on: date | None = None,
    source: str = "us_example",
    title: str | None = None,
    actions: Sequence[Action] | None = None,
    days: Sequence[tuple[Coming, date]] = (),
    persons: Sequence[str] = (),
    parties: Sequence[Party] = (),
    done: Sequence[tuple[str, Kind]] = (),
    amounts: Sequence[Amount] = (),
    sentences: Sequence[CourtSentence] = (),
    professions: Sequence[str] = (),
    agencies: Sequence[str] = (),
    district: str | None = None,
    state: str | None = None,
    acted: bool = True,
    **keys: Any,
) -> Dossier:
    """A document that was read. The days are quoted as they are written in ISO 8601; `done` is what
    was done to parties by their names, `keys` are further ones for its links."""
    read = [an_action(primary)] if actions is None else actions
    unnamed = [a_party("A. B.", profession=profession) for profession in professions]
    reading = TextReading(
        whole="",
        primary=primary,
        happened_on=happened_on,
        actions=tuple(read) if acted else (),
        parties=(*parties, *unnamed),
        amounts=tuple(amounts),
        sentences=tuple(sentences),
        coming=tuple(
            ComingDay(day=day, what=what, quote=day.isoformat(), start=10, end=20)
            for what, day in days
        ),
        citations=(),
        quantities=(),
        agencies=tuple(Agency(name=name, quote="", start=0, end=0) for name in agencies),
        district=district,
        state=state,
    )
    return Dossier(
        id=id,
        source=source,
        title=f"Title of {id}" if title is None else title,
        url=f"https://example.org/{id}",
        published_on=published_on,
        reading=reading,
        linking_keys=LinkingKeys(
            id=id,
            published_on=published_on,
            primary=primary,
            persons=frozenset(persons),
            district=district,
            state=state,
            **_key_values(keys),
        ),
        terms=(),
        outcomes=tuple(
            PartyAction(
                name=name, kind=kind, status=KINDS[kind].status, quote="was", start=9, end=12
            )
            for name, kind in done
        ),
    )
