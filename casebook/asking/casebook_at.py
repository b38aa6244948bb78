"""The casebook is asked here, without SQLAlchemy, whose import would take longer than the answer.

Conditions are SQL over the columns of `casebook.tables`; whatever comes from outside is a value of
theirs, never their text. What is given back holds true names.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from store.views.peek import MissingTableError, StoreLook, looking, numbers
from store.views.resting import note_position

# What builds these is imported where it is needed: a search asks for positions alone.
if TYPE_CHECKING:
    from enforcement.claims import Tier
    from enforcement.matters.links import MatterLink
    from enforcement.matters.overrides import LinkDecision
    from enforcement.matters.summary import CaseSummary
    from enforcement.reading.dossier import Dossier


@dataclass(frozen=True, kw_only=True, slots=True)
class Basis:
    """What an answer rests on."""

    #: The last position of the log that is in it.
    position: int
    #: Who read the texts (`enforcement.reading.reader_version`).
    reader: str
    #: Whether that reader came after the position, so that what was answered then may differ.
    read_later: bool = False
    #: Events of the log up to the position that was asked for which are not in it yet.
    behind: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Condition:
    """What a state of a document must fulfil: SQL over the columns of `states`, named `s`."""

    sql: str = "1 = 1"
    values: Mapping[str, Any] = field(default_factory=dict)
    #: A SELECT of the positions of all states, those too that stand no more, of which it holds;
    #: None where it is not about claims alone.
    claimed: str | None = None


EVERYTHING = Condition()


@dataclass(frozen=True, kw_only=True, slots=True)
class StandingDocument:
    """A document as it stands: its number, its id, and the position of its state."""

    number: int
    id: str
    state: int


@dataclass(frozen=True, kw_only=True, slots=True)
class StandingMatter:
    """A matter as it stands."""

    number: int
    documents: int
    summary: CaseSummary


class CasebookAt:
    """The casebook as it stands, or stood at a position."""

    def __init__(self, look: StoreLook, set_name: str, basis: Basis, at: int | None) -> None:
        self.basis = basis
        self._look = look
        self._set = set_name
        self._at = at

    @property
    def has_arrays(self) -> bool:
        """Whether the database knows lists as values, and indexes what is in them."""
        return self._look.has_arrays

    def table(self, name: str) -> str:
        """What a table is called in the set that is answered from."""
        return f"view_{name}_{self._set}"

    def stands(self, alias: str) -> str:
        """SQL: whether a row with a `position` and an `until` holds."""
        if self._at is None:
            return f"{alias}.until IS NULL"
        later = f"({alias}.until IS NULL OR {alias}.until > {self._at})"
        return f"{alias}.position <= {self._at} AND {later}"

    def known(self, alias: str) -> str:
        """SQL: whether a row with a `position` is known by then."""
        return "1 = 1" if self._at is None else f"{alias}.position <= {self._at}"

    def rows(self, query: str, **values: Any) -> Iterable[tuple[Any, ...]]:
        """What a query finds; nothing where there is no casebook yet."""
        return self._look.rows(query, **values) if self._set else ()

    def rows_among(self, positions: Iterable[int], query: str) -> Iterable[tuple[Any, ...]]:
        """What a query finds that names the table `found`, which has these as its `position`. They
        are one value, since they may be a hundred thousand, and in order, since so they are found
        in a third of the time."""
        listed = self._look.listed("positions")
        values = json.dumps(sorted(positions))
        return self.rows(f"WITH found(position) AS ({listed}) {query}", positions=values)

    def matters(
        self,
        of: Condition = EVERYTHING,
        *,
        at_least: int = 1,
        newest_first: bool = False,
        part: str = "",
    ) -> list[StandingMatter]:
        """The matters of `at_least` so many documents, one of which this holds of, by their last
        day, of one day by their number; the `part` of them is SQL."""
        from casebook.matter_rows import summary_from

        way = "DESC" if newest_first else "ASC"
        rows = self.rows(
            f"SELECT m.matter, m.documents, m.summary {self._fitting(of)}"
            f" AND m.documents >= {at_least}"
            f" ORDER BY m.last_day IS NOT NULL {way}, m.last_day {way}, m.matter {way} {part}",
            **of.values,
        )
        return [
            StandingMatter(number=matter, documents=documents, summary=summary_from(summary))
            for matter, documents, summary in rows
        ]

    def numbers_of_matters(self, of: Condition, *, at_least: int) -> tuple[int, int]:
        """How many matters have so many documents or more, one of which this holds of, and how many
        have fewer; counted in one walk through them."""
        enough = f"m.documents >= {at_least}"
        counted = (
            f"SELECT count(*) FILTER (WHERE {enough}), count(*) FILTER (WHERE NOT {enough})"
            f" {self._fitting(of)}"
        )
        for many, few in self.rows(counted, **of.values):
            return many, few
        return 0, 0

    def _fitting(self, of: Condition) -> str:
        within = "" if of is EVERYTHING else f" AND m.matter IN ({self._matters_of(of)})"
        return f"FROM {self.table('matters')} m WHERE {self.stands('m')}{within}"

    def matters_of(self, of: Condition) -> list[int]:
        """The numbers of these matters."""
        return [number for (number,) in self.rows(self._matters_of(of), **of.values)]

    def _matters_of(self, of: Condition) -> str:
        return (
            f"SELECT DISTINCT mb.matter FROM {self.table('states')} s"
            f" JOIN {self.table('memberships')} mb ON mb.document = s.document"
            f" WHERE {self.stands('s')} AND {self.stands('mb')} AND ({of.sql})"
        )

    def documents(self, of: Condition) -> list[StandingDocument]:
        """The documents of which this holds, in the order in which they were first recorded."""
        rows = self.rows(
            f"SELECT s.document, s.id, s.position FROM {self.table('states')} s"
            f" WHERE {self.stands('s')} AND NOT s.erased AND ({of.sql}) ORDER BY s.document",
            **of.values,
        )
        return [StandingDocument(number=row[0], id=row[1], state=row[2]) for row in rows]

    def positions(self, of: Condition, *, superseded: bool = False) -> frozenset[int]:
        """The positions of the states of which this holds, of superseded ones too where these are
        wanted."""
        rows = self.rows(self._positions(of, superseded=superseded), **of.values)
        return frozenset(position for (position,) in rows)

    def selected(self, of: Condition, *, superseded: bool = False) -> Condition:
        """A SELECT of `positions`, for whoever asks more of the same database. Of what is about
        claims alone it gives the states too that stand no more: these are known there."""
        return Condition(
            sql=of.claimed or self._positions(of, superseded=superseded), values=of.values
        )

    def _positions(self, of: Condition, *, superseded: bool) -> str:
        standing = self.known("s") if superseded else self.stands("s")
        return (
            f"SELECT s.position FROM {self.table('states')} s"
            f" WHERE {standing} AND NOT s.erased AND ({of.sql})"
        )

    def documents_of_id(self, id: str) -> list[StandingDocument]:
        """The document of an id, unless it is gone."""
        return self.documents(Condition(sql="s.id = :id", values={"id": id}))

    def number_of(self, id: str) -> int | None:
        """The number of the document that has, or had, an id."""
        query = f"SELECT document FROM {self.table('states')} WHERE id = :id LIMIT 1"
        return next((number for (number,) in self.rows(query, id=id)), None)

    def tiers(self, documents: Iterable[StandingDocument]) -> dict[str, Tier]:
        """How near the sources of documents are to what happened."""
        listed = numbers(document.state for document in documents)
        query = f"SELECT DISTINCT source, tier FROM {self.table('states')}"
        return dict(self.rows(f"{query} WHERE position IN ({listed})"))

    def documents_numbered(self, documents: Iterable[int]) -> list[StandingDocument]:
        """These documents, those that are gone left out."""
        return self.documents(Condition(sql=f"s.document IN ({numbers(documents)})"))

    def titles_and_days(
        self, documents: Iterable[StandingDocument]
    ) -> list[tuple[str, date | None]]:
        """The title of each of these and the day it was published on, in their order."""
        states = [document.state for document in documents]
        rows = self.rows(
            f"SELECT position, title, published_on FROM {self.table('states')}"
            f" WHERE position IN ({numbers(states)})"
        )
        found = {position: (title, day_from(day)) for position, title, day in rows}
        return [found[state] for state in states]

    def among(self, documents: Iterable[StandingDocument], of: Condition) -> list[StandingDocument]:
        """Those of these documents, which stand, of which this holds."""
        if of is EVERYTHING:
            return [*documents]
        listed = numbers(document.state for document in documents)
        return self.documents(
            Condition(sql=f"s.position IN ({listed}) AND ({of.sql})", values=of.values)
        )

    def among_positions(self, positions: Iterable[int]) -> Condition:
        """The states at these positions. As a value, since they may be a hundred thousand."""
        listed = self._look.listed("positions")
        return Condition(
            sql=f"s.position IN ({listed})", values={"positions": json.dumps(list(positions))}
        )

    def of_matters(self, matters: Iterable[int]) -> Condition:
        """The documents of the matters with these numbers."""
        members = (
            f"SELECT mb.document FROM {self.table('memberships')} mb"
            f" WHERE mb.matter IN ({numbers(matters)}) AND {self.stands('mb')}"
        )
        return Condition(sql=f"s.document IN ({members})")

    def of_ids(self, name: str, ids: Iterable[str]) -> Condition:
        """The documents of these ids, which are bound under this name. As one value, since they may
        be many."""
        listed = self._look.listed(name, "text")
        return Condition(sql=f"s.id IN ({listed})", values={name: json.dumps(list(ids))})

    def matter_by_document(self, documents: Iterable[int]) -> dict[int, int]:
        """The matter of each of these documents."""
        rows = self.rows(
            f"SELECT mb.document, mb.matter FROM {self.table('memberships')} mb"
            f" WHERE mb.document IN ({numbers(documents)}) AND {self.stands('mb')}"
        )
        return dict(rows)

    def dossiers(self, matters: Iterable[int]) -> dict[int, dict[StandingDocument, Dossier]]:
        """What was read in the documents of matters, by the number of the matter."""
        from casebook.kept_dossiers import from_json

        found: dict[int, dict[StandingDocument, Dossier]] = {}
        rows = self.rows(
            "SELECT mb.matter, s.document, s.id, s.position, d.dossier"
            f" FROM {self.table('memberships')} mb"
            f" JOIN {self.table('states')} s ON s.document = mb.document"
            f" JOIN {self.table('dossiers')} d ON d.position = s.position"
            f" WHERE mb.matter IN ({numbers(matters)}) AND {self.stands('mb')}"
            f" AND {self.stands('s')} ORDER BY s.document"
        )
        for matter, document, id, state, dossier in rows:
            standing = StandingDocument(number=document, id=id, state=state)
            found.setdefault(matter, {})[standing] = from_json(dossier)
        return found

    def dossiers_at(self, states: Iterable[int]) -> dict[int, Dossier]:
        """What was read in the states of these positions."""
        from casebook.kept_dossiers import from_json

        rows = self.rows(
            f"SELECT d.position, d.dossier FROM {self.table('dossiers')} d"
            f" WHERE d.position IN ({numbers(states)})"
        )
        return {position: from_json(dossier) for position, dossier in rows}

    def links(self, documents: Iterable[StandingDocument]) -> list[MatterLink]:
        """The links among documents, by their ids."""
        from enforcement.matters.links import MatterLink

        ids = {document.number: document.id for document in documents}
        rows = self.rows_among(
            ids,
            f"SELECT l.one, l.other, l.reason, l.shared FROM found"
            f" JOIN {self.table('links')} l ON l.one = found.position WHERE {self.stands('l')}",
        )
        links = [
            MatterLink(document=ids[one], other_document=ids[other], reason=reason, shared=shared)
            for one, other, reason, shared in rows
            if other in ids
        ]
        return sorted(links, key=lambda link: (link.document, link.other_document))

    def decisions(self) -> list[LinkDecision]:
        """What people decided of matters, in order."""
        from enforcement.matters.overrides import LinkDecision

        upto = "" if self._at is None else f" WHERE position <= {self._at}"
        rows = self.rows(
            'SELECT document, other_document, linked, "by", reason'
            f" FROM {self.table('decisions')}{upto} ORDER BY position"
        )
        return [
            LinkDecision(
                document=document,
                other_document=other,
                linked=bool(linked),
                by=by,
                reason=reason,
            )
            for document, other, linked, by, reason in rows
        ]

    def former_members(self, matter: int) -> list[int]:
        """The documents that were once of the matter with this number."""
        upto = "" if self._at is None else f" AND position <= {self._at}"
        rows = self.rows(
            f"SELECT DISTINCT document FROM {self.table('memberships')}"
            f" WHERE matter = {matter}{upto} ORDER BY document"
        )
        return [document for (document,) in rows]


@contextmanager
def casebook_at(url: str, position: int | None = None) -> Iterator[CasebookAt]:
    """The casebook of a store as it stands, or stood at a position; an empty one where there is
    none. It follows the log as far as its basis says."""
    with looking(url) as look:
        end = _head(look)
        asked = end if position is None else min(position, end)
        rows = _progress(look)
        if not rows:
            yield CasebookAt(look, "", Basis(position=0, reader="", behind=asked), position)
            return
        name, reader, reached, begun = rows[0]
        note_position(reached)
        basis = Basis(
            position=min(asked, reached),
            reader=reader,
            read_later=position is not None and asked < begun,
            behind=max(0, asked - reached),
        )
        yield CasebookAt(look, name, basis, asked if position is not None else None)


def _head(look: StoreLook) -> int:
    try:
        return look.rows("SELECT max(position) FROM events")[0][0] or 0
    except MissingTableError:
        return 0


def _progress(look: StoreLook) -> Sequence[tuple[Any, ...]]:
    """The set that is answered from, if there is one."""
    try:
        return look.rows("SELECT name, reader, position, begun FROM view_casebook WHERE live")
    except MissingTableError:
        return ()


def day_from(value: date | str | None) -> date | None:
    """A day of a row, which is text on SQLite."""
    return date.fromisoformat(value) if isinstance(value, str) else value
