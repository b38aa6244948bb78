"""The evidence bundle of a document, where no masked name is in it."""

from __future__ import annotations

from typing import BinaryIO

from answers.document_history import id_of
from answers.documents.masked_captures import refuse_masked_captures
from crawler.evidence.bundle import Bundled, bundle
from store.log.database import Engine, snapshot


def write_evidence(engine: Engine, file: BinaryIO, document_id: str) -> Bundled:
    """Write the bundle of a document, up to the newest event, and say what is in it.

    Raises UnknownDocumentError, MaskedCaptureError, `crawler.evidence.bundle.BundleError` and
    `crawler.archives.warc_export.DamagedBodyError`.
    """
    known = id_of(engine, document_id)
    with snapshot(engine) as connection:
        refuse_masked_captures(connection, [known])
        return bundle(file, connection, known)
