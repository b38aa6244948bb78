"""`blotter export ID --bundle`: one document with all that proves it."""

from __future__ import annotations

from pathlib import Path

import click

from answers.documents.evidence import write_evidence
from cli.options.store import open_store
from cli.shown.files.atomic_file import atomic_file
from cli.shown.output import clean
from crawler.archives.warc_export import DamagedBodyError
from crawler.evidence.bundle import BundleError


def export_bundle(file: Path, *, document_id: str) -> None:
    """Write the evidence bundle of a document, and say what is in it."""
    _, engine = open_store()
    try:
        with atomic_file(file) as out:
            made = write_evidence(engine, out, document_id)
    except (BundleError, DamagedBodyError) as error:
        msg = f"{file}: {clean(str(error))}"
        raise click.ClickException(msg) from error
    erased = f", {made.erased} of them erased" if made.erased else ""
    click.echo(f"{file}: {made.events} events{erased}, {made.answers} answers, up to the seal")
    click.echo(made.seal)
