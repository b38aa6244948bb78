"""Answers from an archive in place of the network: for a demo, for tests, and to look again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Headers, Response

from crawler.archives.warc import http_message

if TYPE_CHECKING:
    from scrapy.http import Request

    from crawler.archives.archive import ArchiveDay


class NotCapturedError(IgnoreRequest):
    """The archive does not have an address on this day, which says nothing about the page."""


class ReplayHandler(BaseDownloadHandler):
    """A Scrapy download handler that answers from the day of an archive its spider looks at."""

    async def download_request(self, request: Request) -> Response:
        """The archived answer; its WARC-Date goes into the request's meta as `captured_at`.

        Raises NotCapturedError, and IgnoreRequest where what was archived cannot be read. A
        robots.txt that was not archived is a 404 instead.
        """
        day: ArchiveDay = self.crawler.spider.look.day  # type: ignore[union-attr]
        try:
            response = archived_response(day, request.url)
        except ValueError as error:
            msg = f"what was archived cannot be read: {error}"
            raise IgnoreRequest(msg) from error
        if response is not None:
            request.meta["captured_at"] = day.captured_at(request.url)
            return response
        if request.url.endswith("/robots.txt"):
            return Response(request.url, status=404)
        msg = f"{request.url} was not captured on {day.date}"
        raise NotCapturedError(msg)


def archived_response(day: ArchiveDay, url: str) -> Response | None:
    """The answer captured that day; None where there is none. Raises ValueError.

    Compression is left to Scrapy; but archives also keep bodies unpacked and say so nowhere.
    """
    place = day.place(url)
    if place is None:
        return None
    place = place.original or place
    sent = http_message(place.warc, place.offset)
    if sent is None:
        return None
    dropped = {"transfer-encoding", "content-length"}
    if sent.headers.get_header("Content-Encoding") == "gzip" and sent.body[:2] != b"\x1f\x8b":
        dropped.add("content-encoding")
    headers = Headers([pair for pair in sent.headers.headers if pair[0].lower() not in dropped])
    return Response(url, status=sent.status, headers=headers, body=sent.body)
