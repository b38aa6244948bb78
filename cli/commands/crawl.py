"""`blotter crawl`: look at the sources now."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from answers.catch_up import events_to_read
from answers.source_health import condition_news
from cli.options.store import log_form, open_store
from cli.shown.output import clean
from scheduler.jobs import crawl
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
@log_form
@click.pass_context
def crawl_command(context: click.Context, names: tuple[str, ...], replay: tuple[Path, ...]) -> None:
    """Look at the named sources, or at all that are followed, and record what is new.

    Ends with 0 when the sources were looked at, also where some of them were walled or failed
    (`blotter sources` says so); 1 when all of them were, so that nothing could be read, or when a
    look crashed or was stopped; 2 when it could not be begun.
    """
    settings, engine = open_store()
    if settings.log == "json":
        write_messages(settings)
    announce = announcing(settings, click.echo, "blotter.crawl")
    with alone(engine, "crawl") as mine:
        if not mine:
            msg = "another crawl on this database is under way"
            raise click.ClickException(msg)
        before = _head(engine)
        code = crawl(settings, names, replay)
        with database.reading(engine) as connection:
            steps = condition_changes(connection, since=before, until=_head(engine))
    if news := condition_news(steps, now=datetime.now(UTC), zone=settings.timezone):
        announce(clean(news))
    if left := events_to_read(settings):
        told = f"{plural(left, 'event')} of the record still to be read by today's reader"
        aside = announcing(settings, partial(click.echo, err=True), "blotter.crawl")
        aside(f"{told}: `blotter rebuild --only casebook` reads them now", events=left)
    context.exit(code if code >= 0 else 128 - code)


def _head(engine: Engine) -> int:
    with database.reading(engine) as connection:
        return log.head(connection).position
