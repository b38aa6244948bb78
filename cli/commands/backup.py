"""`blotter backup`: the whole store as one file."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("backup")
@click.argument("file", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
def command(file: Path) -> None:
    """Copy the store into FILE while work on it goes on; `blotter restore` makes a store of it.

    The copy is of one moment, and is verified before it takes the place of an older FILE. It holds
    the log with all bodies; blotter.toml and what stands in the environment are not in it.
    """
    from store import config
    from store.log import database
    from store.transfer.backup import backup

    engine = database.open_store(config.load().database_url)
    end = backup(engine, file)
    click.echo(f"{file}: {end.position} events; the last hash is {end.hash}")
