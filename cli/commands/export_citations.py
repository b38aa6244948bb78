"""`blotter export --cite`: how to cite the documents."""

from __future__ import annotations

from pathlib import Path

import click

from answers.document_citation import document_citation
from answers.documents.document import show, show_all
from cli.options.as_of_option import moment_of
from cli.options.store import open_store
from cli.shown.files.atomic_file import file_or_stdout
from cli.shown.output import clean
from formats.citations import format_citations


def export_citations(
    file: Path | None, *, form: str, as_of: str | None, source: str, ids: tuple[str, ...]
) -> None:
    """Write how to cite these documents, a source's or all, as known now or at a moment."""
    settings, engine = open_store()
    position, _ = moment_of(settings, as_of)
    documents = (
        (show(engine, known, position=position) for known in dict.fromkeys(ids))
        if ids
        else show_all(engine, source=source, position=position)
    )
    citations = [document_citation(document, settings) for document in documents]
    if not citations:
        msg = f"nothing is kept of {clean(source) or 'any document'}"
        raise click.ClickException(msg)
    with file_or_stdout(file) as out:
        out.write(format_citations(citations, form))
