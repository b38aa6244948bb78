"""`blotter show`: one document, its revisions, and the proof of each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from cli.annotated import described, summary, what
from cli.claims import claim_lines
from cli.history import erasures, history_of, proof, up_to
from cli.moments import as_of, position_at
from cli.output import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.annotations import Annotations
    from store.documents import Capture, Document
    from store.events import Recorded


@click.command("show")
@click.argument("document_id", metavar="ID")
@click.option("--revision", type=click.IntRange(min=0), help="As it was then; 0 is the first.")
@as_of
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(document_id: str, revision: int | None, as_of: str | None, form: str) -> None:
    """Show a document: its text, where it was published, what people decided about it, the captures
    that prove it, and what was read in it (* is what it is about)."""
    from answers.claims import document_claims
    from answers.to_json import to_json
    from store import annotations, config, database, record

    settings = config.load()
    engine = database.open_store(settings.database_url)
    position = None
    if as_of is not None:
        with database.reading(engine) as connection:
            position = position_at(connection, as_of, settings)
    history = history_of(engine, document_id, upto=position)
    if revision is not None:
        history = up_to(history, revision)
    document, decided = record.fold(history).document, annotations.fold(history)
    erased = erasures(engine, history)
    if document is None:
        last = "".join(f" ({said})" for said in list(erased.values())[-1:])
        raise click.ClickException(clean(f"{document_id}: its content was erased{last}"))
    claims = document_claims(document, settings)
    if form == "json":
        found = {**_described(document, history), "annotations": described(decided)}
        found["reading"] = to_json(claims)
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for line in _lines(document, history, decided, erased):
            click.echo(clean(line))
        for line in (*claim_lines(claims), *document.text.splitlines()):
            click.echo(clean(line))


def _lines(
    document: Document,
    history: Sequence[Recorded],
    decided: Annotations,
    erased: Mapping[int, str],
) -> Iterator[str]:
    day = document.published_on.isoformat() if document.published_on else "undated"
    yield document.title
    yield f"{day}  {document.source}  {document.id}"
    yield document.url
    if document.number:
        yield f"number: {document.number}"
    for label, value in document.details.items():
        yield f"{label}: {value}"
    yield from summary(decided)
    yield ""
    for recorded in history:
        yield from _event_lines(recorded)
        if recorded.position in erased:
            yield f"    erased {erased[recorded.position]}"
    yield ""


def _event_lines(recorded: Recorded) -> Iterator[str]:
    """What happened to the document, when we learned it, and the bytes that prove it."""
    done = what(recorded) or recorded.type.removeprefix("Document").lower()
    yield f"#{recorded.position}  {recorded.recorded_at:%Y-%m-%d %H:%M} UTC  {done}"
    capture: Capture | None = getattr(recorded.event, "capture", None)
    if capture is not None:
        yield from (f"    {line}" for line in proof(capture))
    if seen := getattr(recorded.event, "evidence", None):
        yield f"    {seen.checks} checks answered {seen.status}, {seen.first:%Y-%m-%d}"
        yield f"    to {seen.last:%Y-%m-%d}, while {seen.control} answered"


def _described(document: Document, history: Sequence[Recorded]) -> dict[str, Any]:
    """The same as JSON; each event as it stands in the log, without the documents' texts."""
    import msgspec

    from store.events import Erased

    events = []
    for recorded in history:
        payload = msgspec.to_builtins(recorded.event)
        payload.pop("document", None)
        if isinstance(recorded.event, Erased):
            payload["erased"] = True
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
