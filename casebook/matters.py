"""Matters follow their links: those that a change touches are grouped again, and what is kept of
them is worked out anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from casebook.documents import Documents
from casebook.matter_rows import MatterRows, matter_rows
from casebook.spans import Spans
from casebook.tables import Tables
from enforcement.matters.grouping import group_into_matters
from enforcement.matters.links import MatterLink
from enforcement.matters.overrides import LinkDecision, apply_decisions


class Matters:
    """The matters of the record, while a batch of events changes them."""

    def __init__(
        self, connection: sa.Connection, tables: Tables, documents: Documents, links: Spans
    ) -> None:
        self._connection = connection
        self._documents = documents
        self._links = links
        self._memberships = Spans(connection, tables.memberships, by=["document"])
        self._matters = Spans(connection, tables.matters, by=["matter"])
        self._acts = Spans(connection, tables.acts, by=["matter"])
        self._act_documents = Spans(connection, tables.act_documents, by=["matter"])
        self._kept = (self._matters, self._acts, self._act_documents)
        self._decisions = decisions_before(connection, tables, documents.at)

    def is_new(self, number: int) -> None:
        """Nothing is kept of this document yet, nor of a matter of its name."""
        for rows in (self._memberships, *self._kept):
            rows.is_new(number)

    def decide(self, decision: LinkDecision, at: int) -> None:
        """A person joined or parted two documents."""
        self._decisions.append(decision)
        named = self._documents.numbers([decision.document, decision.other_document])
        self.regroup(set(named.values()), at)

    def regroup(self, seeds: set[int], at: int, *, changed: int | None = None) -> None:
        """Group these documents again, and all that hangs together with them; `changed` is the one
        that says something else now."""
        together = self._together(seeds)
        matter_of = self._grouped({it for it in together if self._documents.is_known(it)})
        self._memberships.fetch(together)
        before = [row for number in together for row in self._memberships.of(number)]
        touched = _touched(dict(before), matter_of, changed)
        self._memberships.change(before, matter_of.items(), at)
        members = defaultdict(list)
        for number, matter in matter_of.items():
            members[matter].append(number)
        for rows in self._kept:
            rows.fetch(touched)
        for matter in touched:
            new = self._rows(matter, members[matter])
            for rows, contents in zip(
                self._kept, (new.matters, new.acts, new.act_documents), strict=True
            ):
                rows.change(rows.of(matter), contents, at)

    def write(self) -> None:
        """Bring the tables to what was changed."""
        for rows in (self._memberships, *self._kept):
            rows.write()

    def _together(self, seeds: Iterable[int]) -> set[int]:
        """All that links or decisions hold together with these documents, at whatever strength."""
        reached: set[int] = set()
        fresh = set(seeds)
        while fresh:
            reached |= fresh
            self._links.fetch(fresh)
            linked = {it for number in fresh for row in self._links.of(number) for it in row[:2]}
            fresh = (linked | self._joined(fresh)) - reached
        self._documents.fetch(reached)
        return reached

    def _joined(self, numbers: set[int]) -> set[int]:
        """The documents that people ever joined to these."""
        pairs = [(it.document, it.other_document) for it in self._decisions if it.linked]
        if not pairs:
            return set()
        named = self._documents.numbers({id for pair in pairs for id in pair})
        joined = (tuple(named[id] for id in pair if id in named) for pair in pairs)
        return {it for pair in joined if not numbers.isdisjoint(pair) for it in pair}

    def _grouped(self, numbers: set[int]) -> dict[int, int]:
        """The matter of each of these documents: the first of its documents that was recorded."""
        if len(numbers) == 1:
            return {number: number for number in numbers}
        by_id = {self._documents.id(number): number for number in numbers}
        links = [
            MatterLink(
                document=self._documents.id(row[0]),
                other_document=self._documents.id(row[1]),
                reason=row[2],
                shared=row[3],
            )
            for row in {row for number in numbers for row in self._links.of(number)}
            if row[0] in numbers and row[1] in numbers
        ]
        about = [it for it in self._decisions if {it.document, it.other_document} & by_id.keys()]
        kept = apply_decisions(by_id, links, about)
        groups = group_into_matters(by_id, kept.links, joined=kept.joined)
        first: dict[str, int] = {}
        for id, name in groups.items():
            first[name] = min(by_id[id], first.get(name, by_id[id]))
        return {by_id[id]: first[name] for id, name in groups.items()}

    def _rows(self, matter: int, numbers: list[int]) -> MatterRows:
        if not numbers:
            return MatterRows()
        dossiers = [self._documents.dossier(number) for number in numbers]
        return matter_rows(
            matter,
            self._documents.id(matter),
            dossiers,
            tiers={
                it.source: self._documents.tier(n) for it, n in zip(dossiers, numbers, strict=True)
            },
            states={
                self._documents.id(number): self._documents.state(number) for number in numbers
            },
        )


def decisions_before(connection: sa.Connection, tables: Tables, at: int) -> list[LinkDecision]:
    """What people decided of matters up to a position, in order: a few, since each is a person's
    work."""
    made = tables.decisions
    query = sa.select(made).where(made.c.position <= at).order_by(made.c.position)
    return [decision_of(row) for row in connection.execute(query)]


def decision_of(row: sa.Row[Any]) -> LinkDecision:
    """The decision in a row of `decisions`."""
    return LinkDecision(
        document=row.document,
        other_document=row.other_document,
        linked=row.linked,
        by=row.by,
        reason=row.reason,
    )


def _touched(before: dict[int, int], after: dict[int, int], changed: int | None) -> set[int]:
    """The matters whose documents are others now, or say something else."""
    moved = {number for number in before | after if before.get(number) != after.get(number)}
    if changed is not None:
        moved.add(changed)
    return {matters[number] for number in moved for matters in (before, after) if number in matters}
