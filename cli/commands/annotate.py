"""`blotter review`, `blotter tag` and `blotter note`: what people decide about a document."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from answers.document_history import id_of
from cli.options.author import author, not_empty
from cli.options.store import open_store
from cli.shown.output import clean
from store.documents.annotations import annotate, tag_of
from store.log.events import Annotation, DocumentReviewed, DocumentTagged, NoteAdded, Verdict

_document = click.argument("document_id", metavar="ID")
_reason = click.option("--reason", callback=not_empty, help="Why.")


@click.command("review")
@_document
@click.argument("verdict", type=click.Choice(["relevant", "irrelevant", "unsure"]))
@_reason
@author
def review_command(document_id: str, verdict: Verdict, reason: str | None, by: str) -> None:
    """Say of the document ID that it is relevant, irrelevant, or that you are unsure.

    The last judgement counts, and all of them are kept: `blotter show` has them, and
    `blotter search --review relevant` finds by them.
    """
    _record(document_id, DocumentReviewed(by=by, verdict=verdict, reason=reason or ""), verdict)


@click.command("tag")
@_document
@click.argument("tag")
@click.option("--remove", "removed", is_flag=True, help="Take the tag off.")
@_reason
@author
def tag_command(document_id: str, tag: str, removed: bool, reason: str | None, by: str) -> None:
    """Put TAG on the document ID: one word, without regard to case.

    `blotter show` has it, and `blotter search --tag TAG` finds by it.
    """
    word = tag_of(tag)
    decision = DocumentTagged(by=by, tag=word, removed=removed, reason=reason or "")
    _record(document_id, decision, f"no longer tagged {word}" if removed else f"tagged {word}")


@click.command("note")
@_document
@click.argument("text", callback=not_empty)
@author
def note_command(document_id: str, text: str, by: str) -> None:
    """Add a note to the document ID, which `blotter show` has from then on.

    A note is kept for good. What must not be kept is removed with `blotter erase`.
    """
    _record(document_id, NoteAdded(by=by, text=text), "noted")


def _record(document_id: str, decision: Annotation, outcome: str) -> None:
    """Record a decision and say so; an unknown document is an error of one line."""
    _, engine = open_store()
    recorded = annotate(engine, id_of(engine, document_id), decision, now=datetime.now(UTC))
    click.echo(clean(f"#{recorded.position}: {document_id}: {outcome}"))
