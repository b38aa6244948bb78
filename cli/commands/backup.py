"""`blotter backup` and `blotter restore`: the whole store as one file."""

from __future__ import annotations

from pathlib import Path

import click

from cli.commands.rebuild import rebuild_command
from cli.options.store import open_store
from cli.options.written_file import WRITTEN_FILE
from crawler.installation import load_settings
from store.transfer.backup import backup, restore

_file = click.argument("file", metavar="FILE", type=WRITTEN_FILE)


@click.command("backup")
@_file
def backup_command(file: Path) -> None:
    """Copy the store into FILE while work on it goes on; `blotter restore` makes a store of it.

    The copy is of one moment, and is verified before it takes the place of an older FILE. It holds
    the log with all bodies; blotter.toml and what stands in the environment are not in it.
    """
    _, engine = open_store()
    end = backup(engine, file)
    click.echo(f"{file}: {end.position} events; the last hash is {end.hash}")


@click.command("restore")
@_file
@click.pass_context
def restore_command(ctx: click.Context, file: Path) -> None:
    """Make the store of a FILE that `blotter backup` wrote.

    It never takes the place of a store that is there. The read models and the index are built again
    from the log; where that is interrupted, `blotter rebuild` does it.
    """
    end = restore(load_settings().database_url, file)
    click.echo(f"restored {end.position} events; the last hash is {end.hash}")
    ctx.invoke(rebuild_command)
