"""What is answered where a request cannot be: a problem for programs, a page for people."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException

from web.addresses import written_path
from web.failures import failed
from web.problems import MEDIA_TYPE, problem_of


def error_answer(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """The answer to a request at which an error was raised."""
    if not written_path(request.scope).startswith("/api/"):
        return failed(request, error)
    problem = problem_of(error)
    told = error.headers if isinstance(error, HTTPException) else None
    body = msgspec.json.encode(problem.body())
    return Response(body, media_type=MEDIA_TYPE, status_code=problem.status, headers=told)
