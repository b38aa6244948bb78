"""What a request comes to that cannot be answered: a status, and a page that says what to do."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException

from answers.asking.days import BeyondTheEndError
from answers.document_history import UnknownDocumentError, UnknownRevisionError
from answers.documents.diff import UnchangedError
from answers.documents.document import ErasedDocumentError
from answers.documents.masked_captures import MaskedCaptureError
from answers.log.source_looks import UnknownSourceError
from answers.matters.case import NothingReadError
from answers.matters.counts import UnknownCellError
from answers.meant.one_meant import SeveralMeantError
from answers.questions.parameters import ParameterError
from answers.searches.periods import TooManyPeriodsError
from casebook.asking.fields import FieldError
from casebook.asking.ranges import RangeError
from crawler.evidence.bundle import BundleError
from formats.format_error import FormatError
from pages.rendering import render
from pages.views.failure import failure_page
from search.index.engine import TooBroadError
from search.index.write_errors import IndexWriteError
from search.language.query_error import QueryError
from store.database_address import StoreError
from store.plain_text import clean
from store.settings.config_error import ConfigError
from web.access.admission import BY_TOKEN
from web.addresses import written_path
from web.api.forms import NotAcceptableError
from web.asking import bare_site

_MESSAGES = logging.getLogger("blotter.web")

#: The statuses of errors that say in one line what is wrong.
_STATUSES: tuple[tuple[int, tuple[type[Exception], ...]], ...] = (
    (
        404,
        (
            *(UnknownDocumentError, UnknownRevisionError, UnknownCellError, UnknownSourceError),
            *(NothingReadError, UnchangedError, MaskedCaptureError, BundleError),
        ),
    ),
    (406, (NotAcceptableError,)),
    (410, (ErasedDocumentError,)),
    (
        400,
        (
            *(ParameterError, QueryError, FieldError, RangeError, FormatError),
            *(SeveralMeantError, TooBroadError, TooManyPeriodsError, BeyondTheEndError),
        ),
    ),
    # What is in the way lies outside of the program, and is gone once somebody saw to it: a server
    # that is away, a disk that is full, a file that is broken.
    (503, (StoreError, IndexWriteError, ConfigError, OSError)),
)
#: Seconds after which what cannot be answered now is to be asked again.
_AGAIN = 60


def status_of(error: Exception) -> int:
    """The HTTP status of what was raised while a request was answered."""
    if isinstance(error, HTTPException):
        return error.status_code
    return next((status for status, errors in _STATUSES if isinstance(error, errors)), 500)


def line_of(error: Exception) -> str:
    """What was wrong, in one line for whoever asked; empty where that is nobody's business."""
    status = status_of(error)
    if status >= 500 or isinstance(error, HTTPException):
        return ""
    return str(error)


def headers_of(error: Exception) -> Mapping[str, str]:
    """The headers of the answer to a request at which this was raised."""
    if isinstance(error, HTTPException):
        return error.headers or {}
    return {"Retry-After": str(_AGAIN)} if status_of(error) == 503 else {}


def tell(request: Request[Any, Any, Any], error: Exception) -> None:
    """Tell the server's messages why a request could not be answered: in one line what is in the
    way, and of a fault of ours where it arose."""
    status = status_of(error)
    if status < 500:
        return
    path = _without_token(written_path(request.scope))
    if status == 503:
        _MESSAGES.error("%s: %s", path, clean(str(error)))
    else:
        _MESSAGES.error("%s", path, exc_info=error)


def _without_token(path: str) -> str:
    """A path as messages may repeat it: whoever knows a token can end the subscription."""
    return next((f"{before}…" for before in BY_TOKEN if path.startswith(before)), path)


def failed(request: Request[Any, Any, Any], error: Exception) -> Response[str]:
    """The page in place of one that could not be answered."""
    status = status_of(error)
    tell(request, error)
    page = render(failure_page(status, line_of(error)), bare_site(request))
    return Response(
        page, status_code=status, media_type=MediaType.HTML, headers=dict(headers_of(error))
    )
