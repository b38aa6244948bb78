"""`blotter show`: one document, its revisions, and the proof of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from answers.claims import ReadDocument, read_document
from answers.document_citation import document_citation
from answers.documents.comparing.field_labels import field_label
from answers.documents.document import ShownEvent, show
from answers.documents.event_words import answered, event_words
from cli.options.as_of_option import as_of, moment_of
from cli.options.format import OF_A_THING, format_options
from cli.options.store import open_store
from cli.shown.document_lines import (
    SEEN_EMPTY,
    capture_lines,
    claim_lines,
    decisions,
)
from cli.shown.output import as_json, clean
from formats.citations import CITATION_FORMS, format_citations
from store.plain_text import plural


@click.command("show")
@click.argument("document_id", metavar="ID")
@click.option("--revision", type=click.IntRange(min=0), help="As it was then; 0 is the first.")
@as_of
@format_options(OF_A_THING)
@click.option(
    "--cite",
    type=click.Choice([*CITATION_FORMS, "json"]),
    help="How to cite it instead, in that state, with the capture that proves it; json: what a "
    "citation rests on.",
)
def show_command(
    document_id: str, revision: int | None, as_of: str | None, form: str, cite: str | None
) -> None:
    """Show a document: where it was published, who it is about, what was done (* marks what it is
    about first), how much, when and under which law, what people decided about it, its text, the
    captures that prove it, and what its publisher labels.

    In place of an ID, anything will do that leads to one document alone: its address, the number of
    its docket or in the Federal Register, how its ID begins. So it is wherever an ID is asked for.
    """
    if cite and form == "json":
        msg = "--cite and --format json cannot be given together"
        raise click.UsageError(msg)
    settings, engine = open_store()
    position, _ = moment_of(settings, as_of)
    shown = show(engine, document_id, revision=revision, position=position)
    if cite:
        citation = document_citation(shown, settings)
        if cite == "json":
            click.echo(as_json(citation, ascii=False))
        else:
            click.echo(format_citations([citation], cite), nl=False)
        return
    answer = read_document(shown, settings, position=position)
    if form == "json":
        click.echo(as_json(answer, ascii=False))
    else:
        parts = filter(None, ("\n".join(map(clean, part)) for part in _parts(answer)))
        click.echo("\n\n".join(parts))


def _parts(document: ReadDocument) -> Iterator[Iterable[str]]:
    """What is printed with empty lines between: what it is and says first, then the publisher's
    words, what proves them, and what the publisher labels."""
    day = document.published_on.isoformat() if document.published_on else "undated"
    documents = plural(document.case_documents or 0, "document")
    doubt = [SEEN_EMPTY] if document.seen_empty else []
    case = [f"case: {document.case} ({documents})"] if document.case else []
    yield document.title, f"{day}  {document.source}  {document.id}", document.url, *doubt, *case
    yield claim_lines(document.reading)
    yield decisions(document.annotations)
    yield document.text.splitlines()
    yield (line for event in document.events for line in _event_lines(event))
    number = [f"number: {document.number}"] if document.number else []
    labels = ((field_label(document.source, name), it) for name, it in document.details.items())
    yield *number, *(f"{label}: {value}" for label, value in labels)


def _event_lines(event: ShownEvent) -> Iterator[str]:
    """What happened to the document, when we learned it, and the bytes that prove it."""
    yield f"#{event.position}  {event.recorded_at:%Y-%m-%d %H:%M} UTC  {event_words(event)}"
    if event.capture is not None:
        yield from (f"    {line}" for line in capture_lines(event.capture))
    if seen := event.evidence:
        answers = f"{seen.checks} checks answered {answered(seen, event.reason)}"
        yield f"    {answers}, {seen.first:%Y-%m-%d}"
        yield f"    to {seen.last:%Y-%m-%d}, while {seen.control} answered"
    if event.erasure:
        yield f"    erased {event.erasure.line()}"
