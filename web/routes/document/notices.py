"""What is answered where a document cannot be shown."""

from __future__ import annotations

from typing import Any

from litestar import MediaType, Request, Response

from answers.document_history import UnknownDocumentError
from answers.documents.document import ErasedDocumentError
from pages.rendering import render
from pages.views.document.notices import erased_page, unknown_page
from pages.web_page import WebPage
from web.asking import bare_site


def erased(request: Request[Any, Any, Any], error: ErasedDocumentError) -> Response[str]:
    """410: it was there, and is gone for good."""
    return _notice(request, erased_page(error.erasures), 410)


def unknown(request: Request[Any, Any, Any], error: UnknownDocumentError) -> Response[str]:
    """404, with ids like the one that was asked for."""
    return _notice(request, unknown_page(str(error), error.close), 404)


def _notice(request: Request[Any, Any, Any], page: WebPage, status: int) -> Response[str]:
    return Response(render(page, bare_site(request)), media_type=MediaType.HTML, status_code=status)
