"""The files of one document: its page, the same as JSON, and the captures that prove it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from answers.claims import read_document
from answers.document_citation import document_citation
from answers.documents.document import show
from answers.documents.masked_captures import MaskedCaptureError, refuse_masked_captures
from answers.documents.published_paths import published_path
from crawler.archives.warc_export import document_proofs, write_warc
from pages.views.document.page import document_page
from pages.web_page import Alternate
from publishing.manifest import Piece
from publishing.publication import Files, Publication
from store.log import bodies
from store.log.database import reading


def document_files(publication: Publication, id: str) -> tuple[Piece, Files]:
    """What is published of the document that is shown under an id."""
    settings, standing = publication.settings, publication.selection.documents[id]
    shown = show(publication.engine, standing.id)
    read = read_document(shown, settings)
    page, (path, _, beside) = document_page(read, document_citation(shown, settings)), _paths(id)
    files: Files = {}
    if captures := _captures(publication, standing.id):
        files[beside] = captures
        warc = Alternate(
            title="Captures (WARC)",
            type="application/warc",
            address=lambda site: f"{site.root}/{beside}",
        )
        page = replace(page, alternates=(*page.alternates, warc))
    files |= publication.page(path, page, answer=read, lasting=True)
    piece = Piece(
        kind="document",
        id=id,
        files=tuple(files),
        title=read.title,
        source=read.source,
        day=read.published_on,
        case=publication.selection.case_of.get(standing.number, ""),
    )
    return piece, files


def document_paths(id: str) -> tuple[str, ...]:
    """The paths that a document may take."""
    return _paths(id)


def _paths(id: str) -> tuple[str, str, str]:
    """Those of its page, of its answer, of its captures."""
    names = ("index.html", "index.json", "captures.warc.gz")
    page, answer, captures = (published_path("document", id, name) for name in names)
    return page, answer, captures


def _captures(publication: Publication, id: str) -> bytes:
    """What proves a document of a true id, for tools of web archives; nothing where a masked name
    is in it, or where none of it is kept."""
    out = BytesIO()
    with reading(publication.engine) as connection:
        if publication.selection.masks:
            try:
                refuse_masked_captures(connection, [id])
            except MaskedCaptureError:
                return b""
        proofs = document_proofs(connection, ids=[id])
        written = write_warc(
            out,
            proofs,
            body=lambda digest: bodies.fetch(connection, digest),
            gzip=True,
            now=publication.selection.end.recorded_at,
        )
    return out.getvalue() if written.answers > written.erased else b""
