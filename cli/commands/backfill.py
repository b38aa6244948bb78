"""`blotter backfill`: the past documents of a source."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from cli.options.dates import since_option, until_option
from cli.options.store import open_store
from scheduler.jobs import backfill
from store.lock import alone


@click.command("backfill")
@click.argument("source")
@click.argument(
    "files",
    metavar="[FILE]...",
    nargs=-1,
    type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path),
)
@since_option("The first day.", required=True)
@until_option("The last day.", required=True)
@click.option("--wayback", is_flag=True, help="From the Wayback Machine.")
@click.pass_context
def backfill_command(
    context: click.Context,
    source: str,
    files: tuple[Path, ...],
    since: date,
    until: date,
    wayback: bool,
) -> None:
    """Record past documents: from WARC or WACZ files, an archive, or the source itself.

    The days are those of capture in FILEs and in the Wayback Machine, and of publication where the
    source's own listings are gone through, as it is done without either. Documents that are known
    are left as they are. Nothing that is recorded so is mailed as new; a search finds it.

    Run it again after it was stopped, whatever stopped it, or after a host has had its requests of
    the day: it goes on. Ends with 0 at its end, 1 when it has to be run again.
    """
    if wayback and files:
        msg = "either --wayback or files, not both"
        raise click.UsageError(msg)
    settings, engine = open_store()
    days = ["--from", since.isoformat(), "--to", until.isoformat()]
    with alone(engine, "crawl") as mine:
        if not mine:
            msg = "a crawl on this database is under way"
            raise click.ClickException(msg)
        flags = [*days, "--wayback"] if wayback else days
        code = backfill(settings, [*flags, "--", source, *map(str, files)])
    context.exit(code if code >= 0 else 128 - code)
