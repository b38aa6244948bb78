"""`blotter export --warc`: captures for any web archive's tools."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from cli.shown.output import clean
from cli.shown.whole_file import whole


def export_warc(file: Path, *, source: str, ids: tuple[str, ...]) -> None:
    """Write the captures of these documents, of a source's or of all, and say what was written."""
    from answers.documents.refuse_masked import refuse_masked
    from crawler.archives.warc_export import DamagedBodyError, document_proofs, write_warc
    from store import config
    from store.log import bodies, database

    if source and ids:
        msg = "--source and --id cannot be given together"
        raise click.UsageError(msg)
    engine = database.open_store(config.load().database_url)
    with database.reading(engine) as connection:
        found = document_proofs(connection, source=source, ids=ids)
        missing = set(ids) - {proof.document for proof in found} or ({source} if not found else ())
        if missing:
            msg = f"nothing is kept of {clean(', '.join(sorted(missing)) or 'any document')}"
            raise click.ClickException(msg)
        refuse_masked(connection, dict.fromkeys(proof.document for proof in found))
        try:
            with whole(file) as out:
                written = write_warc(
                    out,
                    found,
                    body=lambda digest: bodies.fetch(connection, digest),
                    gzip=file.suffix == ".gz",
                    now=datetime.now(UTC),
                )
        except (OSError, DamagedBodyError) as error:
            msg = f"{file}: {error.strerror if isinstance(error, OSError) else error}"
            raise click.ClickException(msg) from error
    erased = f"; {written.erased} answers were erased" if written.erased else ""
    click.echo(
        f"{file}: {written.documents} documents, {written.answers} answers, "
        f"{written.repeated} of them with a body that came before{erased}"
    )
