"""A server on loopback that answers like the Wayback Machine, from a table of captures."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass(frozen=True, kw_only=True)
class Captured:
    """One capture; `index` is False where the index does not list it."""

    at: str
    url: str
    body: str
    status: str = "200"
    headers: dict[str, str] = field(default_factory=dict)
    index: bool = True


class ArchiveServer:
    """Index and raw captures; `instead` may answer a request before they do."""

    def __init__(self, server: HTTPServer, captures: list[Captured], *, rows: int = 2) -> None:
        self.captures = captures
        self.instead: Callable[[Request], Response | None] = lambda _: None
        self.asked: list[str] = []
        self._rows = rows
        self.address = server.url_for("").rstrip("/")
        server.expect_request(re.compile(".*")).respond_with_handler(self._answer)

    def pages_asked(self) -> list[str]:
        """The raw captures that were asked for since the last call, by timestamp and path."""
        found = [path for path in self.asked if path.startswith("/web/")]
        self.asked.clear()
        return [
            path[5:].replace("id_/https://www.agency.example/releases_past", "") for path in found
        ]

    def _answer(self, request: Request) -> Response:
        self.asked.append(request.full_path.rstrip("?"))
        if (other := self.instead(request)) is not None:
            return other
        if request.path == "/cdx/search/cdx":
            return self._index(request)
        stamp, _, url = request.full_path.rstrip("?").removeprefix("/web/").partition("id_/")
        for captured in self.captures:
            if captured.url == url and captured.at == stamp:
                return Response(captured.body, int(captured.status), {**HTML, **captured.headers})
        return Response("not archived", 404)

    def _index(self, request: Request) -> Response:
        """The rows asked for, a few at a time."""
        asked = request.args
        first, last = (date.fromisoformat(asked[name]) for name in ("from", "to"))
        rows = sorted(
            [captured.url.lower(), captured.at, captured.url]
            for captured in self.captures
            if captured.index and f"statuscode:{captured.status}" == asked["filter"]
            if captured.url.partition("://")[2].startswith(asked["url"])
            if first <= date.fromisoformat(captured.at[:8]) <= last
        )
        start = int(asked.get("resumeKey", "0"))
        part = rows[start : start + self._rows]
        left = [[], [str(start + self._rows)]] if start + self._rows < len(rows) else []
        answer = [asked["fl"].split(","), *part, *left] if rows else []
        return Response(json.dumps(answer), content_type="application/json")
