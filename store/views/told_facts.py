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
from store.views.tables import LIVE, Tables

#: Documents that a question names; of more, all that was told is looked through.
_FEW = 200
#: What names a fact of a subscription; another state or reader that says it says the same.
_SAME = ("document", "kind", "status", "party", "beside")
_FIELDS = tuple(field.name for field in fields(ToldFact))
_ENDED = frozenset((SubscriptionCreated.__name__, SubscriptionCancelled.__name__))


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
    for recorded in events:
        if recorded.stream.startswith(PREFIX):
            _apply(connection, tables, recorded, recorded.stream.removeprefix(PREFIX))


def _apply(
    connection: sa.Connection, tables: Tables, recorded: Recorded, subscription: str
) -> None:
    """By its type, since of an erased one nothing else is left."""
    if recorded.type in _ENDED:
        for table in (tables.told_facts, tables.letters):
            connection.execute(sa.delete(table).where(table.c.subscription == subscription))
    elif recorded.type == DigestPrepared.__name__:
        prepared = recorded.event if isinstance(recorded.event, DigestPrepared) else None
        _keep_aside(connection, tables.letters, subscription, prepared)
    elif recorded.type == DigestRefused.__name__:
        _keep_aside(connection, tables.letters, subscription, None)
    elif recorded.type == DigestSent.__name__:
        if (prepared := _prepared(connection, tables.letters, subscription)) is not None:
            _tell(connection, tables, subscription, prepared, _sent_at(recorded))
        _keep_aside(connection, tables.letters, subscription, None)


def _keep_aside(
    connection: sa.Connection, letters: sa.Table, subscription: str, prepared: DigestPrepared | None
) -> None:
    row = {"subscription": subscription, "reader": ""}
    aside = {"prepared": msgspec.json.encode(prepared).decode() if prepared else None}
    statement = _insert(connection, letters).values(row | aside)
    connection.execute(statement.on_conflict_do_update(index_elements=["subscription"], set_=aside))


def _prepared(
    connection: sa.Connection, letters: sa.Table, subscription: str
) -> DigestPrepared | None:
    query = sa.select(letters.c.prepared).where(letters.c.subscription == subscription)
    kept = connection.scalar(query)
    return msgspec.json.decode(kept, type=DigestPrepared) if kept else None


def _tell(
    connection: sa.Connection,
    tables: Tables,
    subscription: str,
    letter: DigestPrepared,
    at: datetime,
) -> None:
    """The letter was taken: what it corrected is told no more, and what it told is."""
    told, letters = tables.told_facts, tables.letters
    for corrected in letter.corrections:
        gone = _corrected(told, corrected)
        connection.execute(sa.delete(told).where(told.c.subscription == subscription, *gone))
    of_letter = {"message_id": letter.message_id, "told_at": at, "told_until": letter.until}
    rows = [{"subscription": subscription, **_values(fact), **of_letter} for fact in letter.facts]
    if rows:
        connection.execute(_insert(connection, told).on_conflict_do_nothing(), rows)
    of_subscription = letters.c.subscription == subscription
    connection.execute(sa.update(letters).where(of_subscription).values(reader=letter.reader))


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


def _insert(connection: sa.Connection, table: sa.Table) -> sqlite.Insert | postgresql.Insert:
    on_postgresql = connection.dialect.name == "postgresql"
    return (postgresql.insert if on_postgresql else sqlite.insert)(table)
