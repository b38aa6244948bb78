"""What went wrong, as programs are told it (RFC 9457); people get a page."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException

from answers.questions.parameters import ParameterError
from casebook.asking.fields import FieldError
from search.language.query_error import QueryError
from store.plain_text import clean
from web.addresses import written_path
from web.failures import failed, headers_of, line_of, status_of, tell

MEDIA_TYPE = "application/problem+json"
#: Where the kinds of problems are explained.
_TYPES = "/api#"

#: By status: the kind in a word, and what is to be known of it.
KINDS: dict[int, tuple[str, str]] = {
    400: ("parameter", "A parameter, or the query, is not understood: `parameter` names it."),
    401: ("unauthorized", "This server answers those alone who bear its token."),
    403: ("forbidden", "This may not be asked from where the request came."),
    404: ("not-found", "There is no such thing, or it was not known at the moment asked about."),
    405: ("method-not-allowed", "The API is read alone: GET or HEAD."),
    406: ("not-acceptable", "None of the forms that are accepted can be given."),
    410: ("erased", "What was there was erased for good; the detail says when, by whom and why."),
    413: ("too-large", "The request is too large: the API takes no body."),
    414: ("address-too-long", "The address is too long: ask for less at once."),
    429: ("too-many-requests", "Wait as long as Retry-After says, then ask again."),
    500: ("failure", "The server failed at this, and its log says why."),
    503: ("unavailable", "The record cannot be read right now: ask again after Retry-After."),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """A problem."""

    status: int
    #: In one line: what is wrong, and what to do.
    detail: str
    #: The parameter that is not understood; empty for other problems.
    parameter: str = ""
    #: Where in the query, in characters from 0.
    offset: int | None = None

    def body(self) -> dict[str, Any]:
        """As JSON has it."""
        told: dict[str, Any] = {
            "type": _TYPES + KINDS[self.status][0] if self.status in KINDS else "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
        }
        if self.parameter:
            told["parameter"] = self.parameter
        if self.offset is not None:
            told["offset"] = self.offset
        return told


def error_answer(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """The answer to a request at which an error was raised: a problem from the API, else a page."""
    if not written_path(request.scope).startswith("/api/"):
        return failed(request, error)
    problem = problem_of(error)
    tell(request, error)
    body = msgspec.json.encode(problem.body())
    told = dict(headers_of(error))
    return Response(body, media_type=MEDIA_TYPE, status_code=problem.status, headers=told)


def problem_of(error: Exception) -> Problem:
    """What is to be said of an error. What a fault of the server was is not told."""
    status = status_of(error)
    known = KINDS.get(status, ("", ""))[1]
    if status >= 500:
        detail = line_of(error) or known or HTTPStatus(status).phrase
        return Problem(status=status, detail=detail)
    said = error.detail if isinstance(error, HTTPException) else line_of(error) or str(error)
    offset = error.offset if isinstance(error, QueryError) else None
    detail = clean(said) or known
    return Problem(status=status, detail=detail, parameter=_parameter(error), offset=offset)


def _parameter(error: Exception) -> str:
    if isinstance(error, QueryError):
        return "query"
    named = isinstance(error, ParameterError | FieldError)
    return clean(str(error)).partition(":")[0] if named else ""
