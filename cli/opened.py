"""What a number of `blotter stats` counts: the acts, and of each the documents and their words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from cli.output import clean, escape, linked, rows_as_csv

if TYPE_CHECKING:
    from enforcement.statistics import Act, Cell

_COLUMNS = (
    "act",
    "kind",
    "published_on",
    "title",
    "id",
    "source",
    "url",
    "quote",
    "start",
    "end",
    "case",
)


def echo_acts(cell: Cell, form: str) -> None:
    """Print what a number counts, in one of the formats of the command."""
    rows = [row for number, act in enumerate(cell.acts, 1) for row in _rows(number, act)]
    if form == "json":
        click.echo(
            json.dumps({"cell": cell.name, "count": cell.count, "documents": rows}, indent=2)
        )
    elif form == "csv":
        click.echo(rows_as_csv(_COLUMNS, rows), nl=False)
    else:
        for number, act in enumerate(cell.acts, 1):
            told = list(_rows(number, act))
            click.echo(_markdown(told) if form == "md" else _lines(told))
    documents = "document" if len(rows) == 1 else "documents"
    click.echo(f"{cell.name}: {cell.count} in {len(rows)} {documents}", err=True)


def _rows(number: int, act: Act) -> Iterator[dict[str, Any]]:
    """The documents about an act, as JSON has them. Fields are added to this, never renamed."""
    from enforcement.statistics import quoted

    for document in act.documents:
        claim = quoted(document)
        published = document.published_on
        yield {
            "act": number,
            "kind": act.kind,
            "published_on": published.isoformat() if published else None,
            "title": document.title,
            "id": document.id,
            "source": document.source,
            "url": document.url,
            "quote": claim.quote,
            "start": claim.start,
            "end": claim.end,
            "case": act.case,
        }


def _lines(rows: Sequence[dict[str, Any]]) -> str:
    """An act for a terminal: its number and kind, and the documents about it."""
    lines = []
    for row in rows:
        head = f"{row['act']:>4}  {row['kind']}" if row is rows[0] else f"{'':>4}  also"
        lines.append(f"{head}  {row['published_on'] or 'undated'}  {_bold(row['title'])}")
        lines.append(f"      {clean(row['id'])}  “{clean(row['quote'])}”")
    return "\n".join(lines)


def _markdown(rows: Sequence[dict[str, Any]]) -> str:
    lines = []
    for row in rows:
        facts = (row["kind"], row["published_on"] or "undated", row["id"], f"“{row['quote']}”")
        lines.append(linked(row["title"], row["url"]))
        lines.append(" · ".join(map(escape, facts)))
    return f"{rows[0]['act']}. " + "  \n   ".join(lines)


def _bold(text: str) -> str:
    return click.style(clean(text), bold=True)
