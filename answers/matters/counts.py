"""How often what was done: numbers that add up, each of which opens to its documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from answers.asking.fitting_documents import fitting_documents
from answers.asking.page import WHOLE, Order, Page
from answers.matters.named_cells import cell_named
from answers.matters.quoted_document import QuotedDocument, quoted_document
from answers.record import Record, record_at
from casebook.asking.acts import StandingAct, acts_of
from casebook.asking.casebook_at import Basis
from casebook.asking.fields import Fields, parse
from enforcement.claims import Kind
from enforcement.matters.counts import (
    NOT_STATED,
    TIMES,
    UNDATED,
    By,
    Cell,
    count_acts,
    primary_action,
)
from store.config import Settings

#: The cells of what is not told.
UNKNOWN = (NOT_STATED, UNDATED)
#: Names of numbers in an error.
_NAMED = 12


class UnknownCellError(ValueError):
    """There is no number of that name; the message says which there are."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CountedDocument(QuotedDocument):
    """A document about an act that was counted, and the words that say it."""

    #: The how-manieth act of the number it is about, from 1.
    act: int
    kind: Kind


@dataclass(frozen=True, kw_only=True, slots=True)
class CountedActs:
    """What one number counts."""

    cell: str
    count: int
    #: Those about one act together, by the day of its first.
    documents: tuple[CountedDocument, ...]
    basis: Basis
    #: How many documents there are, of which these are a part.
    total: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ActCount:
    """A number."""

    cell: str
    #: The cell of the second trait, where acts are counted by two.
    second_cell: str | None
    count: int
    #: Ids.
    documents: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ActCounts:
    """Numbers of acts by one of their traits, or by two at once."""

    by: By
    second_by: By | None
    #: The sum of the numbers; more than the acts where one counts under several.
    total: int
    #: Different acts in all of them.
    acts: int
    #: Those of so many names of the first trait as were asked for.
    cells: tuple[ActCount, ...]
    basis: Basis
    #: How many names the first trait has, and the largest sum of one.
    names: int
    most: int
    #: The names of the second trait, those with most first, and what is not told last.
    second_names: tuple[str, ...]

    @property
    def shown(self) -> int:
        """Of how many names of the first trait the cells are."""
        return len({cell.cell for cell in self.cells})

    def first(self, rows: int) -> ActCounts:
        """The names of which all cells are among so many, or the first name."""
        if rows >= len(self.cells):
            return self
        first, after = self.cells[0].cell, self.cells[rows].cell
        cells = tuple(it for it in self.cells[:rows] if it.cell != after)
        return replace(self, cells=cells or tuple(it for it in self.cells if it.cell == first))


@dataclass(frozen=True, kw_only=True, slots=True)
class ActFilter:
    """Which acts are counted: those that a document is about which the query finds and which fits
    the fields, or all.

    Masked names are hidden, and are found by nothing; as of a position they are those masked then.
    """

    query: str = ""
    #: An act counts that is of one of the kinds, if any are asked for.
    fields: Fields = field(default_factory=dict)
    #: The days between which the first document about an act was published.
    since: date | None = None
    until: date | None = None
    position: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class TablePart:
    """A part of a table of numbers: so many names of the first trait; of times from this end."""

    page: Page = WHOLE
    sort: Order = "oldest"

    def of(
        self, by: Sequence[By], cells: Sequence[ActCount], *, total: int, acts: int, basis: Basis
    ) -> ActCounts:
        """This part of the cells of a table, those of one name together. Pure."""
        by_name: dict[str, list[ActCount]] = defaultdict(list)
        seconds: Counter[str] = Counter()
        for cell in cells:
            by_name[cell.cell].append(cell)
            if cell.second_cell is not None:
                seconds[cell.second_cell] += cell.count
        newest_first = self.sort == "newest" and by[0] in TIMES
        names = [*reversed(by_name)] if newest_first else [*by_name]
        return ActCounts(
            by=by[0],
            second_by=by[1] if len(by) > 1 else None,
            total=total,
            acts=acts,
            cells=tuple(cell for name in self.page.of(names) for cell in by_name[name]),
            basis=basis,
            names=len(names),
            most=max((sum(it.count for it in of_name) for of_name in by_name.values()), default=0),
            second_names=tuple(sorted(seconds, key=lambda it: (it in UNKNOWN, -seconds[it], it))),
        )


