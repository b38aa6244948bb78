"""The facts that letters told and that no later letter corrected, by subscription.

A letter told something once the server took it: what was prepared is kept aside until then.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from store.decoding.json_decoders import decoder_of
from store.log.events import Recorded
from store.log.letter_events import (
    DigestPrepared,
    DigestRefused,
    DigestSent,
    SubscriptionCancelled,
    SubscriptionCreated,
    ToldCorrection,
    ToldFact,
)
from store.subscriptions.state import PREFIX
from store.views.batch import Rows, RowValues
from store.views.tables import LIVE, Tables

#: Documents that a question names; of more, all that was told is looked through.
_FEW = 200
#: What names a fact of a subscription; another state or reader that says it says the same.
_SAME = ("document", "kind", "status", "party", "beside")
_FIELDS = tuple(field.name for field in fields(ToldFact))
#: By their types, since of erased events nothing else is left.
_ENDED = frozenset((SubscriptionCreated.__name__, SubscriptionCancelled.__name__))
_OF_LETTERS = _ENDED | {it.__name__ for it in (DigestPrepared, DigestRefused, DigestSent)}


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldBefore:
    """A fact that a subscription was sent."""

    fact: ToldFact
    #: The first letter that told it: its Message-ID, when it was sent (UTC), and the position of
    #: the log that it told up to.
    message_id: str
    told_at: datetime
    told_until: int


def told_before(
    connection: sa.Connection, subscription: str, documents: Collection[str] | None = None
) -> list[ToldBefore]:
    """What was told to a subscription that was not corrected: all, or what these documents say or
    stand beside; in the order in which it was told."""
    told = LIVE.told_facts
    query = sa.select(told).where(told.c.subscription == subscription)
    if documents is not None and len(documents) <= _FEW:
        listed = sorted(documents)
        query = query.where(told.c.document.in_(listed) | told.c.beside.in_(listed))
    return [
        _told_before(row)
        for row in connection.execute(query.order_by(told.c.told_until, *told.primary_key))
        if documents is None or row.document in documents or row.beside in documents
    ]


def told_at(connection: sa.Connection, subscription: str, message_id: str) -> datetime | None:
    """When a letter was sent of which something was not corrected yet, UTC; else None."""
    told = LIVE.told_facts
    query = sa.select(told.c.told_at).where(told.c.subscription == subscription)
    return connection.scalar(query.where(told.c.message_id == message_id).limit(1))


def last_reader(connection: sa.Connection, subscription: str) -> str:
    """Who had read what the last letter told; empty where there was none."""
    query = sa.select(LIVE.letters.c.reader).where(LIVE.letters.c.subscription == subscription)
    return connection.scalar(query) or ""


def apply_letters(connection: sa.Connection, tables: Tables, events: Sequence[Recorded]) -> None:
    """Take in what letters told, from events in the order of the log."""
    of_letters = [it for it in events if it.type in _OF_LETTERS]
    if not of_letters:
        return
    letters = Rows(connection, tables.letters)
    names = {it.stream.removeprefix(PREFIX) for it in of_letters}
    letters.fetch(tables.letters.c.subscription.in_(names))
    for recorded in of_letters:
        _apply(connection, tables.told_facts, letters, recorded)
    letters.write()


def _apply(connection: sa.Connection, told: sa.Table, letters: Rows, recorded: Recorded) -> None:
    subscription = recorded.stream.removeprefix(PREFIX)
    before = letters.get(subscription) or {"reader": "", "prepared": None}
    row: RowValues = {"subscription": subscription, "reader": before["reader"], "prepared": None}
    if recorded.type in _ENDED:
        connection.execute(sa.delete(told).where(told.c.subscription == subscription))
        row["reader"] = ""
    elif isinstance(recorded.event, DigestPrepared):
        row["prepared"] = msgspec.json.encode(recorded.event).decode()
    elif recorded.type == DigestSent.__name__ and before["prepared"]:
        letter = decoder_of(DigestPrepared).decode(before["prepared"])
        _tell(connection, told, subscription, letter, _sent_at(recorded))
        row["reader"] = letter.reader
    letters.put(row)


def _tell(
    connection: sa.Connection,
    told: sa.Table,
    subscription: str,
    letter: DigestPrepared,
    at: datetime,
) -> None:
    """The letter was taken: what it corrected is told no more, and what it told is."""
    for corrected in letter.corrections:
        gone = _corrected(told, corrected)
        connection.execute(sa.delete(told).where(told.c.subscription == subscription, *gone))
    of_letter = {"message_id": letter.message_id, "told_at": at, "told_until": letter.until}
    rows = [{"subscription": subscription, **_values(fact), **of_letter} for fact in letter.facts]
    if rows:
        on_postgresql = connection.dialect.name == "postgresql"
        insert = (postgresql.insert if on_postgresql else sqlite.insert)(told)
        connection.execute(insert.on_conflict_do_nothing(), rows)


def _corrected(told: sa.Table, correction: ToldCorrection) -> list[sa.ColumnElement[bool]]:
    """What a correction takes back: a fact wherever it was told, or only beside one document."""
    values = _values(correction.fact)
    names = _SAME if correction.fact.beside else _SAME[:-1]
    return [told.c[name] == values[name] for name in names]


def _values(fact: ToldFact) -> dict[str, Any]:
    return {name: getattr(fact, name) for name in _FIELDS}


def _told_before(row: sa.Row[Any]) -> ToldBefore:
    return ToldBefore(
        fact=ToldFact(**{name: getattr(row, name) for name in _FIELDS}),
        message_id=row.message_id,
        told_at=row.told_at,
        told_until=row.told_until,
    )


def _sent_at(recorded: Recorded) -> datetime:
    """When a letter was sent, by the clock of then; of an erased one, when that was recorded."""
    event = recorded.event
    noted = event.sent_at if isinstance(event, DigestSent) else None
    return noted or recorded.recorded_at
