"""`blotter rebuild`: build every read model again from the log."""

from __future__ import annotations

from functools import partial

import click

from answers.reader import reader
from casebook.casebook import Casebook
from cli.options.store import open_store
from search.engines import chosen_index, hint
from store.log.projections import counted
from store.patience import while_it_is_away
from store.streams.progress import at_work
from store.views.views import Views


@click.command("rebuild")
@click.option("--only", type=click.Choice(("views", "casebook", "index")), help="One of them.")
def rebuild_command(only: str | None) -> None:
    """Build the read models and the index again, from the first event to the last.

    The old ones answer until the new ones are whole, and are then deleted. A command that was
    interrupted has changed nothing; repeat it. The index is made by the engine of the settings.
    """
    settings, engine = open_store()
    models = (
        ("views", "events", Views(engine)),
        ("casebook", "events", Casebook(engine, reader(settings))),
        ("index", "entries", chosen_index(settings, engine)),
    )
    position = 0
    for name, unit, model in models:
        if only in (None, name):
            with at_work(unit) as advance:
                rebuild = partial(model.rebuild, counted(advance, name))
                while_it_is_away(rebuild)  # what was interrupted is begun again
            position = model.position()
    click.echo(f"rebuilt from {position} events")
    if advice := hint(settings):
        click.echo(advice, err=True)
