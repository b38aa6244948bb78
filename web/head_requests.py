"""HEAD, which asks what GET would answer, without its body (RFC 9110, section 9.3.2), and is
allowed wherever GET is."""

from __future__ import annotations

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send


def answering_head(app: ASGIApp) -> ASGIApp:
    """An application whose every page answers HEAD too."""

    async def answered(scope: Scope, receive: Receive, send: Send) -> None:
        async def allowing_head(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    (name, _with_head(value) if name.lower() == b"allow" else value)
                    for name, value in message.get("headers", [])
                ]
            await send(message)

        if scope["type"] != ScopeType.HTTP or scope["method"] != "HEAD":
            await app(scope, receive, allowing_head)
            return

        async def without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message["body"] = b""
            await allowing_head(message)

        as_get: Scope = {**scope, "method": "GET"}
        await app(as_get, receive, without_body)

    return answered


def _with_head(allowed: bytes) -> bytes:
    """An Allow header with the method that is answered here."""
    methods = allowed.split(b", ")
    return allowed + b", HEAD" if b"GET" in methods and b"HEAD" not in methods else allowed
