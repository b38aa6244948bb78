"""`blotter export`: what the log holds, in the forms that others read."""

from __future__ import annotations

from pathlib import Path

import click

from cli.commands.export_bundle import export_bundle
from cli.commands.export_dataset import FORMATS, TABLES, export_release, export_table
from cli.commands.export_warc import export_warc
from cli.options.as_of_option import as_of


@click.command("export")
@click.argument("document_id", metavar="[ID]", required=False)
@click.option(
    "--bundle",
    metavar="FILE.zip",
    type=click.Path(dir_okay=False, path_type=Path),
    help="One document with all that proves it, for someone who has no Blotter.",
)
@click.option(
    "--warc",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The captures as a WARC 1.1 file; compressed if its name ends in .gz.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), help="The record as a table.")
@click.option(
    "--table",
    type=click.Choice(TABLES),
    default=TABLES[0],
    show_default=True,
    help="A row a document, or a row an action that was read in one.",
)
@click.option(
    "--between",
    nargs=2,
    metavar="A B",
    help="What changed in that table from one date or position to a later one, as JSON Lines.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where --format and --between write to; a table is else printed.",
)
@as_of
@click.option("--source", metavar="NAME", default="", help="Only the documents of this source.")
@click.option("--id", "ids", metavar="ID", multiple=True, help="Only this document; repeatable.")
def export_command(
    document_id: str | None,
    bundle: Path | None,
    warc: Path | None,
    form: str | None,
    table: str,
    between: tuple[str, str] | None,
    output: Path | None,
    as_of: str | None,
    source: str,
    ids: tuple[str, ...],
) -> None:
    """Write documents, or the captures that prove them, into a file.

    A WARC file holds the captures: other tools for web archives read it, and so does
    `blotter crawl --replay`. An answer that many documents were read from is written once, and a
    body that came again is referred to. A bundle holds one document, its captures, its events and
    the part of the log from there to a seal, with a script that verifies it wherever there is
    Python. A table (--format) has a row a document, as it is known now or was --as-of then; what
    changed in it --between two moments can be applied to the table at the first to have that at
    the second. A file appears when it is whole.
    """
    if table != TABLES[0] and not form:
        msg = "--table goes with --format; a release is of the documents"
        raise click.UsageError(msg)
    chosen = [one for one in (bundle, warc, form, between) if one]
    if len(chosen) != 1:
        msg = "say one of --bundle, --warc, --format and --between"
        raise click.UsageError(msg)
    named = (document_id, *ids) if document_id else ids
    _refuse_unused(form=form, between=between, output=output, as_of=as_of, named=named)
    if bundle is not None:
        if source or len(named) != 1:
            msg = "a bundle is of one document: blotter export ID --bundle FILE.zip"
            raise click.UsageError(msg)
        export_bundle(bundle, document_id=named[0])
    elif warc is not None:
        export_warc(warc, source=source, ids=named)
    elif form:
        export_table(output, form=form, table=table, as_of=as_of, source=source)
    elif between and output:
        export_release(output, between=between, source=source)


def _refuse_unused(
    *,
    form: str | None,
    between: tuple[str, str] | None,
    output: Path | None,
    as_of: str | None,
    named: tuple[str, ...],
) -> None:
    """Options that the chosen kind of export does not know are usage errors."""
    msg = ""
    if as_of and not form:
        msg = "--as-of goes with --format"
    elif output and not (form or between):
        msg = "-o goes with --format and --between"
    elif between and not output:
        msg = "--between writes a file and its checksum: name it with -o FILE"
    elif named and (form or between):
        msg = "a table is of all documents, or of a --source"
    if msg:
        raise click.UsageError(msg)
