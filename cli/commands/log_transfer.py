"""`blotter log export` and `blotter log import`: the whole history as JSON Lines."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import click

from answers.catch_up import catch_up_on
from answers.documents.masks import masked_names
from casebook.casebook import always
from cli.options.store import open_store
from cli.options.written_file import output_option
from cli.shown.files.atomic_file import file_or_stdout
from store.files import private
from store.log import database
from store.log.projections import counted
from store.streams.progress import at_work
from store.transfer.export_log import write_log
from store.transfer.import_log import read_log


@click.command("export")
@click.option("--after", type=click.IntRange(min=0), default=0, help="From after this position.")
@click.option("--upto", type=click.IntRange(min=0), help="To this position, included.")
@output_option("Write to this file, which appears when it is whole.")
@click.option("--no-bodies", is_flag=True, help="Leave out the bytes that prove the documents.")
def export_log(after: int, upto: int | None, output: Path | None, no_bodies: bool) -> None:
    """Write the history as JSON Lines: every event as it is stored, and the bodies.

    The same events give the same bytes, whichever database they lie in. `blotter log import` takes
    them in elsewhere. Nothing is hidden in it, masked names neither, so FILE may be read by you
    alone.
    """
    _, engine = open_store()
    with database.snapshot(engine) as connection, file_or_stdout(output, private.FILE) as out:
        done = write_log(connection, out, after=after, upto=upto, with_bodies=not no_bodies)
    erased = f", {done.erased} of them erased" if done.erased else ""
    click.echo(f"{done.events} events{erased}, {done.bodies} bodies", err=True)
    if masked_names(engine).total:
        click.echo("it is the whole log: masked names stand in it as they were published", err=True)


@click.command("import")
@click.argument("file", type=click.File("rb"))
def import_log(file: BinaryIO) -> None:
    """Take in a FILE that `blotter log export` wrote; - is standard input.

    It is verified as it is read. What the log holds already is skipped, so an import that was
    interrupted is run again. A file of another log is refused.
    """
    settings, engine = open_store()
    done = read_log(engine, file)
    with at_work("events") as advance:
        catch_up_on(engine, settings, always, counted(advance, "read"))
    new = f"{done.events} of them new; {done.bodies} new bodies"
    click.echo(f"{done.read} events up to position {done.position}, {new}")
    if done.still_held:
        held = " ".join(map(str, sorted(done.still_held)))
        click.echo(
            f"erased in the file and still held here: {held} (see `blotter erase`)", err=True
        )
