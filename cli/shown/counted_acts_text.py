"""What a number of `blotter stats` counts: the acts, and of each the documents and their words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

import click

from answers.matters.counts import CountedActs, CountedDocument
from cli.shown.list_part import echo_part
from cli.shown.output import bold, clean, echo_rows, escape, linked
from store.plain_text import plural

_COLUMNS = (
    *("act", "kind", "published_on", "title", "id", "source", "url", "quote", "start", "end"),
    "case",
)


def echo_acts(opened: CountedActs, form: str) -> None:
    """Print what a number counts, in one of the formats of the command."""
    documents = opened.documents
    if form in ("json", "jsonl", "csv"):
        echo_rows(opened, documents, form, columns=_COLUMNS, markdown=_markdown_document)
    else:
        for _, about in groupby(documents, key=attrgetter("act")):
            click.echo((_markdown if form == "md" else _text)(list(about)))
    count = f"{opened.count} in {plural(opened.total, 'document')}"
    click.echo(f"{opened.cell}: {count}", err=True)
    echo_part(len(documents), opened.total)


def _text(documents: Sequence[CountedDocument]) -> str:
    """An act for a terminal: its number and kind, and the documents about it."""
    lines = []
    for document in documents:
        first = document is documents[0]
        head = f"{document.act:>4}  {document.kind}" if first else f"{'':>4}  also"
        lines.append(f"{head}  {document.published_on or 'undated'}  {bold(document.title)}")
        lines.append(f"      {clean(document.id)}  “{clean(document.quote)}”")
    return "\n".join(lines)


def _markdown(documents: Sequence[CountedDocument]) -> str:
    return f"{documents[0].act}. " + "  \n   ".join(map(_markdown_document, documents))


def _markdown_document(document: CountedDocument) -> str:
    day = str(document.published_on or "undated")
    facts = " · ".join(map(escape, (document.kind, day, document.id, f"“{document.quote}”")))
    return f"{linked(document.title, document.url)}  \n   {facts}"
