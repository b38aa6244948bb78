"""`blotter export`: what the log holds, in the forms that others read."""

from __future__ import annotations

from pathlib import Path

import click

from cli.commands.export_bundle import export_bundle
from cli.commands.export_citations import export_citations
from cli.commands.export_dataset import FORMATS, TABLES, export_release, export_table
from cli.commands.export_warc import export_warc
from cli.options.as_of_option import as_of
from cli.options.written_file import WRITTEN_FILE, output_option
from formats.citations import CITATION_FORMS


@click.command("export")
@click.argument("document_id", metavar="[ID]", required=False)
@click.option(
    "--bundle",
    metavar="FILE.zip",
    type=WRITTEN_FILE,
    help="One document with all that proves it, for someone who has no Blotter.",
)
@click.option(
    "--warc",
    metavar="FILE",
    type=WRITTEN_FILE,
    help="The captures as a WARC 1.1 file; compressed if its name ends in .gz.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), help="The record as a table.")
@click.option(
    "--table",
    type=click.Choice(TABLES),
    default=TABLES[0],
    show_default=True,
    help="A row a document, or a row an action, sentence, party or amount that was read in one.",
)
@click.option(
    "--between",
    nargs=2,
    metavar="A B",
    help="What changed in that table from one date or position to a later one, as JSON Lines.",
)
@click.option(
    "--cite",
    type=click.Choice(CITATION_FORMS),
    help="How to cite the documents, each with the capture that proves it.",
)
@output_option(
    "Where --format, --cite and --between write to; else it is printed, but for --between."
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
    cite: str | None,
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
    the second. A citation (--cite) names the publisher, the capture and the place in the log. A
    file appears when it is whole.
    """
    chosen = [one for one in (bundle, warc, form, between, cite) if one]
    if len(chosen) != 1:
        msg = "say one of --bundle, --warc, --format, --between and --cite"
        raise click.UsageError(msg)
    named = (document_id, *ids) if document_id else ids
    _refuse_unused(form, between, cite, table=table, output=output, as_of=as_of)
    _refuse_selection(form or between, bundle, source=source, named=named)
    if bundle is not None:
        export_bundle(bundle, document_id=named[0])
    elif warc is not None:
        export_warc(warc, source=source, ids=named)
    elif cite:
        export_citations(output, form=cite, as_of=as_of, source=source, ids=named)
    elif form:
        export_table(output, form=form, table=table, as_of=as_of, source=source)
    elif between and output:
        export_release(output, between=between, source=source)


def _refuse_unused(
    form: str | None,
    between: tuple[str, str] | None,
    cite: str | None,
    *,
    table: str,
    output: Path | None,
    as_of: str | None,
) -> None:
    """Options that the chosen kind of export does not know are usage errors."""
    msg = ""
    if table != TABLES[0] and not form:
        msg = "--table goes with --format; a release is of the documents"
    elif as_of and not (form or cite):
        msg = "--as-of goes with --format and --cite"
    elif output and not (form or between or cite):
        msg = "-o goes with --format, --between and --cite"
    elif between and not output:
        msg = "--between writes a file and its checksum: name it with -o FILE"
    if msg:
        raise click.UsageError(msg)


def _refuse_selection(
    rows: object, bundle: Path | None, *, source: str, named: tuple[str, ...]
) -> None:
    """Documents that cannot be chosen so in this kind of export are usage errors."""
    msg = ""
    if rows and named:
        msg = "a table is of all documents, or of a --source"
    elif bundle and (source or len(named) != 1):
        msg = "a bundle is of one document: blotter export ID --bundle FILE.zip"
    elif source and named:
        msg = "--source and --id cannot be given together"
    if msg:
        raise click.UsageError(msg)
