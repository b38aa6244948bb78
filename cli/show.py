"""`blotter show`: one document, its revisions, and the proof of each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from cli.history import history_of, proof, up_to
from cli.output import clean

if TYPE_CHECKING:
    from store.documents import Capture, Document
    from store.events import Recorded


@click.command("show")
@click.argument("document_id", metavar="ID")
@click.option("--revision", type=click.IntRange(min=0), help="As it was then; 0 is the first.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(document_id: str, revision: int | None, form: str) -> None:
    """Show a document: its text, where it was published, and the captures that prove it."""
    from store import config, database, record

    history = history_of(database.open_store(config.load().database_url), document_id)
    if revision is not None:
        history = up_to(history, revision)
    document = record.fold(history).document
    if document is None:
        msg = f"{document_id}: its content was erased"
        raise click.ClickException(msg)
    if form == "json":
        click.echo(json.dumps(_described(document, history), ensure_ascii=False, indent=2))
    else:
        for line in _lines(document, history):
            click.echo(clean(line))


def _lines(document: Document, history: Sequence[Recorded]) -> Iterator[str]:
    day = document.published_on.isoformat() if document.published_on else "undated"
    yield document.title
    yield f"{day}  {document.source}  {document.id}"
    yield document.url
    if document.number:
        yield f"number: {document.number}"
    for label, value in document.details.items():
        yield f"{label}: {value}"
    yield ""
    for recorded in history:
        yield from _event_lines(recorded)
    yield ""
    yield from document.text.splitlines()


def _event_lines(recorded: Recorded) -> Iterator[str]:
    """What happened to the document, when we learned it, and the bytes that prove it."""
    what = recorded.type.removeprefix("Document").lower()
    yield f"#{recorded.position}  {recorded.recorded_at:%Y-%m-%d %H:%M} UTC  {what}"
    capture: Capture | None = getattr(recorded.event, "capture", None)
    if capture is not None:
        yield from (f"    {line}" for line in proof(capture))
    if recorded.type == "DocumentWithdrawn":
        seen = recorded.event.evidence  # type: ignore[union-attr]
        yield f"    {seen.checks} checks answered {seen.status}, {seen.first:%Y-%m-%d}"
        yield f"    to {seen.last:%Y-%m-%d}, while {seen.control} answered"


def _described(document: Document, history: Sequence[Recorded]) -> dict[str, Any]:
    """The same as JSON; each event as it stands in the log, without the documents' texts."""
    import msgspec

    events = []
    for recorded in history:
        payload = msgspec.to_builtins(recorded.event)
        payload.pop("document", None)
        events.append(
            {
                "position": recorded.position,
                "type": recorded.type,
                "recorded_at": recorded.recorded_at.isoformat(),
                "hash": recorded.hash,
                **payload,
            }
        )
    return {**msgspec.to_builtins(document), "events": events}
