"""`blotter export ID --bundle`: one document with all that proves it."""

from __future__ import annotations

from pathlib import Path

import click

from cli.shown.output import clean
from cli.shown.whole_file import whole


def export_bundle(file: Path, *, document_id: str) -> None:
    """Write the evidence bundle of a document, and say what is in it."""
    from answers.documents.document_history import id_of
    from answers.documents.refuse_masked import refuse_masked
    from crawler.archives.warc_export import DamagedBodyError
    from crawler.evidence.bundle import BundleError, bundle
    from store import config
    from store.log import database

    engine = database.open_store(config.load().database_url)
    known = id_of(engine, document_id)
    try:
        with database.snapshot(engine) as connection:
            refuse_masked(connection, [known])
            with whole(file) as out:
                made = bundle(out, connection, known)
    except (OSError, BundleError, DamagedBodyError) as error:
        msg = f"{file}: {error.strerror if isinstance(error, OSError) else clean(str(error))}"
        raise click.ClickException(msg) from error
    erased = f", {made.erased} of them erased" if made.erased else ""
    click.echo(f"{file}: {made.events} events{erased}, {made.answers} answers, up to the seal")
    click.echo(made.seal)
