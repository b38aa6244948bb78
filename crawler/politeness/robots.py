"""A robots.txt that the server fails to give is taken as "ask for nothing" (RFC 9309, 2.3.1.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

if TYPE_CHECKING:
    from scrapy.http import Request

_ASK_FOR_NOTHING = b"User-agent: *\nDisallow: /\n"


class RobotsUnreachable(IgnoreRequest):
    """An address is not asked, since its host failed to say whether it may be."""


class UnreachableRobots:
    """A Scrapy downloader middleware; Scrapy itself takes an error as leave to go on."""

    def __init__(self) -> None:
        self._causes: dict[str, str] = {}

    def process_response(self, request: Request, response: Response) -> Response:
        """The response; with rules that forbid all in place of a robots.txt that failed."""
        if response.status < 500 or not _is_robots(request):
            return response
        self._causes.setdefault(urlsplit(request.url).netloc, f"HTTP {response.status}")
        return response.replace(body=_ASK_FOR_NOTHING)

    def process_exception(self, request: Request, exception: Exception) -> Response | None:
        """The same for a robots.txt that was not answered; for a page, why it is not asked."""
        host = urlsplit(request.url).netloc
        if _is_robots(request) and not isinstance(exception, IgnoreRequest):
            self._causes[host] = " ".join(f"{type(exception).__name__}: {exception}".split())
            return Response(request.url, status=503)
        if isinstance(exception, IgnoreRequest) and (cause := self._causes.get(host)):
            msg = f"robots.txt could not be had ({cause}), so nothing may be asked"
            raise RobotsUnreachable(msg) from exception
        return None


def _is_robots(request: Request) -> bool:
    return urlsplit(request.url).path == "/robots.txt"
