"""`blotter export`: the captures as a WARC file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast

import click

from cli.output import clean


@click.command("export")
@click.option(
    "--warc",
    "file",
    metavar="FILE",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; compressed if its name ends in .gz.",
)
@click.option("--source", metavar="NAME", default="", help="Only the documents of this source.")
@click.option("--id", "ids", metavar="ID", multiple=True, help="Only this document; repeatable.")
def command(file: Path, source: str, ids: tuple[str, ...]) -> None:
    """Write the captures that prove the documents into a WARC 1.1 file.

    Other tools for web archives read it, and so does `blotter crawl --replay`. An answer that many
    documents were read from is written once, and a body that came again is referred to. The file
    appears when it is whole.
    """
    from datetime import UTC, datetime

    from crawler.export import DamagedBodyError, proofs, write
    from store import bodies, config, database

    if source and ids:
        msg = "--source and --id cannot be given together"
        raise click.UsageError(msg)
    engine = database.open_store(config.load().database_url)
    with database.reading(engine) as connection:
        found = proofs(connection, source=source, ids=ids)
        missing = set(ids) - {proof.document for proof in found} or ({source} if not found else ())
        if missing:
            msg = f"nothing is kept of {clean(', '.join(sorted(missing)) or 'any document')}"
            raise click.ClickException(msg)
        try:
            with _whole(file) as out:
                written = write(
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


@contextmanager
def _whole(file: Path) -> Iterator[BinaryIO]:
    """A file that takes its name when it is whole, and else never was."""
    with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as out:
        try:
            yield cast(BinaryIO, out)
            out.flush()
            os.fsync(out.fileno())
            Path(out.name).chmod(0o644)
            Path(out.name).replace(file)
        except BaseException:  # Ctrl-C as well
            Path(out.name).unlink()
            raise
