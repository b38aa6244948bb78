"""Everything below the address of a document."""

from __future__ import annotations

from litestar import Router

from answers.document_history import UnknownDocumentError
from answers.documents.document import ErasedDocumentError
from web.routes.document.comparisons import document_diff, similar_documents
from web.routes.document.files import document_citation_file, evidence
from web.routes.document.notices import erased, unknown
from web.routes.document.page import document

document_routes = Router(
    path="/document",
    route_handlers=[document, document_diff, similar_documents, document_citation_file, evidence],
    exception_handlers={
        ErasedDocumentError: erased,
        UnknownDocumentError: unknown,
    },
)
