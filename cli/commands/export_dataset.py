"""`blotter export --format` and `--between`: the documents and what was read in them as tables, and
what changed in that of the documents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TypeAlias

import click

from answers.claim_tables import CLAIM_TABLES, COLUMNS, ClaimTable, claim_rows
from answers.record import record_at
from cli.options.as_of_option import moment_of, position_at, positions_between
from cli.options.store import open_store
from cli.shown.files.atomic_file import file_or_stdout
from cli.shown.output import BYTE_ORDER_MARK, clean, echo_basis
from crawler.installation import load_settings
from formats.csv_lines import csv_lines
from formats.parquet import write_parquet
from store.log import database, log
from store.transfer.dataset import DOCUMENTS, ColumnType, TableRow, as_line, table_rows
from store.transfer.dataset_release import write_release

FORMATS = ("jsonl", "csv", "csv-excel", "parquet")
TABLES = ("documents", *CLAIM_TABLES)


def export_table(
    file: Path | None, *, form: str, table: str, as_of: str | None, source: str
) -> None:
    """Write a table as it is known now, or was at a moment, and say what was written."""
    if form == "parquet" and file is None:
        msg = "a Parquet file cannot be printed: name it with -o FILE"
        raise click.UsageError(msg)
    chosen = next((it for it in CLAIM_TABLES if it == table), None)
    asked = _claims(chosen, as_of, source) if chosen else _documents(as_of, source)
    with asked as (columns, found, upto), file_or_stdout(file) as out:
        rows = _Counted(found)
        _write(out, columns, rows, form)
        _refuse_none(rows.count, table, source)
    click.echo(f"{rows.count} {table} as of position {upto}", err=True)


def export_release(file: Path, *, between: tuple[str, str], source: str) -> None:
    """Write what changed between two moments, the checksum of the file beside it, and say how many
    documents were added, changed and taken out."""
    from hashlib import file_digest

    settings, engine = open_store()
    earlier, later = positions_between(engine, settings, between)
    with database.snapshot(engine) as connection, file_or_stdout(file) as out:
        counts = write_release(
            connection, out, DOCUMENTS, earlier=earlier, later=later, source=source
        )
    with file.open("rb") as written:
        digest = file_digest(written, "sha256").hexdigest()
    with file_or_stdout(file.with_name(f"{file.name}.sha256")) as out:
        out.write(f"{digest}  {file.name}\n".encode())
    changed = f"{counts['ADD']} added, {counts['MOD']} changed, {counts['DEL']} taken out"
    click.echo(f"{file}: {changed} between position {earlier} and {later}")


_Table: TypeAlias = tuple[Mapping[str, ColumnType], Iterator[TableRow], int]


@contextmanager
def _documents(as_of: str | None, source: str) -> Iterator[_Table]:
    """The columns of the documents, their rows, and the position they are of."""
    settings, engine = open_store()
    with database.snapshot(engine) as connection:
        upto = position_at(connection, as_of, settings) if as_of else log.head(connection).position
        yield DOCUMENTS.columns, table_rows(connection, DOCUMENTS, upto, source=source), upto


@contextmanager
def _claims(table: ClaimTable, as_of: str | None, source: str) -> Iterator[_Table]:
    """The same of what was read in them."""
    settings = load_settings()
    with record_at(settings, moment_of(settings, as_of)[0]) as record:
        yield COLUMNS[table], claim_rows(record, table, source=source), record.basis.position
        echo_basis(record.basis)


class _Counted:
    """Rows that are counted as they go by."""

    def __init__(self, rows: Iterable[TableRow]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[TableRow]:
        for row in self._rows:
            self.count += 1
            yield row


def _write(
    out: BinaryIO, columns: Mapping[str, ColumnType], rows: Iterable[TableRow], form: str
) -> None:
    if form == "parquet":
        write_parquet(out, columns, rows)
    elif form in ("csv", "csv-excel"):
        out.write(BYTE_ORDER_MARK.encode() if form == "csv-excel" else b"")
        flat = (_with_json_text(row) for row in rows)
        out.writelines(line.encode() for line in csv_lines(tuple(columns), flat))
    else:
        out.writelines(map(as_line, rows))


def _with_json_text(row: TableRow) -> TableRow:
    """A row whose lists and objects are JSON text."""
    return {
        name: json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
        for name, value in row.items()
    }


def _refuse_none(count: int, table: str, source: str) -> None:
    if source and not count:
        what = "nothing is" if table == TABLES[0] else f"no {table} are"
        msg = f"{what} kept of {clean(source)}"
        raise click.ClickException(msg)
