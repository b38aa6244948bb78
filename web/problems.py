"""What went wrong, as programs (RFC 9457) and people are told it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from litestar.exceptions import HTTPException

from answers.document_history import UnknownDocumentError, UnknownRevisionError
from answers.documents.diff import UnchangedError
from answers.documents.document import ErasedDocumentError
from answers.matters.case import NothingReadError
from answers.matters.counts import UnknownCellError
from answers.questions.parameters import ParameterError
from casebook.asking.fields import FieldError
from search.language.query_error import QueryError
from store.plain_text import clean
from web.api.forms import NotAcceptableError

_LOG = logging.getLogger(__name__)

#: Where each kind of problem is explained.
TYPES = "/api#"
MEDIA_TYPE = "application/problem+json"
_NOT_FOUND = (UnknownDocumentError, UnknownRevisionError, UnknownCellError, NothingReadError)
#: Packages whose errors are said as they are; those of others are faults of the program.
_OURS = ("answers", "casebook", "formats", "letters", "pages", "search", "store", "web")


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """A problem."""

    status: int
    #: Its kind, in one word.
    type: str
    #: In one line: what it is about, and what to do.
    detail: str
    #: The parameter that is not understood, and where in a query.
    parameter: str = ""
    offset: int | None = None

    @property
    def title(self) -> str:
        """What its status is called."""
        return HTTPStatus(self.status).phrase

    def body(self) -> dict[str, Any]:
        """As JSON has it."""
        told = {
            "type": f"{TYPES}{self.type}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
        }
        return {
            **told,
            **({"parameter": self.parameter} if self.parameter else {}),
            **({"offset": self.offset} if self.offset is not None else {}),
        }


def problem_of(error: Exception) -> Problem:
    """What is to be said of an error. What nobody foresaw goes to the log, and is not told."""
    detail = clean(str(error))
    match error:
        case QueryError():
            return Problem(
                status=400, type="query", detail=detail, parameter="query", offset=error.offset
            )
        case ParameterError() | FieldError():
            named = detail.partition(":")[0]
            return Problem(status=400, type="parameter", detail=detail, parameter=named)
        case NotAcceptableError():
            return Problem(status=406, type="not-acceptable", detail=detail)
        case ErasedDocumentError():
            return Problem(status=410, type="erased", detail=detail)
        case UnchangedError():
            return Problem(status=404, type="unchanged", detail=detail)
        case HTTPException():
            return _of_http(error)
        case _ if isinstance(error, _NOT_FOUND):
            return Problem(status=404, type="not-found", detail=detail)
        case ValueError() if _is_ours(error):
            return Problem(status=400, type="parameter", detail=detail)
        case RuntimeError() if _is_ours(error):
            return Problem(status=503, type="unavailable", detail=detail)
    _LOG.error("a request was not answered", exc_info=error)
    detail = "the server failed at this, and its log says why"
    return Problem(status=500, type="failure", detail=detail)


def _of_http(error: HTTPException) -> Problem:
    kind = HTTPStatus(error.status_code).phrase.lower().replace(" ", "-")
    detail = clean(error.detail) or "there is nothing at this address"
    return Problem(status=error.status_code, type=kind, detail=detail)


def _is_ours(error: Exception) -> bool:
    return type(error).__module__.split(".")[0] in _OURS
