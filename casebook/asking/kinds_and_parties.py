"""What was read in states of documents, in short: kinds of actions, and whom they were done to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from casebook.asking.casebook_at import CasebookAt


def kinds_in(book: CasebookAt, states: Iterable[int]) -> Mapping[int, Sequence[str]]:
    """The kinds of actions read in the states at these positions, each once, that of the document
    first."""
    return _values(book, states, "kind", "actions", "s.is_primary DESC, s.number")


def parties_in(book: CasebookAt, states: Iterable[int]) -> Mapping[int, Sequence[str]]:
    """The true names of the parties read in the states at these positions."""
    return _values(book, states, "name", "parties", "s.number")


def standing_values(book: CasebookAt, table: str, column: str, where: str = "1 = 1") -> list[str]:
    """Every value of a column that was read in the documents as they stand, each once, of the rows
    `c` of which the SQL holds. They are as they were read: true names."""
    rows = book.rows(
        f"SELECT DISTINCT c.{column} FROM {book.table(table)} c"
        f" JOIN {book.table('states')} s ON s.position = c.position"
        f" WHERE {book.stands('s')} AND NOT s.erased AND ({where})"
    )
    return [value for (value,) in rows]


def _values(
    book: CasebookAt, states: Iterable[int], column: str, table: str, order: str
) -> Mapping[int, Sequence[str]]:
    among = book.among_positions(states)
    rows = book.rows(
        f"SELECT s.position, s.{column} FROM {book.table(table)} s"
        f" WHERE {among.sql} ORDER BY s.position, {order}",
        **among.values,
    )
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for position, value in rows:
        found[position][value] = None
    return {position: tuple(values) for position, values in found.items()}
