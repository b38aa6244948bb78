"""The API, described: to programs by OpenAPI, to people by a page."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import MediaType, Request, Response, get

from answers.questions.table import QUESTIONS
from pages.rendering import render
from pages.views.api import api_page
from web.api.description import description
from web.api.questions import OF_ALL
from web.asking import site_of
from web.problems import KINDS


@get("/api/v1/openapi.json", sync_to_thread=False)
def openapi() -> Response[bytes]:
    """The description in OpenAPI 3.1."""
    body = msgspec.json.encode(description())
    return Response(body, media_type="application/vnd.oai.openapi+json;version=3.1")


@get("/api", media_type=MediaType.HTML, sync_to_thread=True)
def api(request: Request[Any, Any, Any]) -> str:
    """The page that lists every question and its parameters."""
    return render(api_page(tuple(QUESTIONS.values()), OF_ALL, KINDS), site_of(request))
