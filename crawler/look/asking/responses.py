"""What came back, judged before it is read: an answer, something in its place, or an error."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from scrapy.exceptions import IgnoreRequest, ResponseDataLossError

from crawler.false_answers.judging import CUT_SHORT, FalseAnswer, false_answer
from crawler.false_answers.mismatches import Expects
from crawler.source.server_answer import ServerAnswer, server_answer
from store.log.document import Redirect

if TYPE_CHECKING:
    from scrapy.http import Response


def instead(
    response: Response, expects: Expects, titled: str, accepts: int | None
) -> FalseAnswer | None:
    """What answered in place of what was asked for; a status that `accepts` names may say that
    there is nothing to show."""
    found = false_answer(
        response.status,
        response.url,
        response_header(response, "Content-Type") or "",
        response.body,
        expects=expects,
        redirects=response.meta.get("redirect_urls", ()),
        titled=titled,
        unmeasured="partial" in response.flags,
    )
    return None if found and found.absent and response.status == accepts else found


def is_good(status: int, accepts: int | None) -> bool:
    """Whether a status is that of an answer, or the one that is accepted as such."""
    return 200 <= status < 300 or status == accepts


def by_status(status: int) -> str:
    """Why an answer of that status alone is not the page."""
    return f"HTTP {status}" + (" (unmodified), though no condition was sent" * (status == 304))


def answer_of(response: Response, at: datetime) -> ServerAnswer:
    """A response that came at that moment (UTC), as an answer."""
    asked = response.meta.get("redirect_urls", ()), response.meta.get("redirect_reasons", ())
    return server_answer(
        response.body,
        url=response.url,
        fetched_at=at,
        status=response.status,
        media_type=response_header(response, "Content-Type") or "",
        etag=response_header(response, "ETag"),
        last_modified=response_header(response, "Last-Modified"),
        redirects=tuple(
            Redirect(url=url, status=int(why)) for url, why in zip(*asked, strict=True)
        ),
    )


def response_header(response: Response, name: str) -> str | None:
    """A header of a response; None where it has none of that name."""
    value: bytes | None = response.headers.get(name)
    return value.decode("latin-1") if value else None


def cause(error: Exception) -> str:
    """One line that says what came between."""
    message = " ".join(str(error).split())
    if isinstance(error, ResponseDataLossError):
        return f"{CUT_SHORT.name}: the connection ended before the answer did"
    if isinstance(error, IgnoreRequest) and message:
        return message
    return f"{type(error).__name__}: {message}" if message else type(error).__name__
