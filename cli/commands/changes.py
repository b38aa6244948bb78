"""`blotter changes`: what was edited, moved, removed and so on, and how matters changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, TypeAlias

import click

from answers.asking.days import beginning
from answers.asking.page import Order, Page
from answers.documents.changed_document import DocumentChange, DocumentContrast
from answers.documents.changes import (
    KINDS_OF_CHANGE,
    Changes,
    ChangesBetween,
    changes,
    changes_between,
)
from answers.documents.event_words import answered
from answers.matters.regroupings import MatterChange
from answers.to_json import to_json
from casebook.asking.fields import Fields
from cli.options.as_of_option import as_of_option, moment_of, positions_between
from cli.options.dates import SinceParam
from cli.options.fields import field_options
from cli.options.filters import source_option
from cli.options.format import format_options
from cli.options.page import page_options, sort_option
from cli.options.spelled import Spelled
from cli.options.store import open_store
from cli.shown.change_lines import change_lines, difference_in_one_line, entry_in_one_line
from cli.shown.document_lines import SEEN_EMPTY
from cli.shown.list_part import echo_part
from cli.shown.output import (
    bold,
    echo_basis,
    echo_rows,
    escape,
    indented,
    linked,
    list_item,
)
from store.plain_text import plural

_Row: TypeAlias = DocumentChange | DocumentContrast | MatterChange

_CHANGE_COLUMNS = (
    *("position", "recorded_at", "change", "id", "source", "title", "url", "fields"),
    *("before", "after", "checks", "first", "last", "status", "control", "backfilled"),
    *("differences", "entries", "seen_at"),
)
_CONTRAST_COLUMNS = (
    *("change", "id", "source", "title", "url", "fields", "before", "after"),
    *("revision_before", "revision", "withdrawn", "seen_empty", "differences", "entries"),
)


#: What was seen is recorded by then, unless an archive was replayed.
_SOON = timedelta(days=1)


@click.command("changes")
@click.argument("query", nargs=-1)
@click.option(
    *("--since", "--from", "since"),
    cls=Spelled,
    type=SinceParam(),
    help="What we learned on this day, or later.",
)
@click.option(
    "--between",
    nargs=2,
    metavar="A B",
    help="How what was known at B differs from what was known at A: dates, times or positions.",
)
@click.option(
    "--change",
    type=click.Choice(KINDS_OF_CHANGE),
    multiple=True,
    help="Only these; repeatable.",
)
@source_option
@field_options(but=("source",))
@sort_option
@page_options
@as_of_option("--until", "--to")
@format_options()
def changes_command(
    query: tuple[str, ...],
    since: int | date | None,
    between: tuple[str, str] | None,
    change: tuple[str, ...],
    source: tuple[str, ...],
    fields: Fields,
    sort: Order,
    page: Page,
    as_of: str | None,
    form: str,
) -> None:
    """List edits, moves, removals, and matters merged or split.

    With QUERY, a search, only those of documents that it finds.

    What was removed and is there again is listed as restored. A page seen without nearly all of its
    text is listed as seen_empty until it is seen once more: then it is edited, or seen_whole. Of
    what is completed we read more than could be had before.

    A number given to --since is a position of the log: what came after it is listed, and the one
    to go on from is said at the end.

    With --between each document is listed once: what was added, edited, moved, removed, restored
    or reread from one moment to the other. `blotter diff ID --between A B` has the words. The
    matters that differ come last.
    """
    if between and (since is not None or as_of is not None or change):
        msg = "--between cannot be given together with --since, --as-of or --change"
        raise click.UsageError(msg)
    settings, engine = open_store()
    narrowing: Any = {"query": " ".join(query), "sources": source, "fields": fields, "page": page}
    if between:
        moments = positions_between(engine, settings, between)
        _echo_contrasts(changes_between(engine, settings, *moments, **narrowing), form)
        return
    first, position = beginning(since, settings.timezone), moment_of(settings, as_of)[0]
    answer = changes(
        *(engine, settings), since=first, kinds=change, position=position, sort=sort, **narrowing
    )
    _echo_changes(answer, sort, form)


def _echo_contrasts(answer: ChangesBetween, form: str) -> None:
    _echo(answer, (*answer.changes, *answer.matters), form, _CONTRAST_COLUMNS)
    count = plural(len(answer.changes), "document differs", "documents differ")
    _echo_end(answer, count, f"between position {answer.since} and {answer.until}")


def _echo_changes(answer: Changes, sort: Order, form: str) -> None:
    rows: list[DocumentChange | MatterChange] = [*answer.changes, *answer.matters]
    rows.sort(key=lambda row: row.position, reverse=sort == "newest")
    _echo(answer, rows, form, _CHANGE_COLUMNS)
    count = plural(len(answer.changes), "change")
    window = f"after position {answer.since}, up to {answer.until}"
    _echo_end(answer, count, window, answer.notes)


def _echo_end(
    answer: Changes | ChangesBetween, count: str, window: str, notes: Iterable[str] = ()
) -> None:
    """Say on standard error how much it is, and what the matters rest on, where there are any, or
    may be more."""
    regrouped = ""
    if answer.matters:
        merged = sum(row.change == "merged" for row in answer.matters)
        regrouped = f", {merged} merged and {len(answer.matters) - merged} split matters"
    click.echo(f"{count}{regrouped} {window}", err=True)
    echo_part(answer.shown, answer.total)
    for note in notes:
        click.echo(note, err=True)
    if answer.matters or answer.basis.behind:
        echo_basis(answer.basis)


def _echo(
    answer: Changes | ChangesBetween, rows: Sequence[_Row], form: str, columns: tuple[str, ...]
) -> None:
    echo_rows(answer, rows, form, columns=columns, cells=_cells, markdown=_markdown, text=_text)


def _cells(row: _Row) -> Mapping[str, object]:
    """What a removal rests on, in columns of its own; each field and entry that changed in one
    line; a matter in the columns of a document."""
    if isinstance(row, MatterChange):
        none = dict.fromkeys((*_CHANGE_COLUMNS, *_CONTRAST_COLUMNS), "")
        return {**none, **to_json(row), "fields": "matter", "before": row.former, "after": row.id}
    evidence = row.evidence if isinstance(row, DocumentChange) else None
    none = dict.fromkeys(("checks", "first", "last", "status", "control"), "")
    return {
        **(to_json(evidence) if evidence else none),
        "differences": [difference_in_one_line(one) for one in row.differences],
        "entries": [entry_in_one_line(entry) for entry in row.entries],
    }


def _text(row: _Row) -> str:
    learned = ""
    if not isinstance(row, DocumentContrast):
        learned = f"#{row.position}  {row.recorded_at:%Y-%m-%d %H:%M} UTC  "
    return indented(f"{learned}{row.change:<8}  {bold(row.title)}", (row.id, *_details(row)))


def _markdown(row: _Row) -> str:
    if isinstance(row, MatterChange):
        facts = " · ".join((row.change, f"{row.recorded_at:%Y-%m-%d}", row.id))
        return list_item(escape(row.title), (facts, *_details(row)))
    learned = [f"{row.recorded_at:%Y-%m-%d}"] if isinstance(row, DocumentChange) else []
    facts = " · ".join((row.change, *learned, row.source, row.id))
    return list_item(linked(row.title, row.url), (facts, *_details(row)))


def _details(row: _Row) -> Iterator[str]:
    if isinstance(row, MatterChange):
        went = plural(len(row.documents), "document")
        yield f"{went} from the matter {row.former}" + (
            ", which leads here now" if row.change == "merged" else ""
        )
        return
    if isinstance(row, DocumentChange):
        if row.seen_at and row.recorded_at - row.seen_at > _SOON:
            yield f"seen {row.seen_at:%Y-%m-%d %H:%M} UTC, recorded later"
        yield from _evidence(row)
    if isinstance(row, DocumentContrast) and row.withdrawn and row.change != "removed":
        yield "withdrawn"
    if row.change == "seen_empty" or (isinstance(row, DocumentContrast) and row.seen_empty):
        yield SEEN_EMPTY
    yield from change_lines(row.differences, row.entries)
    if row.more_entries:
        yield f"and {plural(row.more_entries, 'more entry', 'more entries')}"
    if isinstance(row, DocumentChange) and row.backfilled:
        yield "back-filled"


def _evidence(row: DocumentChange) -> Iterator[str]:
    if seen := row.evidence:
        days = f"{seen.first:%Y-%m-%d} to {seen.last:%Y-%m-%d}"
        answers = f"{seen.checks} checks answered {answered(seen, row.reason)}"
        yield f"{answers}, {days}, while {seen.control} answered"
