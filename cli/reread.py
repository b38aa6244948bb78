"""`blotter reread`: read what is kept with today's readers."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from cli.diff import in_words, shortened
from cli.output import clean

if TYPE_CHECKING:
    from store.config import Settings
    from store.database import Engine
    from store.masking import Masks
    from store.rereading import Change, Left


@click.command("reread")
@click.argument("source", required=False, default="")
@click.option("--id", "ids", metavar="ID", multiple=True, help="Only this document; repeatable.")
@click.option("--dry-run", is_flag=True, help="Show what is read otherwise; record nothing.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text")
@click.pass_context
def command(
    context: click.Context, source: str, ids: tuple[str, ...], dry_run: bool, form: str
) -> None:
    """Read the kept pages again with today's readers, and record what they read otherwise.

    Of every document, or of those of SOURCE, the answer it was last read from. It is recorded as
    our better reading, never as the publisher's change, and never mailed; a search finds it. It may
    be done while a crawl is under way. Ends with 1 where something could not be read.
    """
    from answers.catch_up import catch_up_on
    from answers.documents.document_history import id_of
    from store import config, database
    from store.masking import masks_at

    if source and ids:
        msg = "either SOURCE or --id, not both"
        raise click.UsageError(msg)
    settings = config.load()
    engine = database.open_store(settings.database_url)
    wanted = [id_of(engine, one) for one in ids] if ids else _of(engine, settings, source)
    changes, left = _read(engine, settings, wanted, dry_run=dry_run)
    if changes and not dry_run:
        catch_up_on(engine, settings)
    with database.reading(engine) as connection:
        masks = masks_at(connection)
    shown = [_shown(change, masks) for change in changes]
    kept = [_said(one, masks) for one in left]
    if form == "json":
        told = _described(shown, kept, documents=len(wanted), recorded=not dry_run)
        click.echo(json.dumps(told, indent=2))
    else:
        for line in _lines(shown, kept, documents=len(wanted), recorded=not dry_run):
            click.echo(line)
    context.exit(int(any(one.failed for one in left)))


def _of(engine: Engine, settings: Settings, source: str) -> list[str]:
    """The documents of a source, or all."""
    from crawler.chosen import chosen
    from store import database, rereading

    with database.reading(engine) as connection:
        found = rereading.ids(connection, source)
    if source and not found:
        chosen([source], settings)  # says so where no source is called that
    return found


def _read(
    engine: Engine, settings: Settings, ids: Sequence[str], *, dry_run: bool
) -> tuple[list[Change], list[Left]]:
    from crawler.backfill.bar import bar
    from crawler.rereading import reread
    from store.rereading import Change

    changes: list[Change] = []
    left: list[Left] = []
    with bar("documents") as shown:

        def advance(done: int) -> None:
            shown(done, len(ids), f"{len(changes)} read otherwise, {len(left)} not read")

        for one in reread(
            engine,
            ids,
            settings,
            dry_run=dry_run,
            now=lambda: datetime.now(UTC),
            advance=advance,
        ):
            if isinstance(one, Change):
                changes.append(one)
            else:
                left.append(one)
    return changes, left


def _shown(change: Change, masks: Masks) -> Change:
    """A change without the names that are hidden."""
    from store.masking import hide, masked

    return replace(
        change,
        id=masked(change.id, masks),
        before=hide(change.before, masks),
        after=hide(change.after, masks),
    )


def _said(left: Left, masks: Masks) -> Left:
    from store.masking import masked

    return replace(left, id=masked(left.id, masks), reason=masked(left.reason, masks))


def _described(
    changes: Sequence[Change], left: Sequence[Left], *, documents: int, recorded: bool
) -> dict[str, Any]:
    from store.differences import differences

    return {
        "documents": documents,
        "recorded": recorded,
        "changes": [
            {
                "id": change.id,
                "title": change.after.title,
                "fields": [
                    {"field": one.field, "before": one.was, "after": one.now}
                    for one in differences(change.before, change.after)
                ],
            }
            for change in changes
        ],
        "left": [{"id": one.id, "reason": one.reason, "failed": one.failed} for one in left],
    }


def _lines(
    changes: Sequence[Change], left: Sequence[Left], *, documents: int, recorded: bool
) -> Iterator[str]:
    from answers.documents.diff import field_diffs

    colour = sys.stdout.isatty()
    for change in changes:
        yield clean(f"{change.id}  {change.after.title}")
        fields = field_diffs(change.before, change.after)
        for one in fields:
            parted = "\n" if one.field == "text" else " "
            words = in_words(shortened(one.pieces), colour=colour)
            yield f"{clean(one.field)}:{parted}{words}"
        if not fields:
            yield "the difference is hidden"
        yield ""
    for kept in left:
        yield clean(f"{kept.id}: left as it is: {kept.reason}")
    otherwise = f"{len(changes)} read otherwise{'' if recorded else ', not recorded'}"
    erased = sum(not one.failed for one in left)
    counts = f"{otherwise}, {erased} erased, {len(left) - erased} could not be read"
    yield f"{documents} documents read again: {counts}"
