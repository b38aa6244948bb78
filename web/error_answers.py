"""What is answered where a request cannot be."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException

from pages.rendering import render
from pages.views.problem import problem_page
from web.asking import site_of
from web.problems import MEDIA_TYPE, problem_of


def error_answer(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """The problem as JSON (RFC 9457) for programs, as a page for people."""
    problem = problem_of(error)
    told = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    if request.url.path.startswith("/api/"):
        body = msgspec.json.encode(problem.body())
        return Response(body, media_type=MEDIA_TYPE, status_code=problem.status, headers=told)
    page = render(problem_page(problem.title, problem.detail, problem.type), site_of(request))
    return Response(page, media_type=MediaType.HTML, status_code=problem.status, headers=told)
