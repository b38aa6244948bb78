"""What is answered where a document cannot be shown."""

from __future__ import annotations

from typing import Any

from litestar import MediaType, Request, Response

from answers.document_history import UnknownDocumentError
from answers.documents.document import ErasedDocumentError
from pages.rendering import render
from pages.views.document.notices import erased_page, refused_page, unknown_page
from pages.web_page import WebPage
from web.asking import site_of


def erased(request: Request[Any, Any, Any], error: ErasedDocumentError) -> Response[str]:
    """410: it was there, and is gone for good."""
    return _notice(request, erased_page(error.erasures), 410)


def unknown(request: Request[Any, Any, Any], error: UnknownDocumentError) -> Response[str]:
    """404, with ids like the one that was asked for."""
    return _notice(request, unknown_page(str(error), error.close), 404)


def no_such_state(request: Request[Any, Any, Any], error: Exception) -> Response[str]:
    """404: the document has no such revision."""
    return _refused(request, "No such revision", error, 404)


def not_understood(request: Request[Any, Any, Any], error: Exception) -> Response[str]:
    """400: a parameter is wrong."""
    return _refused(request, "This cannot be answered", error, 400)


def withheld(request: Request[Any, Any, Any], error: Exception) -> Response[str]:
    """403: what was asked for would tell a masked name."""
    return _refused(request, "This cannot be given out", error, 403)


def _refused(
    request: Request[Any, Any, Any], title: str, error: Exception, status: int
) -> Response[str]:
    id = str(request.path_params["id"])
    return _notice(request, refused_page(title, str(error), id), status)


def _notice(request: Request[Any, Any, Any], page: WebPage, status: int) -> Response[str]:
    return Response(render(page, site_of(request)), media_type=MediaType.HTML, status_code=status)
