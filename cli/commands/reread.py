"""`blotter reread`: read what is kept with today's readers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import click

from answers.catch_up import catch_up_on
from answers.document_history import id_of
from answers.documents.reread_documents import Rereading, rereading
from cli.options.format import OF_A_THING, format_options
from cli.options.store import open_store
from cli.shown.output import as_json, clean
from cli.shown.terminal.colours import has_colour
from cli.shown.word_diff_text import field_text
from crawler.named_sources import sources_named
from crawler.reread_documents import reread_documents
from crawler.vocabulary_change import note_vocabulary
from store.config import Settings
from store.documents import stored_rereads
from store.documents.stored_rereads import ChangedReading, SkippedReread
from store.documents.word_diff import word_diff
from store.log import database
from store.log.database import Engine
from store.streams.progress import at_work


@click.command("reread")
@click.argument("source", required=False, default="")
@click.option("--id", "ids", metavar="ID", multiple=True, help="Only this document; repeatable.")
@click.option("--dry-run", is_flag=True, help="Show what is read otherwise; record nothing.")
@format_options(OF_A_THING)
@click.pass_context
def reread_command(
    context: click.Context, source: str, ids: tuple[str, ...], dry_run: bool, form: str
) -> None:
    """Read the kept pages again with today's readers, and record what they read otherwise.

    Of every document, or of those of SOURCE, the answer it was last read from. It is recorded as
    our better reading, never as the publisher's change, and never mailed; a search finds it. It may
    be done while a crawl is under way. Ends with 1 where something could not be read.
    """
    if source and ids:
        msg = "either SOURCE or --id, not both"
        raise click.UsageError(msg)
    settings, engine = open_store()
    if not dry_run and (changed := note_vocabulary(engine, settings)):
        click.echo(clean(changed), err=True)
    wanted = [id_of(engine, one) for one in ids] if ids else _of(engine, settings, source)
    changes, left = _read(engine, settings, wanted, dry_run=dry_run)
    if changes and not dry_run:
        catch_up_on(engine, settings)
    answer = rereading(engine, changes, left, documents=len(wanted), recorded=not dry_run)
    if form == "json":
        click.echo(as_json(answer))
    else:
        for line in _lines(answer):
            click.echo(line)
    context.exit(int(any(one.failed for one in left)))


def _of(engine: Engine, settings: Settings, source: str) -> list[str]:
    """The documents of a source, or all."""
    with database.reading(engine) as connection:
        found = stored_rereads.document_ids(connection, source)
    if source and not found:
        sources_named([source], settings)  # says so where no source is called that
    return found


def _read(
    engine: Engine, settings: Settings, ids: Sequence[str], *, dry_run: bool
) -> tuple[list[ChangedReading], list[SkippedReread]]:
    changes: list[ChangedReading] = []
    left: list[SkippedReread] = []
    with at_work("documents") as shown:

        def advance(done: int) -> None:
            shown(done, len(ids), f"{len(changes)} read otherwise, {len(left)} not read")

        for one in reread_documents(
            engine,
            ids,
            settings,
            dry_run=dry_run,
            now=lambda: datetime.now(UTC),
            advance=advance,
        ):
            if isinstance(one, ChangedReading):
                changes.append(one)
            else:
                left.append(one)
    return changes, left


def _lines(answer: Rereading) -> Iterator[str]:
    colour = has_colour()
    for change in answer.changes:
        yield clean(f"{change.id}  {change.title}")
        for changed in change.fields:
            pieces = list(word_diff(changed.before, changed.after))
            yield field_text(changed.label, pieces, "\n", colour=colour)
        if not change.fields:
            yield "the difference is hidden"
        yield ""
    for left in answer.left:
        yield clean(f"{left.id}: left as it is: {left.reason}")
    otherwise = f"{len(answer.changes)} read otherwise{'' if answer.recorded else ', not recorded'}"
    erased = sum(not left.failed for left in answer.left)
    counts = f"{otherwise}, {erased} erased, {len(answer.left) - erased} could not be read"
    yield f"{answer.documents} documents read again: {counts}"
