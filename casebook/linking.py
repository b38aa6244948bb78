"""Links and matters follow the documents: what a change touches is judged and grouped again, and
nothing else.

A pair of documents is judged from the two alone (`enforcement.matters.links.link_of`). The record
says which pairs: those with a pairing key in common that no more than its `most` documents bear.
Where a document more or less makes a key common, or no longer, the pairs on it are judged again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import TypeAlias

import sqlalchemy as sa

from casebook.documents import Documents, StateChange, pairing_numbers
from casebook.matter_rows import Content
from casebook.matters import Matters
from casebook.spans import Spans
from casebook.tables import Tables
from enforcement.matters.links import link_of
from enforcement.matters.overrides import LinkDecision
from enforcement.matters.pairing import PairingKey

#: The numbers of two documents, the lower one first.
Numbers: TypeAlias = tuple[int, int]


class Linking:
    """The links of the record, while a batch of events changes them."""

    def __init__(self, connection: sa.Connection, tables: Tables, *, at: int) -> None:
        """`at` is the position before the batch."""
        self._documents = Documents(connection, tables, at=at)
        self._bearers = Spans(connection, tables.bearers, by=["key"])
        self._common = Spans(connection, tables.common_keys, by=["key"])
        self._links = Spans(connection, tables.links, by=["one", "other"])
        #: The keys of the changes that were prepared, by position.
        self._pairing: dict[int, dict[int, PairingKey]] = {}
        self._matters = Matters(connection, tables, self._documents, self._links)

    def prepare(self, changes: Iterable[StateChange]) -> None:
        """Ask at once for what a batch of changes needs, before they are taken."""
        changes = list(changes)
        new = {change.document for change in changes if change.document == change.position}
        for number in new:
            self._documents.is_new(number)
            self._links.is_new(number)
            self._matters.is_new(number)
        self._documents.fetch(change.document for change in changes)
        self._pairing = {change.position: _pairing(change) for change in changes}
        keys = {key for pairing in self._pairing.values() for key in pairing}
        self._common.fetch(keys)
        rare = [key for key in keys if not self._common.has(key)]
        self._bearers.fetch(rare)
        bearing = {row[1] for key in rare for row in self._bearers.of(key)}
        self._documents.fetch(bearing - new)

    def take(self, change: StateChange) -> None:
        """A document is in another state."""
        number, at = change.document, change.position
        before = self._documents.pairing(number)
        after = self._pairing[at]
        self._documents.put(change, after)
        again = self._bear(number, before, after, at)
        linked = {other for row in self._links.of(number) for other in row[:2]} - {number}
        partners = self._partners(number, after)
        ends = self._judge({_pair(number, other) for other in linked | partners}, partners, at)
        ends |= self._judge(again, None, at)
        self._matters.regroup({number} | ends, at, changed=number)

    def decide(self, decision: LinkDecision, at: int) -> None:
        """A person joined or parted two documents."""
        self._matters.decide(decision, at)

    def write(self) -> None:
        """Bring the tables to what was taken."""
        for rows in (self._bearers, self._common, self._links, self._matters):
            rows.write()

    def _bear(
        self,
        number: int,
        before: Mapping[int, PairingKey],
        after: Mapping[int, PairingKey],
        at: int,
    ) -> set[Numbers]:
        """A document bears other keys: the pairs of documents to be judged again, since a key is
        common now, or no longer."""
        gone = {key for key in before if key not in after}
        come = {key for key in after if key not in before}
        self._common.fetch((*before, *after))
        again: set[Numbers] = set()
        for key in gone:
            if self._common.has(key):
                self._bearers.fetch([key])
                if len(self._bearers.of(key)) == before[key].most + 1:
                    self._common.end((key,), at)
                    again |= set(self._pairs(key))
        for key, borne in before.items():
            if after.get(key) != borne:
                self._bearers.fetch([key])
                self._bearers.end((key, number, borne.own), at)
        for key, borne in after.items():
            if before.get(key) != borne:
                self._bearers.begin((key, number, borne.own), at)
        for key in come:
            if not self._common.has(key) and len(self._bearers.of(key)) > after[key].most:
                self._common.begin((key,), at)
                again |= set(self._linked_pairs(key))
        return {pair for pair in again if number not in pair}

    def _partners(self, number: int, keys: Mapping[int, PairingKey]) -> set[int]:
        """The documents it is to be compared with."""
        return {
            other
            for key, borne in keys.items()
            if not self._common.has(key)
            for _, other, others_own in self._bearers.of(key)
            if (borne.own or others_own) and other != number
        }

    def _pairs(self, key: int) -> Iterator[Numbers]:
        for (_, one, own), (_, other, others_own) in combinations(self._bearers.of(key), 2):
            if own or others_own:
                yield _pair(one, other)

    def _linked_pairs(self, key: int) -> Iterator[Numbers]:
        bearing = {row[1] for row in self._bearers.of(key)}
        self._links.fetch(bearing)
        for number in bearing:
            for one, other, *_ in self._links.of(number):
                if one in bearing and other in bearing:
                    yield _pair(one, other)

    def _judge(self, pairs: set[Numbers], partners: set[int] | None, at: int) -> set[int]:
        """Judge pairs of documents: the documents whose links are others now. `partners` are those
        known to be compared; without them it is asked of each pair."""
        self._documents.fetch(number for pair in pairs for number in pair)
        held = self._held(pairs)
        ends: set[int] = set()
        for pair in pairs:
            if partners is None:
                compared = self._is_compared(*pair)
            else:
                compared = not partners.isdisjoint(pair)
            old, new = held.get(pair), self._link(*pair) if compared else None
            if old != new:
                self._links.change(filter(None, [old]), filter(None, [new]), at)
                ends |= set(pair)
        return ends

    def _held(self, pairs: Iterable[Numbers]) -> dict[Numbers, Content]:
        self._links.fetch(number for pair in pairs for number in pair)
        numbers = {number for pair in pairs for number in pair}
        return {_pair(row[0], row[1]): row for one in numbers for row in self._links.of(one)}

    def _is_compared(self, one: int, other: int) -> bool:
        """Whether two documents have a key in common that few bear."""
        first, second = self._documents.pairing(one), self._documents.pairing(other)
        shared = [key for key in first if key in second and (first[key].own or second[key].own)]
        self._common.fetch(shared)
        return any(not self._common.has(key) for key in shared)

    def _link(self, one: int, other: int) -> Content | None:
        link = link_of(self._documents.keys(one), self._documents.keys(other))
        if link is None:
            return None
        in_order = (one, other) if self._documents.id(one) == link.document else (other, one)
        return (*in_order, link.reason, link.shared)


def _pairing(change: StateChange) -> dict[int, PairingKey]:
    return pairing_numbers(change.dossier.linking_keys) if change.dossier else {}


def _pair(one: int, other: int) -> Numbers:
    return (one, other) if one < other else (other, one)
