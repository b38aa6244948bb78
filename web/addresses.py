"""Paths of addresses, in which a slash that belongs to an id is told from one that parts the path.

An id may hold a slash, which an address writes as `%2F`. Servers decode a path before anything is
found by it, so such a slash is stood in for by a sign that no text has, until the route is found.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

#: A code point that Unicode keeps free of characters for good.
_STAND_IN = "\ufdd0"
_WRITTEN_SLASH = re.compile("%2F", re.IGNORECASE)


def keeping_slashes(app: ASGIApp) -> ASGIApp:
    """An application whose routes are found by the slashes that part a path alone."""

    async def asked(scope: Scope, receive: Receive, send: Send) -> None:
        raw = (scope.get("raw_path") or b"").decode("latin-1")
        if _WRITTEN_SLASH.search(raw):
            parts = _WRITTEN_SLASH.split(raw)
            scope["path"] = _STAND_IN.join(unquote(part, errors="replace") for part in parts)
        await app(scope, receive, send)

    return asked


class WholeIds(ASGIMiddleware):
    """Gives a route the ids of its path with the slashes that they have."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        given = scope["path_params"]
        for name, value in given.items():
            if isinstance(value, str):
                given[name] = value.replace(_STAND_IN, "/")
        await next_app(scope, receive, send)


def written_path(scope: Scope) -> str:
    """The path that is asked for, as an address has it. It is never an address elsewhere, as
    `//name` would be."""
    return "/" + quote(scope["path"].lstrip("/"), safe="/:").replace(quote(_STAND_IN), "%2F")
