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

from answers.documents.published_paths import SHORTENED, published_place

#: Before the path of what is asked for as it is published.
PUBLISHED = "/published"
#: Kinds of pages whose own address here has an id, and those that are only published.
_WITH_ID = ("document", "case", "name", "sources")
_NOT_HERE = ("year", "elsewhere")
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


def with_published(app: ASGIApp) -> ASGIApp:
    """An application at which the addresses of a published folder are right too."""

    async def asked(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == ScopeType.HTTP and is_published_alone(scope["path"]):
            scope["path"] = PUBLISHED + scope["path"]
        await app(scope, receive, send)

    return asked


def is_published_alone(path: str) -> bool:
    """Whether a path is one of a published folder, and none of a server. An id has a colon here,
    and is parted into folders there. Pure."""
    place = published_place(path.removeprefix("/"))
    if place is None:
        return False
    own_folders = 1 if place.kind in _WITH_ID else 0
    is_named_otherwise = any(SHORTENED in folder for folder in place.folders)
    further = len(place.folders) > own_folders or place.kind in _NOT_HERE
    return bool(place.file) or is_named_otherwise or further


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
