"""`blotter changes`: what was edited, moved, removed and restored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

import click

from answers.documents.changes import (
    Changes,
    ChangesBetween,
    DocumentChange,
    DocumentContrast,
    changes,
    changes_between,
    documents_fitting,
)
from answers.to_json import to_json
from casebook.asking.fields import Fields
from cli.options.as_of_option import positions_between
from cli.options.dates import SinceParam
from cli.options.fields import field_options
from cli.options.filters import format_option, source_option
from cli.options.store import open_store
from cli.shown.output import bold, echo_rows, indented, linked, list_item, plural

_CHANGE_COLUMNS = (
    *("position", "recorded_at", "change", "id", "source", "title", "url", "fields"),
    *("before", "after", "checks", "first", "last", "status", "control", "backfilled"),
)
_CONTRAST_COLUMNS = (
    *("change", "id", "source", "title", "url", "fields", "before", "after"),
    *("revision_before", "revision", "withdrawn"),
)


@click.command("changes")
@click.option("--since", type=SinceParam(), help="What we learned on this day, or later.")
@click.option(
    "--between",
    nargs=2,
    metavar="A B",
    help="How what was known at B differs from what was known at A: dates, times or positions.",
)
@source_option
@field_options(but=("source",))
@format_option
def changes_command(
    since: int | datetime | None,
    between: tuple[str, str] | None,
    source: tuple[str, ...],
    fields: Fields,
    form: str,
) -> None:
    """List edits, moves, removals and restorations, newest last.

    A number given to --since is a position of the log: what came after it is listed, and the one
    to go on from is said at the end.

    With --between each document is listed once: what was added, edited, moved, removed, restored
    or reread from one moment to the other. `blotter diff ID --between A B` has the words.
    """
    if between and since is not None:
        msg = "either --since or --between, not both"
        raise click.UsageError(msg)
    settings, engine = open_store()
    if between:
        earlier, later = positions_between(engine, settings, between)
        among = documents_fitting(settings, fields, later) if fields else None
        contrasts = changes_between(engine, earlier, later, sources=source, among=among)
        _echo(contrasts, form, _CONTRAST_COLUMNS)
        count = plural(len(contrasts.changes), "document differs", "documents differ")
        click.echo(f"{count} between position {earlier} and {later}", err=True)
        return
    if isinstance(since, datetime):
        since = since.replace(tzinfo=settings.timezone)
    among = documents_fitting(settings, fields, None) if fields else None
    answer = changes(engine, since=since or 0, sources=source, among=among)
    _echo(answer, form, _CHANGE_COLUMNS)
    count = plural(len(answer.changes), "change")
    click.echo(f"{count} after position {answer.since}, up to {answer.until}", err=True)


def _echo(answer: Changes | ChangesBetween, form: str, columns: tuple[str, ...]) -> None:
    rows: tuple[DocumentChange | DocumentContrast, ...] = answer.changes
    echo_rows(
        answer,
        rows,
        form,
        columns=columns,
        cells=_evidence_cells,
        markdown=_markdown,
        table=_text,
    )


def _evidence_cells(row: DocumentChange | DocumentContrast) -> Mapping[str, object]:
    """What a removal rests on, in columns of its own."""
    evidence = row.evidence if isinstance(row, DocumentChange) else None
    none = dict.fromkeys(("checks", "first", "last", "status", "control"), "")
    return to_json(evidence) if evidence else none


def _text(row: DocumentChange | DocumentContrast) -> str:
    learned = ""
    if isinstance(row, DocumentChange):
        learned = f"#{row.position}  {row.recorded_at:%Y-%m-%d %H:%M} UTC  "
    return indented(f"{learned}{row.change:<8}  {bold(row.title)}", (row.id, *_details(row)))


def _markdown(row: DocumentChange | DocumentContrast) -> str:
    learned = [f"{row.recorded_at:%Y-%m-%d}"] if isinstance(row, DocumentChange) else []
    facts = " · ".join((row.change, *learned, row.source, row.id))
    return list_item(linked(row.title, row.url), (facts, *_details(row)))


def _details(row: DocumentChange | DocumentContrast) -> Iterator[str]:
    if isinstance(row, DocumentChange) and (seen := row.evidence):
        days = f"{seen.first:%Y-%m-%d} to {seen.last:%Y-%m-%d}"
        yield f"{seen.checks} checks answered {seen.status}, {days}, while {seen.control} answered"
    if isinstance(row, DocumentContrast) and row.withdrawn and row.change != "removed":
        yield "withdrawn"
    if row.fields:
        yield f"changed: {', '.join(row.fields)}"
        yield f"was: {row.before or '(nothing)'}"
        yield f"now: {row.after or '(nothing)'}"
    if isinstance(row, DocumentChange) and row.backfilled:
        yield "back-filled"
