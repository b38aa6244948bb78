"""A refusal as it is sent: a page for people, problem details (RFC 9457) for programs."""

from __future__ import annotations

import msgspec
from litestar.types import Scope, Send

from pages.rendering import render
from pages.site import Site
from pages.views.deciding.signing_in import sign_in_page
from pages.views.failure import failure_page
from web.access.refused import Refused
from web.problems import MEDIA_TYPE, Problem


async def send_refusal(refused: Refused, scope: Scope, send: Send, *, signs_in: bool) -> None:
    """Answer a request with why it is refused; with the way to sign in, where that would help."""
    wanted = next((it for name, it in scope["headers"] if name == b"accept"), b"")
    if b"text/html" in wanted:
        kind, body = "text/html; charset=utf-8", _page(refused, scope, signs_in=signs_in)
    else:
        kind, body = (
            MEDIA_TYPE,
            msgspec.json.encode(Problem(status=refused.status, detail=refused.detail).body()),
        )
    headers = {
        "Content-Type": kind,
        "Content-Length": str(len(body)),
        "Cache-Control": "no-store",
        **refused.headers,
    }
    encoded = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": refused.status, "headers": encoded})
    without = scope.get("method") == "HEAD"
    await send({"type": "http.response.body", "body": b"" if without else body, "more_body": False})


def _page(refused: Refused, scope: Scope, *, signs_in: bool) -> bytes:
    if signs_in and refused.status == 401:
        page = sign_in_page(why=refused.detail, to=_wanted(scope))
    else:
        page = failure_page(refused.status, refused.detail)
    return render(page, Site()).encode()


def _wanted(scope: Scope) -> str:
    """The address that was asked for, where asking again does no more than that."""
    if scope.get("method") != "GET":
        return ""
    path = scope["raw_path"].decode("latin-1")
    query = scope["query_string"].decode("latin-1")
    return f"{path}?{query}" if query else path
