"""`blotter sources`: what is followed, and how the last look at each went."""

from __future__ import annotations

import click

from cli.output import clean


@click.command("sources")
def command() -> None:
    """List every source: last look (UTC), outcome, documents kept, newest date, and why."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from crawler.sources import names
    from store import config, database
    from store.projections import catch_up
    from store.views import Views, source_states

    settings = config.load()
    engine = database.open_store(settings.database_url)
    catch_up(engine, Views(engine))
    with database.reading(engine) as connection:
        states = {state.name: state for state in source_states(connection)}
    table = Table(box=None)
    for heading in ("source", "last look", "outcome", "documents", "newest"):
        table.add_column(heading, no_wrap=True, overflow="ignore")
    table.add_column("why", overflow="fold")
    for name in sorted({*names(), *settings.feeds, *states}):
        state = states.get(name)
        if state is None:
            off = "" if settings.source(name).enabled else "off"
            cells = [name, "never", off, "0", "", ""]
        else:
            looked = f"{state.checked_at:%Y-%m-%d %H:%M}"
            newest = str(state.newest or "")
            cells = [name, looked, state.outcome, str(state.documents), newest, state.reason]
        table.add_row(*(Text(clean(cell)) for cell in cells))
    console = Console()
    if not console.is_terminal:
        console.width = 160  # a pipe has no width, and no name may be cut
    console.print(table)
