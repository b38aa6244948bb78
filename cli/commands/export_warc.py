"""`blotter export --warc`: captures for any web archive's tools."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from answers.documents.masked_captures import refuse_masked_captures
from cli.options.store import open_store
from cli.shown.files.atomic_file import atomic_file
from cli.shown.output import clean
from crawler.archives.warc_export import DamagedBodyError, document_proofs, write_warc
from store.log import bodies, database


def export_warc(file: Path, *, source: str, ids: tuple[str, ...]) -> None:
    """Write the captures of these documents, of a source's or of all, and say what was written."""
    _, engine = open_store()
    with database.reading(engine) as connection:
        proving = document_proofs(connection, source=source, ids=ids)
        missing = set(ids) - {proof.document for proof in proving} or (
            {source} if not proving else ()
        )
        if missing:
            msg = f"nothing is kept of {clean(', '.join(sorted(missing)) or 'any document')}"
            raise click.ClickException(msg)
        refuse_masked_captures(connection, dict.fromkeys(proof.document for proof in proving))
        try:
            with atomic_file(file) as out:
                written = write_warc(
                    out,
                    proving,
                    body=lambda digest: bodies.fetch(connection, digest),
                    gzip=file.suffix == ".gz",
                    now=datetime.now(UTC),
                )
        except DamagedBodyError as error:
            msg = f"{file}: {error}"
            raise click.ClickException(msg) from error
    erased = f"; {written.erased} answers were erased" if written.erased else ""
    click.echo(
        f"{file}: {written.documents} documents, {written.answers} answers, "
        f"{written.repeated} of them with a body that came before{erased}"
    )
