"""How documents went from one matter to another: matters that became one, and those that were
parted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from casebook.asking.casebook_at import EVERYTHING, CasebookAt, Condition


@dataclass(frozen=True, kw_only=True, slots=True)
class Regrouping:
    """Documents that went from one matter to another; all by their numbers."""

    former: int
    matter: int
    #: The title of the other matter's first document.
    title: str
    documents: tuple[int, ...]
    #: Whether all documents of the former matter went there, so that its id leads there.
    merged: bool
    #: The event that brought it about; or the later one of two positions that are compared.
    position: int
    #: UTC.
    recorded_at: datetime


def regroupings(
    book: CasebookAt, since: int, until: int, of: Condition = EVERYTHING
) -> list[Regrouping]:
    """Those that events after `since`, up to `until`, brought about, in the order of the log; where
    this holds of a document that went."""
    went = f"n.position = o.until AND o.until > {int(since)} AND o.until <= {int(until)}"
    return _regroupings(book, went, "n.position", of)


def regroupings_between(
    book: CasebookAt, earlier: int, later: int, of: Condition = EVERYTHING
) -> list[Regrouping]:
    """How the matters of `later` differ from those of `earlier`, for the documents of both."""
    held = f"{_held('o', int(earlier))} AND {_held('n', int(later))}"
    return _regroupings(book, held, int(later), of)


def _held(alias: str, position: str | int) -> str:
    """SQL: whether a row held at a position."""
    later = f"({alias}.until IS NULL OR {alias}.until > {position})"
    return f"{alias}.position <= {position} AND {later}"


def _regroupings(book: CasebookAt, went: str, at: str | int, of: Condition) -> list[Regrouping]:
    members, states = book.table("memberships"), book.table("states")
    # Asked of each that went: where all that fit are listed first, they are compared with all.
    fits = f"s.document = n.document AND {book.stands('s')} AND ({of.sql})"
    rows = book.rows(
        f"SELECT {at}, o.matter, n.matter, m.title, e.recorded_at, n.document, EXISTS"
        f" (SELECT 1 FROM {members} x WHERE x.matter = o.matter AND {_held('x', at)})"
        f" FROM {members} o JOIN {members} n ON n.document = o.document AND n.matter <> o.matter"
        f" JOIN {states} m ON m.document = n.matter AND {book.stands('m')}"
        f" JOIN events e ON e.position = {at}"
        f" WHERE {went} AND EXISTS (SELECT 1 FROM {states} s WHERE {fits})"
        " ORDER BY 1, 2, 3, n.document",
        **of.values,
    )
    return [it for _, some in groupby(rows, key=itemgetter(0, 1)) for it in _of_former(some)]


def _of_former(rows: Iterable[tuple[Any, ...]]) -> list[Regrouping]:
    """What became of one matter at one position."""
    by_matter = [list(some) for _, some in groupby(rows, key=itemgetter(2))]
    return [
        Regrouping(
            former=some[0][1],
            matter=some[0][2],
            title=some[0][3],
            documents=tuple(row[5] for row in some),
            merged=len(by_matter) == 1 and not some[0][6],
            position=some[0][0],
            recorded_at=datetime.fromisoformat(some[0][4]),
        )
        for some in by_matter
    ]
