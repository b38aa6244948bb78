"""`blotter show`: one document, its revisions, and the proof of each."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click

from answers.claims import read_document
from answers.documents.document import ShownDocument, ShownEvent, show
from answers.to_json import to_json
from cli.options.as_of_option import as_of, moment_of
from cli.options.store import open_store
from cli.shown.document_lines import capture_lines, claim_lines, decision, decisions
from cli.shown.output import clean


@click.command("show")
@click.argument("document_id", metavar="ID")
@click.option("--revision", type=click.IntRange(min=0), help="As it was then; 0 is the first.")
@as_of
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def show_command(document_id: str, revision: int | None, as_of: str | None, form: str) -> None:
    """Show a document: its text, where it was published, what people decided about it, the captures
    that prove it, and what was read in it (* is what it is about)."""
    settings, engine = open_store()
    position, _ = moment_of(settings, as_of)
    shown = show(engine, document_id, revision=revision, position=position)
    answer = read_document(shown, settings)
    if form == "json":
        click.echo(json.dumps(to_json(answer), ensure_ascii=False, indent=2))
    else:
        for line in (*_lines(answer), *claim_lines(answer.reading), *answer.text.splitlines()):
            click.echo(clean(line))


def _lines(document: ShownDocument) -> Iterator[str]:
    day = document.published_on.isoformat() if document.published_on else "undated"
    yield document.title
    yield f"{day}  {document.source}  {document.id}"
    yield document.url
    if document.number:
        yield f"number: {document.number}"
    for label, value in document.details.items():
        yield f"{label}: {value}"
    yield from decisions(document.annotations)
    yield ""
    for event in document.events:
        yield from _event_lines(event)
    yield ""


def _event_lines(event: ShownEvent) -> Iterator[str]:
    """What happened to the document, when we learned it, and the bytes that prove it."""
    done = decision(event) or event.type.removeprefix("Document").lower()
    yield f"#{event.position}  {event.recorded_at:%Y-%m-%d %H:%M} UTC  {done}"
    if event.capture is not None:
        yield from (f"    {line}" for line in capture_lines(event.capture))
    if seen := event.evidence:
        yield f"    {seen.checks} checks answered {seen.status}, {seen.first:%Y-%m-%d}"
        yield f"    to {seen.last:%Y-%m-%d}, while {seen.control} answered"
    if event.erasure:
        yield f"    erased {event.erasure.line()}"
