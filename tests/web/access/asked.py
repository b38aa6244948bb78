"""Asks a guarded application as somebody at an address, in this process."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
from litestar.types import ASGIApp

from store import config
from web.access.policy import policy_of
from web.app import application
from web.gate import guarded

#: What a person or a program shows.
TOKEN = "a-token-drawn-by-chance"
#: Where nothing is listened to.
HERE, THERE = "127.0.0.1", "203.0.113.9"


def server(home: Path, listening: str = HERE, *, secret: str = "", **settings: str) -> ASGIApp:
    """A guarded application on the store of a home, with `[web]` settings as in the environment,
    and what links are signed with."""
    given = {f"BLOTTER_WEB_{name.upper()}": value for name, value in settings.items()}
    loaded = config.load({"BLOTTER_HOME": str(home), "BLOTTER_SECRET": secret, **given})
    policy = policy_of(loaded, listening)
    return guarded(application(loaded, policy), policy)


def ask(
    app: ASGIApp,
    path: str,
    *,
    method: str = "GET",
    client: str = HERE,
    at: str = "http://127.0.0.1:8000",
    headers: Mapping[str, str] | list[tuple[str, str]] | None = None,
    **request: Any,
) -> httpx.Response:
    """The answer to one request."""

    async def answered() -> httpx.Response:
        transport = httpx.ASGITransport(app=app, client=(client, 5000))  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url=at) as asking:
            return await asking.request(method, path, headers=headers, **request)

    return asyncio.run(answered())
