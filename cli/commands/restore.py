"""`blotter restore`: a store made of a backup."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("restore")
@click.argument("file", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_context
def command(ctx: click.Context, file: Path) -> None:
    """Make the store of a FILE that `blotter backup` wrote.

    It never takes the place of a store that is there. The read models and the index are built again
    from the log; where that is interrupted, `blotter rebuild` does it.
    """
    from cli.commands.rebuild import command as rebuild
    from store import config
    from store.transfer.backup import restore

    end = restore(config.load().database_url, file)
    click.echo(f"restored {end.position} events; the last hash is {end.hash}")
    ctx.invoke(rebuild)
