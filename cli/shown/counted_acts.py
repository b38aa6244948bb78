"""What a number of `blotter stats` counts: the acts, and of each the documents and their words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import click

from answers.to_json import to_json
from cli.shown.output import clean, escape, linked, rows_as_csv

if TYPE_CHECKING:
    from answers.matters.counts import CountedActs


_COLUMNS = (
    *("act", "kind", "published_on", "title", "id", "source", "url", "quote", "start", "end"),
    "case",
)


def echo_acts(opened: CountedActs, form: str) -> None:
    """Print what a number counts, in one of the formats of the command."""
    whole = to_json(opened)
    rows = whole["documents"]
    if form == "json":
        click.echo(json.dumps(whole, indent=2))
    elif form == "csv":
        click.echo(rows_as_csv(_COLUMNS, rows), nl=False)
    else:
        for _, about in groupby(rows, key=itemgetter("act")):
            click.echo((_markdown if form == "md" else _lines)(list(about)))
    documents = "document" if len(rows) == 1 else "documents"
    click.echo(f"{opened.cell}: {opened.count} in {len(rows)} {documents}", err=True)


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
