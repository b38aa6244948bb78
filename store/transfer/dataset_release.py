"""Dataset releases: what has to be done to a table at one position to have it at a later one.

JSON Lines: the first says what it is between, with the checksum of the table at either end as
`blotter export --format jsonl` writes it; then a line a row, by `key`: ADD and MOD put a row in,
DEL takes one out.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import Any, BinaryIO, Literal, TypeAlias

import sqlalchemy as sa

from store.log import log
from store.log.database import events
from store.log.events import PayloadErased, Recorded
from store.privacy.masking import masked_history, masks_at
from store.transfer.dataset import DatasetTable, TableRow, as_line, document_histories

RowChange: TypeAlias = Literal["ADD", "MOD", "DEL"]

#: Of the file.
FORMAT = 1


@dataclass(kw_only=True, slots=True)
class _End:
    """A table at one position, as far as it was gone through."""

    position: int
    hash: str
    rows: int = 0
    checksum: Any = field(default_factory=hashlib.sha256)

    def take(self, row: TableRow) -> None:
        self.rows += 1
        self.checksum.update(as_line(row))

    def described(self) -> dict[str, object]:
        sha256 = self.checksum.hexdigest()
        return {"position": self.position, "hash": self.hash, "rows": self.rows, "sha256": sha256}


def write_release(
    connection: sa.Connection,
    out: BinaryIO,
    table: DatasetTable,
    *,
    earlier: int,
    later: int,
    source: str = "",
) -> Counter[RowChange]:
    """Write what differs in a table between two positions; how many rows were added, changed and
    taken out. The connection must come from `database.snapshot`.

    A row whose document was erased in between is taken out, or put in as it is now, whatever the
    table at the earlier position still shows of it: who holds an older copy must lose it too.
    """
    ends = [_End(position=at, hash=log.hash_at(connection, at)) for at in (earlier, later)]
    counts: Counter[RowChange] = Counter()
    with TemporaryFile() as lines:
        for change, key, row in _changes(connection, table, ends, source):
            counts[change] += 1
            line = {"op": change, "key": key} | ({"row": row} if row is not None else {})
            lines.write(json.dumps(line).encode() + b"\n")
        first = {
            "release": table.name,
            "format": FORMAT,
            "source": source or None,
            "from": ends[0].described(),
            "to": ends[1].described(),
            "counts": {change: counts[change] for change in ("ADD", "MOD", "DEL")},
        }
        out.write(json.dumps(first).encode() + b"\n")
        lines.seek(0)
        copyfileobj(lines, out)
    return counts


def _changes(
    connection: sa.Connection, table: DatasetTable, ends: list[_End], source: str
) -> Iterator[tuple[RowChange, Any, TableRow | None]]:
    """What is to be done, row by row; the ends are gone through with it."""
    first, last = ends
    masks = [masks_at(connection, end.position) for end in ends]
    erased = _erased_between(connection, first.position, last.position)
    for history in document_histories(connection, last.position, source=source):
        before = [recorded for recorded in history if recorded.position <= first.position]
        was = _by_key(table, masked_history(before, masks[0]))
        now = _by_key(table, masked_history(history, masks[1]))
        for row in was.values():
            first.take(row)
        for row in now.values():
            last.take(row)
        touched = bool(before) and history[0].stream in erased
        if touched and not now and not was:
            yield "DEL", before[0].position, None
        for key in [key for key in was if key not in now]:
            yield "DEL", key, None
        for key, row in now.items():
            if key not in was and not touched:
                yield "ADD", key, row
            elif touched or row != was[key]:
                yield "MOD", key, row


def _by_key(table: DatasetTable, history: Sequence[Recorded]) -> dict[Any, TableRow]:
    return {row["key"]: row for row in (table.rows(history) if history else ())}


def _erased_between(connection: sa.Connection, earlier: int, later: int) -> Set[str]:
    """The streams in which something was erased between two positions."""
    positions = [
        recorded.event.position
        for recorded in log.read_decisions(connection, PayloadErased.__name__, upto=later)
        if recorded.position > earlier and isinstance(recorded.event, PayloadErased)
    ]
    query = sa.select(events.c.stream).distinct().where(events.c.position.in_(positions))
    return frozenset(connection.scalars(query))
