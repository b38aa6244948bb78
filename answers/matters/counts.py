"""How often what was done: numbers that add up, each of which opens to its documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from answers.casebook import open_casebook
from answers.matters.quoted_document import QuotedDocument, quoted_document
from enforcement.claims import Kind
from enforcement.matters.counts import (
    Act,
    By,
    acts_between,
    count_acts,
    distinct_acts,
    primary_action,
)
from store.config import Settings
from store.log.database import Engine

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


@dataclass(frozen=True, kw_only=True, slots=True)
class ActCount:
    """A number."""

    cell: str
    count: int
    #: Ids.
    documents: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ActCounts:
    """Numbers of acts by one of their traits."""

    by: By
    #: The sum of the numbers; more than the acts where one counts under several.
    total: int
    #: Different acts in all of them.
    acts: int
    cells: tuple[ActCount, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ActFilter:
    """Which acts are counted, of those in the documents that the query finds, or in all.

    Masked names are hidden, and are found by nothing; as of a position they are those masked then.
    """

    query: str = ""
    kind: Kind | None = None
    #: The days between which the first document about an act was published.
    since: date | None = None
    until: date | None = None
    position: int | None = None


def counts(engine: Engine, settings: Settings, by: By, of: ActFilter) -> ActCounts:
    """The acts, counted by one of their traits (`enforcement.matters.counts`). Raises
    `search.language.syntax.QueryError`."""
    counted = count_acts(_acts(engine, settings, of), by)
    cells = tuple(
        ActCount(cell=cell.name, count=cell.count, documents=_ids(cell.acts))
        for cell in counted.cells
    )
    return ActCounts(by=by, total=counted.total, acts=counted.acts, cells=cells)


def counted_acts(
    engine: Engine, settings: Settings, by: By, of: ActFilter, *, cell: str
) -> CountedActs:
    """What one of these numbers counts; its name is taken in any case. Raises UnknownCellError and
    `search.language.syntax.QueryError`."""
    cells = count_acts(_acts(engine, settings, of), by).cells
    for one in cells:
        if one.name.casefold() == cell.strip().casefold():
            rows = (row for number, act in enumerate(one.acts, 1) for row in _rows(number, act))
            return CountedActs(cell=one.name, count=one.count, documents=tuple(rows))
    there = ", ".join(one.name for one in cells[:_NAMED]) or "none"
    more = ", …" if len(cells) > _NAMED else ""
    msg = f"{cell}: there is no such number; there are: {there}{more}"
    raise UnknownCellError(msg)


def _acts(engine: Engine, settings: Settings, of: ActFilter) -> list[Act]:
    casebook = open_casebook(engine, settings, of.position)
    dossiers = casebook.dossiers_found(settings, of.query, of.position)
    every = acts_between(
        distinct_acts(dossiers.values(), casebook.shown_cases()), of.since, of.until
    )
    return [act for act in every if of.kind in (None, act.kind)]


def _ids(some: tuple[Act, ...]) -> tuple[str, ...]:
    return tuple(document.id for act in some for document in act.documents)


def _rows(number: int, act: Act) -> Iterator[CountedDocument]:
    for document in act.documents:
        quoting = quoted_document(document, primary_action(document), act.case)
        yield CountedDocument(act=number, kind=act.kind, **quoting)
