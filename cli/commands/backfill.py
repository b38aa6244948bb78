"""`blotter backfill`: the past documents of a source, or from many archives those of all."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from cli.options.dates import check_order, since_option, until_option
from cli.options.format import OF_A_THING, format_options
from cli.options.store import open_store
from cli.shown.output import as_json
from scheduler.jobs import backfill
from store.lock import alone


@click.command("backfill")
@click.argument("source", required=False)
@click.argument(
    "files",
    metavar="[FILE]...",
    nargs=-1,
    type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path),
)
@since_option("The first day.")
@until_option("The last day.")
@click.option("--wayback", is_flag=True, help="From the Wayback Machine.")
@click.option(
    "--warc-list",
    metavar="LIST",
    type=click.Path(exists=True, readable=True, path_type=Path),
    help="From many WARC or WACZ files: a list of their paths, a line each, or their folder.",
)
@click.option(
    "--runner",
    type=click.Choice(("local", "dask")),
    default="local",
    show_default=True,
    help="Who looks through the files of LIST: processes of this machine, or workers of Dask.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    help="Files of LIST that are looked through at once; as many as there are cores.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Dask's scheduler, as tcp://HOST:PORT; one of this machine without.",
)
@format_options(OF_A_THING)
@click.pass_context
def backfill_command(
    context: click.Context,
    source: str | None,
    files: tuple[Path, ...],
    since: date | None,
    until: date | None,
    wayback: bool,
    warc_list: Path | None,
    runner: str,
    jobs: int | None,
    scheduler: str | None,
    form: str,
) -> None:
    """Record past documents: from WARC or WACZ files, an archive, or the source itself.

    The days are those of capture in FILEs and in the Wayback Machine, and of publication where the
    source's own listings are gone through, as it is done without either. Documents that are known
    are left as they are. Nothing that is recorded so is mailed as new; a search finds it.

    With --warc-list any number of files is looked through for all followed sources, or for SOURCE,
    side by side; of all days unless --from and --to say which. Pages that touch the topic and are
    of no followed source are listed, not recorded. A file that is damaged is named, and costs no
    other.

    Run it again after it was stopped, whatever stopped it, or after a host has had its requests of
    the day: it goes on. Ends with 0 at its end, 1 when it has to be run again or a file failed.
    """
    days = [
        part
        for name, day in (("--from", since), ("--to", until))
        if day
        for part in (name, day.isoformat())
    ]
    if warc_list is None:
        _refuse(jobs=jobs, scheduler=scheduler, runner=runner != "local", format=form != "text")
        code = _from_one(context, source, files, days, wayback)
    else:
        if files or wayback:
            msg = "either --warc-list, --wayback or files"
            raise click.UsageError(msg)
        if scheduler and runner != "dask":
            msg = "--scheduler is for --runner dask"
            raise click.UsageError(msg)
        check_order(since, until)
        flags = ["--runner", runner, "--jobs", str(jobs or _cores())]
        flags += ["--scheduler", scheduler] if scheduler else []
        named = [source] if source else []
        code = _from_archives([*days, *flags, "--", str(warc_list), *named], form)
    context.exit(code if code >= 0 else 128 - code)


def _refuse(**given: object) -> None:
    """Raises a usage error where a flag is given that says how a list is looked through."""
    for name, value in given.items():
        if value:
            msg = f"--{name} goes with --warc-list"
            raise click.UsageError(msg)


def _from_archives(arguments: Sequence[str], form: str) -> int:
    """Fill from a list of archives, and print what came of it; the exit code of the process that
    does. That prints lines itself, and tells the whole where it is to be JSON."""
    settings, _ = open_store()
    told: list[str] = []
    given = ["--told", *arguments] if form == "json" else arguments
    code = backfill(settings, given, "archives", told.append)
    for line in told:
        click.echo(as_json(json.loads(line)))
    return code


def _from_one(
    context: click.Context,
    source: str | None,
    files: tuple[Path, ...],
    days: list[str],
    wayback: bool,
) -> int:
    """Fill one source; the exit code of the process that does."""
    if source is None:
        raise click.MissingParameter(ctx=context, param_hint="'SOURCE'", param_type="argument")
    for name in ("--from", "--to"):
        if name not in days:
            raise click.MissingParameter(ctx=context, param_hint=f"'{name}'", param_type="option")
    if wayback and files:
        msg = "either --wayback or files, not both"
        raise click.UsageError(msg)
    settings, engine = open_store()
    with alone(engine, "crawl") as mine:
        if not mine:
            msg = "a crawl on this database is under way"
            raise click.ClickException(msg)
        flags = [*days, "--wayback"] if wayback else days
        return backfill(settings, [*flags, "--", source, *map(str, files)])


def _cores() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
