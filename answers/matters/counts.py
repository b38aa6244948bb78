"""How often what was done: numbers that add up, each of which opens to its documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from answers.asking.fitting_documents import fitting_documents
from answers.asking.page import WHOLE, Page
from answers.matters.quoted_document import QuotedDocument, quoted_document
from answers.record import Record, record_at
from casebook.asking.acts import StandingAct, acts_of
from casebook.asking.casebook_at import Basis
from casebook.asking.fields import Fields, parse
from enforcement.claims import Kind
from enforcement.matters.counts import By, Cell, count_acts, primary_action
from store.config import Settings

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
    cells: tuple[ActCount, ...]
    basis: Basis


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


def counts(settings: Settings, by: Sequence[By], of: ActFilter) -> ActCounts:
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
        return ActCounts(
            by=by[0],
            second_by=by[1] if len(by) > 1 else None,
            total=counted.total,
            acts=counted.acts,
            cells=cells,
            basis=record.basis,
        )


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
        one = _cell(count_acts(list(acts), by).cells, cell)
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


def _cell(cells: Sequence[Cell], names: Sequence[str]) -> Cell:
    wanted = tuple(name.casefold().strip() for name in names)
    for one in cells:
        if tuple(name.casefold() for name in one.names) == wanted:
            return one
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
