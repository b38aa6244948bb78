"""The documents as they stand while a batch of events is taken in, each read when it is needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import sqlalchemy as sa

from casebook.claim_rows import linking_keys_from
from casebook.kept_dossiers import from_json
from casebook.keys import key_number
from casebook.tables import Tables
from enforcement.claims import Tier
from enforcement.matters.pairing import PairingKey, pairing_keys
from enforcement.reading.dossier import Dossier
from enforcement.reading.linking_keys import LinkingKeys

_T = TypeVar("_T")

#: Documents in one question.
_TOGETHER = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class StateChange:
    """What an event makes of a document."""

    #: Of the event.
    position: int
    #: The position of the document's first event, by which it is known.
    document: int
    id: str
    tier: Tier
    #: None where its words are gone.
    dossier: Dossier | None


@dataclass(kw_only=True, slots=True)
class _Known:
    """A document in its present state."""

    id: str
    tier: Tier
    #: Of the event the state came with.
    state: int
    dossier: Dossier | None
    keys: LinkingKeys | None
    #: As kept, until they are asked for.
    written: tuple[str, str] | None = None
    pairing: dict[int, PairingKey] | None = field(default=None)


class Documents:
    """What is known of documents at a position of the log and after the changes put since."""

    def __init__(self, connection: sa.Connection, tables: Tables, *, at: int) -> None:
        self._connection = connection
        self._tables = tables
        #: The position before the changes.
        self.at = at
        self._query = self._standing()
        self._known: dict[int, _Known] = {}
        self._unknown: set[int] = set()
        self._numbers: dict[str, int] = {}

    def fetch(self, numbers: Iterable[int]) -> None:
        """Have these documents at hand, in one question; without words they are not there."""
        known, unknown = self._known, self._unknown
        wanted = [it for it in dict.fromkeys(numbers) if it not in known and it not in unknown]
        unknown.update(wanted)
        for start in range(0, len(wanted), _TOGETHER):
            asked = {"numbers": wanted[start : start + _TOGETHER]}
            for number, id, tier, state, *written in self._connection.execute(self._query, asked):
                unknown.discard(number)
                known[number] = _Known(
                    id=id,
                    tier=tier,
                    state=state,
                    dossier=None,
                    keys=None,
                    written=(written[0], written[1]),
                )

    def put(self, change: StateChange, pairing: dict[int, PairingKey]) -> None:
        """From now on a document is in another state, with these keys."""
        if change.dossier is None:
            self._known.pop(change.document, None)
            self._unknown.add(change.document)
            return
        self._unknown.discard(change.document)
        self._numbers[change.id] = change.document
        self._known[change.document] = _Known(
            id=change.id,
            tier=change.tier,
            state=change.position,
            dossier=change.dossier,
            keys=change.dossier.linking_keys,
            pairing=pairing,
        )

    def is_new(self, number: int) -> None:
        """There is nothing to be read of this document yet."""
        self._unknown.add(number)

    def is_known(self, number: int) -> bool:
        """Whether there are words of it."""
        self.fetch([number])
        return number in self._known

    def id(self, number: int) -> str:
        return self._of(number).id

    def tier(self, number: int) -> Tier:
        return self._of(number).tier

    def state(self, number: int) -> int:
        """The position of the event its state came with."""
        return self._of(number).state

    def numbers(self, ids: Iterable[str]) -> dict[str, int]:
        """The numbers of documents by id, those of which there is no state left out."""
        wanted = [id for id in ids if id not in self._numbers]
        if wanted:
            states = self._tables.states
            query = sa.select(states.c.id, states.c.document).where(states.c.id.in_(wanted))
            query = query.where(states.c.position <= self.at).distinct()
            self._numbers |= {row.id: row.document for row in self._connection.execute(query)}
        return {id: self._numbers[id] for id in ids if id in self._numbers}

    def keys(self, number: int) -> LinkingKeys:
        """Its linking keys, words and all."""
        known = self._of(number)
        if known.keys is None and known.written:
            known.keys = linking_keys_from(known.written[1])
        return _present(known.keys)

    def dossier(self, number: int) -> Dossier:
        """What was read of it; the words of its linking keys may be left out."""
        known = self._of(number)
        if known.dossier is None and known.written:
            known.dossier = from_json(known.written[0])
        return _present(known.dossier)

    def pairing(self, number: int) -> Mapping[int, PairingKey]:
        """Its pairing keys by their numbers; none where nothing is
        to be read of it."""
        if not self.is_known(number):
            return {}
        known = self._of(number)
        if known.pairing is None:
            known.pairing = pairing_numbers(self.keys(number))
        return known.pairing

    def _of(self, number: int) -> _Known:
        if number not in self._known:
            self.fetch([number])
        return self._known[number]

    def _standing(self) -> sa.Select[Any]:
        """The documents of given numbers as they stand at the position."""
        states, dossiers = self._tables.states, self._tables.dossiers
        query = sa.select(
            *(states.c.document, states.c.id, states.c.tier, states.c.position),
            *(dossiers.c.dossier, dossiers.c.linking_keys),
        )
        query = query.join(dossiers, dossiers.c.position == states.c.position)
        return query.where(
            states.c.document.in_(sa.bindparam("numbers", expanding=True)),
            states.c.position <= self.at,
            sa.or_(states.c.until.is_(None), states.c.until > self.at),
        )


def pairing_numbers(keys: LinkingKeys) -> dict[int, PairingKey]:
    """The keys of a document by their numbers."""
    return {key_number(key.text): key for key in pairing_keys(keys)}


def _present(value: _T | None) -> _T:
    assert value is not None  # what is known has words
    return value
