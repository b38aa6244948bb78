"""A set of tables is filled by events, a batch in a transaction, and cleared of what was erased."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any, TypeVar

import sqlalchemy as sa

from casebook.claim_rows import claim_rows, dossier_row, erased_state_row, read_again, state_row
from casebook.documents import StateChange
from casebook.linking import Linking
from casebook.matters import decision_of
from casebook.readings import Decided, ReadState, Taken
from casebook.spans import insert
from casebook.tables import CLAIMS, LINKED, Tables
from store.log.events import PayloadErased, Recorded

T = TypeVar("T")

#: States that are linked together where history is linked again.
_TOGETHER = 200
#: What is left of the row of a state whose words are gone.
_NOTHING = {
    **dict.fromkeys(("source", "tier", "url", "title"), ""),
    **dict.fromkeys(("published_on", "primary_kind", "happened_on", "district", "state", "court")),
    "erased": True,
}


def fill(
    connection: sa.Connection,
    tables: Tables,
    events: Sequence[Recorded],
    taken: Sequence[Taken],
    *,
    since: int,
) -> None:
    """Take in events after position `since`, with what was read of them."""
    _link(connection, tables, [_linkable(it) for it in taken], since=since)
    _write_states(connection, tables, [it for it in taken if isinstance(it, ReadState)])
    decided = [_decision_row(it) for it in taken if isinstance(it, Decided)]
    insert(connection, tables.decisions, decided)
    gone = [it.event.position for it in events if isinstance(it.event, PayloadErased)]
    if first := _erase(connection, tables, [position for position in gone if position <= since]):
        _link_again(connection, tables, first)


def _linkable(taken: Taken) -> StateChange | Decided:
    return taken.change if isinstance(taken, ReadState) else taken


def _link(
    connection: sa.Connection,
    tables: Tables,
    changes: Sequence[StateChange | Decided],
    *,
    since: int,
) -> None:
    linking = Linking(connection, tables, at=since)
    linking.prepare(change for change in changes if isinstance(change, StateChange))
    for change in changes:
        if isinstance(change, Decided):
            linking.decide(change.decision, change.position)
        else:
            linking.take(change)
    linking.write()


def _write_states(connection: sa.Connection, tables: Tables, states: Sequence[ReadState]) -> None:
    rows: dict[str, list[dict[str, Any]]] = {"states": [], "dossiers": []}
    for state in states:
        change, at = state.change, state.recorded.recorded_at
        place: dict[str, Any] = {
            "document": change.document,
            "position": change.position,
            "recorded_at": at,
        }
        if change.dossier is None:
            rows["states"].append(erased_state_row(id=change.id, **place))
            continue
        row = state_row(change.dossier, tier=change.tier, court=state.court, **place)
        rows["states"].append(row)
        rows["dossiers"].append(dossier_row(change.dossier, change.position))
        for table, claims in claim_rows(change.dossier, change.position):
            rows.setdefault(table, []).extend(claims)
    for name, of_table in rows.items():
        insert(connection, getattr(tables, name), of_table)
    _end_superseded(connection, tables.states, [state.change for state in states])


def _end_superseded(
    connection: sa.Connection, states: sa.Table, changes: Sequence[StateChange]
) -> None:
    """Each state of a document lasts until the next one."""
    later = [change for change in changes if change.position != change.document]
    if not later:
        return
    statement = sa.update(states).where(
        states.c.document == sa.bindparam("of"),
        states.c.until.is_(None),
        states.c.position < sa.bindparam("ended"),
    )
    connection.execute(
        statement.values(until=sa.bindparam("ended")),
        [{"of": change.document, "ended": change.position} for change in later],
    )


def _decision_row(decided: Decided) -> dict[str, Any]:
    made = decided.decision
    names = ("document", "other_document", "linked", "by", "reason")
    return {"position": decided.position, **{name: getattr(made, name) for name in names}}


def _erase(connection: sa.Connection, tables: Tables, positions: Sequence[int]) -> int | None:
    """Clear the tables of what events said; the first position at which anything was cleared."""
    if not positions:
        return None
    states, decisions = tables.states, tables.decisions
    standing = sa.select(states.c.position).where(
        states.c.position.in_(positions), ~states.c.erased
    )
    made = sa.select(decisions.c.position).where(decisions.c.position.in_(positions))
    cleared = [*connection.scalars(standing), *connection.scalars(made)]
    connection.execute(sa.update(states).where(states.c.position.in_(cleared)).values(_NOTHING))
    for name in ("dossiers", *CLAIMS, "decisions"):
        table: sa.Table = getattr(tables, name)
        connection.execute(sa.delete(table).where(table.c.position.in_(cleared)))
    return min(cleared, default=None)


def _link_again(connection: sa.Connection, tables: Tables, first: int) -> None:
    """Link and group anew all from a position on, as if what was cleared had never been there."""
    for name in LINKED:
        table: sa.Table = getattr(tables, name)
        connection.execute(sa.delete(table).where(table.c.position >= first))
        later = sa.update(table).where(table.c.until >= first)
        connection.execute(later.values(until=None))
    since = first - 1
    while changes := _kept_changes(connection, tables, since):
        _link(connection, tables, changes, since=since)
        since = changes[-1].position


def _kept_changes(
    connection: sa.Connection, tables: Tables, since: int
) -> list[StateChange | Decided]:
    """The next states and decisions after a position, in order, as they are kept."""
    states, dossiers, decisions = tables.states, tables.dossiers, tables.decisions
    query = sa.select(
        *(states.c.position, states.c.document, states.c.id, states.c.tier),
        *(dossiers.c.dossier, dossiers.c.linking_keys),
    )
    query = query.outerjoin(dossiers, dossiers.c.position == states.c.position)
    query = query.where(states.c.position > since).order_by(states.c.position).limit(_TOGETHER)
    kept: list[StateChange | Decided] = [
        StateChange(
            position=row.position,
            document=row.document,
            id=row.id,
            tier=row.tier or "discovery",
            dossier=read_again(row.dossier, row.linking_keys) if row.dossier else None,
        )
        for row in connection.execute(query)
    ]
    made = sa.select(decisions).where(decisions.c.position > since)
    made = made.order_by(decisions.c.position).limit(_TOGETHER)
    kept += [
        Decided(position=row.position, decision=decision_of(row))
        for row in connection.execute(made)
    ]
    return sorted(kept, key=attrgetter("position"))[:_TOGETHER]
