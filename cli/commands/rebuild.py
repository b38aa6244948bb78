"""`blotter rebuild`: build every read model again from the log."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from crawler.progress_bar import Advance


@click.command("rebuild")
@click.option("--only", type=click.Choice(("views", "readings", "index")), help="One of them.")
def command(only: str | None) -> None:
    """Build the read models and the index again, from the first event to the last.

    The old ones answer until the new ones are whole, and are then deleted. A command that was
    interrupted has changed nothing; repeat it.
    """
    from answers.reader import reader
    from crawler.progress_bar import progress_bar
    from search.whoosh_engine.whoosh_index import SearchIndex
    from store import config
    from store.log import database
    from store.views.readings import Readings
    from store.views.views import Views

    settings = config.load()
    engine = database.open_store(settings.database_url)
    models = (
        ("views", "events", Views(engine)),
        ("readings", "events", Readings(engine, reader(settings))),
        ("index", "entries", SearchIndex(settings.index_dir, engine)),
    )
    position = 0
    for name, unit, model in models:
        if only in (None, name):
            with progress_bar(unit) as advance:
                model.rebuild(partial(_said, advance, name))
            position = model.position()
    click.echo(f"rebuilt from {position} events")


def _said(advance: Advance, name: str, done: int, whole: int) -> None:
    advance(done, whole, name)
