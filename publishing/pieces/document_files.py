"""The files of one document: its page, the same as JSON, and what proves it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from answers.claims import read_document
from answers.document_citation import document_citation
from answers.documents.document import shown_after
from answers.documents.masked_captures import names_masked
from answers.documents.published_paths import published_path
from crawler.archives.warc_export import proofs_in, write_warc
from crawler.evidence.published import published_evidence
from pages.views.document.page import document_page
from pages.web_page import Alternate
from publishing.manifest import Piece
from publishing.publication import Files, Publication
from store.documents.known import document_stream
from store.log import bodies, log
from store.log.database import Connection, reading
from store.log.events import recorded_from

#: What proves a document: its file, what it is called, and its type.
_PROOFS = {
    "captures.warc.gz": ("Captures (WARC)", "application/warc"),
    "evidence.jsonl": ("Its events, with their hashes", "application/jsonl"),
}


def document_paths(id: str) -> tuple[str, ...]:
    """The paths that a document may take."""
    names = ("index.html", "index.json", *_PROOFS)
    return tuple(published_path("document", id, name) for name in names)


def document_files(publication: Publication, ids: Sequence[str]) -> Iterator[tuple[Piece, Files]]:
    """What is published of the documents that are shown under these ids."""
    streams = {id: document_stream(publication.selection.documents[id].id) for id in ids}
    with reading(publication.engine) as connection:
        rows = log.stream_rows(connection, streams.values())
        for id, stream in streams.items():
            yield _document(publication, connection, id, rows[stream])


def _document(
    publication: Publication, connection: Connection, id: str, rows: Sequence[Any]
) -> tuple[Piece, Files]:
    settings, chosen = publication.settings, publication.selection
    shown = shown_after(publication.engine, map(recorded_from, rows), chosen.masks)
    if shown is None:
        msg = f"{id}: the casebook has what the log has not"
        raise RuntimeError(msg)
    read = read_document(shown, settings)
    page = document_page(read, document_citation(shown, settings))
    proofs = _proofs(publication, connection, chosen.documents[id].id, rows)
    files = {published_path("document", id, name): it for name, it in proofs.items()}
    links = (_link(published_path("document", id, name), *_PROOFS[name]) for name in proofs)
    page = replace(page, alternates=(*page.alternates, *links))
    path = published_path("document", id)
    files |= publication.page(path, page, answer=read, lasting=True)
    piece = Piece(
        kind="document",
        id=id,
        files=tuple(files),
        title=read.title,
        source=read.source,
        day=read.published_on,
        case=chosen.case_of.get(chosen.documents[id].number, ""),
    )
    return piece, files


def _link(path: str, title: str, type: str) -> Alternate:
    return Alternate(title=title, type=type, address=lambda site: f"{site.root}/{path}")


def _proofs(
    publication: Publication, connection: Connection, id: str, rows: Sequence[Any]
) -> dict[str, bytes]:
    """What proves a document of a true id, by the name of the file: nothing where a masked name is
    in it, or where no bytes are kept."""
    erased = [row.position for row in rows if row.payload is None]
    every = [*rows, *log.erasing_rows(connection, erased)]
    if names_masked(connection, map(recorded_from, every), publication.selection.masks):
        return {}
    captures = _captures(publication, connection, rows)
    if not captures:
        return {}
    every.sort(key=lambda row: row.position)
    return {"captures.warc.gz": captures, "evidence.jsonl": published_evidence(id, every)}


def _captures(publication: Publication, connection: Connection, rows: Sequence[Any]) -> bytes:
    """What servers answered, for tools of web archives; nothing where none of it is kept."""
    out = BytesIO()
    written = write_warc(
        out,
        proofs_in(map(recorded_from, rows)),
        body=lambda digest: bodies.fetch(connection, digest),
        gzip=True,
        now=publication.selection.end.recorded_at,
    )
    return out.getvalue() if written.answers > written.erased else b""
