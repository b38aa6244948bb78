"""The evidence bundle of a document, where it names nobody who is to be hidden."""

from __future__ import annotations

from typing import BinaryIO

from answers.document_history import id_of
from answers.documents.masked_captures import MaskedCaptureError, refuse_masked_captures
from crawler.evidence.bundle import Bundled, bundle
from store.documents.known import document_stream
from store.log import log
from store.log.database import Connection, Engine, snapshot
from store.privacy.masking import masked, masks_at
from store.subscriptions.state import PREFIX


def write_evidence(
    engine: Engine, file: BinaryIO, document_id: str, *, to_anybody: bool = False
) -> Bundled:
    """Write the bundle of a document, up to the newest event, and say what is in it.

    Raises UnknownDocumentError, MaskedCaptureError, `crawler.evidence.bundle.BundleError` and
    `crawler.archives.warc_export.DamagedBodyError`.
    """
    known = id_of(engine, document_id)
    with snapshot(engine) as connection:
        refuse_masked_captures(connection, [known])
        _refuse_named_streams(connection, known, to_anybody=to_anybody)
        return bundle(file, connection, known)


def _refuse_named_streams(connection: Connection, document_id: str, *, to_anybody: bool) -> None:
    """The chain of hashes names the streams of all events since the document's first, and without
    these names it proves nothing. Raises MaskedCaptureError."""
    masks = masks_at(connection)
    first = log.first_position(connection, document_stream(document_id)) or 1
    streams = log.streams_from(connection, first) if masks or to_anybody else []
    if any(masked(stream, masks) != stream for stream in streams):
        msg = (
            "the chain of hashes names a person who is masked, in the id of another document, and "
            "evidence can hide nothing: unmask, export, and mask again"
        )
        raise MaskedCaptureError(msg)
    if to_anybody and any(stream.startswith(PREFIX) for stream in streams):
        msg = (
            "the chain of hashes names readers of letters, whom a public server tells nobody of: "
            "ask whoever keeps this record for `blotter export ID --bundle FILE`"
        )
        raise MaskedCaptureError(msg)
