"""`blotter crawl`: look at the sources now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from answers.catch_up import events_to_read
from answers.source_health import condition_news
from cli.options.store import log_form, open_store
from cli.shown.output import clean
from crawler.crawling.only_crawler import is_crawler_at_work
from crawler.named_sources import require_contact, sources_named
from scheduler.jobs import crawl
from scheduler.workers.worker_processes import help_crawls, workers_fault
from store.config import Settings
from store.lock import alone
from store.log import database, log
from store.log.database import Engine
from store.messages.announcing import announcing
from store.messages.written import write_messages
from store.plain_text import plural
from store.views.views import condition_changes


@click.command("crawl")
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option(
    "--replay",
    metavar="FILE",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path),
    help="Take the answers from this WARC file instead of the network; may be repeated.",
)
@click.option(
    "--workers",
    metavar="NUMBER",
    type=click.IntRange(1, 64),
    help="Look with so many processes, which share a database of PostgreSQL.",
)
@click.option(
    "--worker",
    "helps",
    is_flag=True,
    help="Help crawls that are begun elsewhere on this database, until told to end.",
)
@log_form
@click.pass_context
def crawl_command(
    context: click.Context,
    names: tuple[str, ...],
    replay: tuple[Path, ...],
    workers: int | None,
    helps: bool,
) -> None:
    """Look at the named sources, or at all that are followed, and record what is new.

    Ends with 0 when the sources were looked at, also where some of them were walled or failed
    (`blotter sources` says so); 1 when all of them were, so that nothing could be read, or when a
    look crashed or was stopped; 2 when it could not be begun.
    """
    settings, engine = open_store()
    if fault := _wrong(names, replay, workers, helps=helps):
        raise click.UsageError(fault)
    workers = None if replay else workers or settings.crawl.workers
    if workers or helps:
        _require_workers(settings, names)
    if settings.log == "json":
        write_messages(settings)
    if helps:
        context.exit(help_crawls(settings))
    announce = announcing(settings, click.echo, "blotter.crawl")
    with alone(engine, "crawl") as mine:
        if not mine or (workers and is_crawler_at_work(engine)):
            msg = "another crawl on this database is under way"
            raise click.ClickException(msg)
        before = _head(engine)
        code = crawl(settings, names, replay, workers=workers)
        with database.reading(engine) as connection:
            steps = condition_changes(connection, since=before, until=_head(engine))
    if news := condition_news(steps, now=datetime.now(UTC), zone=settings.timezone):
        announce(clean(news))
    if left := events_to_read(settings):
        told = f"{plural(left, 'event')} of the record still to be read by today's reader"
        aside = announcing(settings, partial(click.echo, err=True), "blotter.crawl")
        aside(f"{told}: `blotter rebuild --only casebook` reads them now", events=left)
    context.exit(code if code >= 0 else 128 - code)


def _wrong(
    names: Sequence[str], replay: Sequence[Path], workers: int | None, *, helps: bool
) -> str | None:
    """What does not go together; None where all does."""
    if helps and (names or replay or workers):
        return "--worker takes looks that others plan: it goes without names and other options"
    return "--workers is for publishers, --replay asks none" if replay and workers else None


def _require_workers(settings: Settings, names: Sequence[str]) -> None:
    """Raise where several workers would each say that they cannot begin."""
    if fault := workers_fault(settings):
        raise click.UsageError(fault)
    sources_named(names, settings)
    require_contact(settings)


def _head(engine: Engine) -> int:
    with database.reading(engine) as connection:
        return log.head(connection).position
