"""All that a casebook holds, to compare one way of filling it with another, and what its matters
are by `enforcement` alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import sqlalchemy as sa

from casebook.casebook import live_set
from casebook.claim_rows import read_again
from casebook.readings import Reader
from casebook.tables import Tables, tables
from enforcement.matters.grouping import group_into_matters
from enforcement.matters.links import MatterLink, links_between
from enforcement.matters.overrides import LinkDecision, apply_decisions
from enforcement.reading.linking_keys import LinkingKeys
from store.log import log
from store.log.database import Connection, Engine, reading
from store.log.events import CONTENT, CaseLinked, CaseUnlinked, Erased

#: The rows of each table, in the order of its primary key.
Contents: TypeAlias = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """How the documents hang together, by their ids."""

    #: The documents of each matter, by the matter's id: the first that was recorded.
    matters: dict[str, frozenset[str]]
    links: frozenset[MatterLink]

    @property
    def partition(self) -> frozenset[frozenset[str]]:
        """The documents of each matter, whatever its name."""
        return frozenset(self.matters.values())


def contents(engine: Engine) -> Contents:
    """Every row of the set that is answered from, spans and all; sets that are written as JSON
    have no order, so they are decoded."""
    with reading(engine) as connection:
        of = _live(connection)
        found: Contents = {}
        for name in Tables.__slots__:
            table = getattr(of, name)
            if isinstance(table, sa.Table):
                query = sa.select(table).order_by(*table.primary_key)
                found[name] = [tuple(row) for row in connection.execute(query)]
        found["dossiers"] = [
            (position, read_again(*written)) for position, *written in found["dossiers"]
        ]
        return found


def linked(engine: Engine) -> Standing:
    """What the casebook says."""
    with reading(engine) as connection:
        of = _live(connection)
        standing = sa.select(of.states.c.document, of.states.c.id)
        standing = standing.where(of.states.c.until.is_(None), ~of.states.c.erased)
        ids = {row.document: row.id for row in connection.execute(standing)}
        matters: dict[str, frozenset[str]] = {}
        for row in connection.execute(sa.select(of.memberships).where(_holds(of.memberships))):
            name = ids[row.matter]
            matters[name] = matters.get(name, frozenset()) | {ids[row.document]}
        links = frozenset(
            MatterLink(
                document=ids[row.one],
                other_document=ids[row.other],
                reason=row.reason,
                shared=row.shared,
            )
            for row in connection.execute(sa.select(of.links).where(_holds(of.links)))
        )
    return Standing(matters=matters, links=links)


def worked_out(engine: Engine, reader: Reader) -> Standing:
    """What follows from the log by `enforcement` alone, all documents at once."""
    keys: dict[str, LinkingKeys] = {}
    order: list[str] = []
    decisions: list[LinkDecision] = []
    with reading(engine) as connection:
        for recorded in log.read(connection):
            kind, _, id = recorded.stream.partition("/")
            event = recorded.event
            if kind == "document" and id not in order:
                order.append(id)
            stated = kind == "document" and recorded.type in CONTENT
            if document := getattr(event, "document", None) if stated else None:
                keys[id] = reader.read(document).linking_keys
            elif stated and isinstance(event, Erased):
                keys.pop(id, None)
            elif isinstance(event, CaseLinked | CaseUnlinked):
                decisions.append(_decision(id, event))
    links = links_between(list(keys.values()))
    decided = apply_decisions(keys, links, decisions)
    groups = group_into_matters(keys, decided.links, joined=decided.joined)
    named: dict[str, str] = {}
    matters: dict[str, frozenset[str]] = {}
    for id in filter(groups.__contains__, order):
        name = named.setdefault(groups[id], id)
        matters[name] = matters.get(name, frozenset()) | {id}
    return Standing(matters=matters, links=frozenset(links))


def _decision(id: str, event: CaseLinked | CaseUnlinked) -> LinkDecision:
    return LinkDecision(
        document=id,
        other_document=event.document,
        linked=isinstance(event, CaseLinked),
        by=event.by,
        reason=event.reason,
    )


def _live(connection: Connection) -> Tables:
    live = live_set(connection)
    assert live is not None
    return tables(live.name)


def _holds(table: sa.Table) -> sa.ColumnElement[bool]:
    return table.c.until.is_(None)