#: All of a table, of times from the oldest.
WHOLE_TABLE = TablePart()


def counts(
    settings: Settings, by: Sequence[By], of: ActFilter, part: TablePart = WHOLE_TABLE
) -> ActCounts:
    """The acts, counted by one or two of their traits (`enforcement.matters.counts`). Raises
    `search.language.query_error.QueryError`."""
    with record_at(settings, of.position) as record:
        counted = count_acts([act.counted for act in _acts(record, of, by)], by)
        cells = tuple(
            ActCount(
                cell=cell.names[0],
                second_cell=cell.names[1] if len(by) > 1 else None,
                count=cell.count,
                documents=tuple(id for act in cell.acts for id in act.documents),
            )
            for cell in counted.cells
        )
        total, acts = counted.total, counted.acts
        return part.of(by, cells, total=total, acts=acts, basis=record.basis)


def counted_acts(
    settings: Settings,
    by: Sequence[By],
    of: ActFilter,
    *,
    cell: Sequence[str],
    page: Page = WHOLE,
) -> CountedActs:
    """What one of these numbers counts; its names, one for each trait, are taken in any case.
    Raises UnknownCellError and `search.language.query_error.QueryError`."""
    with record_at(settings, of.position) as record:
        acts = {act.counted: act for act in _acts(record, of, by)}
        meant = [cell_named(settings, *asked, of.position) for asked in zip(by, cell, strict=True)]
        one = _cell(count_acts(list(acts), by).cells, meant, cell)
        rows = [
            (number, acts[act], at)
            for number, act in enumerate(one.acts, 1)
            for at in range(len(act.documents))
        ]
        return CountedActs(
            cell=" / ".join(one.names),
            count=one.count,
            documents=tuple(_rows(record, page.of(rows))),
            total=len(rows),
            basis=record.basis,
        )


def _cell(cells: Sequence[Cell], meant: Sequence[str | None], names: Sequence[str]) -> Cell:
    """The number of these names; 0 where all of them are known and nothing is counted there."""
    wanted = tuple((it or name.strip()).casefold() for it, name in zip(meant, names, strict=True))
    for one in cells:
        if tuple(name.casefold() for name in one.names) == wanted:
            return one
    if all(meant):
        return Cell(names=tuple(filter(None, meant)), acts=())
    there = ", ".join(" / ".join(one.names) for one in cells[:_NAMED]) or "none"
    more = ", …" if len(cells) > _NAMED else ""
    msg = f"{' / '.join(names)}: there is no such number; there are: {there}{more}"
    raise UnknownCellError(msg)


def _acts(record: Record, of: ActFilter, by: Sequence[By]) -> list[StandingAct]:
    acts = acts_of(
        record.book,
        fitting_documents(record, of.query, of.fields),
        kinds=kinds_of(of),
        since=of.since,
        until=of.until,
        by=by,
    )
    return [record.shown_act(act) for act in acts] if record.masks else acts


def kinds_of(of: ActFilter) -> list[str]:
    """The kinds that are asked for."""
    return [str(parse("kind", kind)) for kind in of.fields.get("kind", ())]


def _rows(
    record: Record, rows: Sequence[tuple[int, StandingAct, int]]
) -> Iterator[CountedDocument]:
    """A row is the number of an act, the act, and the place of a document among its own."""
    dossiers = record.book.dossiers_at(act.states[at] for _, act, at in rows)
    for number, act, at in rows:
        state, id = act.states[at], act.counted.documents[at]
        document = record.shown_as(dossiers[state], id, state=state)
        quoting = quoted_document(document, primary_action(document), act.counted.case)
        yield CountedDocument(act=number, kind=act.counted.kind, **quoting)
