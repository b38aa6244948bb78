"""A robots.txt that the server fails to give is taken as "ask for nothing" (RFC 9309, 2.3.1.4).

So is one that answers 429, which RFC 9309 counts among those that give leave: it asks for rest.
Where redirects led (2.3.1.2) makes no difference; more than five are as good as none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.politeness.host_rests import rest_asked_for

if TYPE_CHECKING:
    from scrapy.http import Request

_ASK_FOR_NOTHING = b"User-agent: *\nDisallow: /\n"


class RobotsUnreachable(IgnoreRequest):
    """An address is not asked, since its host failed to say whether it may be."""

    def __init__(self, reason: str, *, until: datetime | None = None) -> None:
        super().__init__(reason)
        #: When the host may be asked again, UTC; None where it does not say.
        self.until = until


@dataclass(frozen=True, kw_only=True, slots=True)
class _Failure:
    cause: str
    until: datetime | None = None


class UnreachableRobots:
    """A Scrapy downloader middleware; Scrapy itself takes an error as leave to go on."""

    def __init__(self) -> None:
        #: By host and port.
        self._failures: dict[str, _Failure] = {}

    def process_response(self, request: Request, response: Response) -> Response:
        """The response; with rules that forbid all in place of a robots.txt that failed."""
        failed = response.status >= 500 or response.status == 429
        if not failed or not _is_robots(request):
            return response
        stated = (response.headers.get("Retry-After") or b"").decode("latin-1")
        failure = _Failure(
            cause=f"HTTP {response.status}" + (f", Retry-After: {stated}" if stated else ""),
            until=rest_asked_for(stated, datetime.now(UTC)),
        )
        self._failures.setdefault(_authority(request), failure)
        return response.replace(body=_ASK_FOR_NOTHING)

    def process_exception(self, request: Request, exception: Exception) -> Response | None:
        """The same for a robots.txt that was not answered; for a page, why it is not asked."""
        if _is_robots(request) and not isinstance(exception, IgnoreRequest):
            cause = " ".join(f"{type(exception).__name__}: {exception}".split())
            self._failures[_authority(request)] = _Failure(cause=cause)
            return Response(request.url, status=503)
        failure = self._failures.get(_authority(request))
        if isinstance(exception, IgnoreRequest) and failure:
            msg = f"robots.txt could not be had ({failure.cause}), so nothing may be asked"
            raise RobotsUnreachable(msg, until=failure.until) from exception
        return None


def _is_robots(request: Request) -> bool:
    """Whether a robots.txt is asked for, also where redirects have led elsewhere: Scrapy asks for
    nothing else without asking robots.txt."""
    return bool(request.meta.get("dont_obey_robotstxt"))


def _authority(request: Request) -> str:
    """The host and port whose rules are asked for, or hold for a page."""
    redirects = request.meta.get("redirect_urls") if _is_robots(request) else None
    return urlsplit(redirects[0] if redirects else request.url).netloc
