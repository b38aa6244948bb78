"""The rows of the real store as templates, a document's together, in the text of COPY."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import psycopg
import sqlalchemy as sa

from benchmarks.million.copied.templates import Places, Template, TemplateWriter
from casebook.claim_rows import linking_keys_from
from casebook.keys import key_number
from casebook.tables import CLAIMS, tables
from enforcement.matters.pairing import COMMON, pairing_keys
from store.views.tables import LIVE

#: Columns with positions of the log, which are also the numbers of documents and matters.
_POSITIONS = frozenset(
    ("position", "until", "document", "matter", "one", "other", "document_state")
)
#: Of which document a row is, where its position does not say so.
_OF = {
    "states": "document",
    "links": "one",
    "memberships": "document",
    **dict.fromkeys(("matters", "acts", "act_documents"), "matter"),
}
COPIED = ("states", "dossiers", *CLAIMS, "links", "memberships", "matters", "acts", "act_documents")
#: Between the tables of a document, its keys, and a key and whether it is its own.
_TABLE, _KEY = "\x02", "\x03"


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentRows:
    """The rows of a real document in the tables of a copy."""

    number: int
    #: The places of its id, then a text for each of its tables, in their order.
    tables: tuple[str, ...]
    rows: Template
    #: Whether each of its pairing keys is its own.
    own: tuple[bool, ...]
    keys: Template

    def of_copy(self, values: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The rows in each table, given what stands at the places of the copy."""
        yield from zip(self.tables, self.rows(values).split(_TABLE), strict=True)

    def bearers(self, values: Sequence[str], position: int) -> str:
        """Its rows in `bearers`."""
        if not self.own:
            return ""
        keys = dict(zip(map(key_number, self.keys(values).split(_KEY)), self.own, strict=True))
        return "".join(
            f"{key}\t{position}\t{'t' if own else 'f'}\t{position}\t\\N\n"
            for key, own in keys.items()
        )


def copied_tables() -> Mapping[str, sa.Table]:
    """The tables whose rows are copied, by the name each goes by here."""
    made = tables("a")
    return {**{name: getattr(made, name) for name in COPIED}, "view_documents": LIVE.documents}


def document_rows(connection: psycopg.Connection, places: Places) -> list[DocumentRows]:
    """All of them, in the order of the log."""
    found: defaultdict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, table in copied_tables().items():
        for number, line in _lines(connection, name, table):
            found[number][name].append(line)
    keys: dict[int, str] = dict(
        connection.execute("SELECT position, linking_keys FROM view_dossiers_a").fetchall()
    )
    columns = {name: list(table.columns) for name, table in copied_tables().items()}
    return [
        _document(number, of, columns, keys[number], places) for number, of in sorted(found.items())
    ]


def _lines(connection: psycopg.Connection, name: str, table: sa.Table) -> Iterator[tuple[int, str]]:
    columns = ", ".join(f't."{column.name}"' for column in table.columns)
    source, of = f"{table.name} t", f"t.{_OF.get(name, 'position')}"
    if name == "view_documents":
        source, of = f"{source} JOIN view_states_a s ON s.id = t.id", "s.document"
    query = f"COPY (SELECT {of}, {columns} FROM {source}) TO STDOUT"
    with connection.cursor().copy(query.encode()) as rows:
        for row in _whole_lines(rows):
            number, _, line = row.partition("\t")
            yield int(number), line


def _whole_lines(rows: psycopg.Copy) -> Iterator[str]:
    for block in rows:  # the driver gives a row at a time
        yield bytes(block).decode().removesuffix("\n")


def _document(
    number: int,
    of: Mapping[str, list[str]],
    columns: Mapping[str, list[sa.Column[object]]],
    linking_keys: str,
    places: Places,
) -> DocumentRows:
    writer = TemplateWriter(places)
    for at, (name, lines) in enumerate(of.items()):
        writer.literal(_TABLE if at else "")
        for line in lines:
            _write_row(writer, line, columns[name])
    keys = sorted(pairing_keys(linking_keys_from(linking_keys)))
    written = TemplateWriter(places)
    for at, key in enumerate(keys):
        written.literal(_KEY if at else "")
        written.text(key.text)
        if key.most != COMMON:  # such are numbers of texts, which no other copy has
            written.place("copy")
    return DocumentRows(
        number=number,
        tables=tuple(of),
        rows=writer.made(),
        own=tuple(key.own for key in keys),
        keys=written.made(),
    )


def _write_row(writer: TemplateWriter, line: str, columns: Sequence[sa.Column[object]]) -> None:
    for at, (value, column) in enumerate(zip(line.split("\t"), columns, strict=True)):
        writer.literal("\t" if at else "")
        if value == "\\N" or isinstance(column.type, sa.Boolean | sa.Float):
            writer.literal(value)
        elif isinstance(column.type, sa.Date):
            writer.place("day", value)
        elif isinstance(column.type, sa.Text):
            writer.text(value)
        elif column.name in _POSITIONS and isinstance(column.type, sa.BigInteger | sa.Integer):
            writer.place("position", value)
        else:
            writer.literal(value)
    writer.literal("\n")
