"""`blotter rebuild`: build every read model again from the log."""

from __future__ import annotations

import click


@click.command("rebuild")
def command() -> None:
    """Delete the read models and the index, and build them again from the log."""
    from search.index import SearchIndex
    from store import config, database
    from store.projections import catch_up
    from store.views import Views

    settings = config.load()
    engine = database.open_store(settings.database_url)
    views = Views(engine)
    views.clear()
    taken = catch_up(engine, views)
    SearchIndex(settings.index_dir, engine).rebuild()
    click.echo(f"rebuilt from {taken} events")
