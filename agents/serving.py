"""One client on standard input and output, until the input ends."""

from __future__ import annotations

from typing import Any

import anyio
from mcp.server import Server
from mcp.server.stdio import stdio_server

from agents.server import server
from answers.erasures.presence import present
from store.config import Settings
from store.connections.engines import connect
from store.log.database import open_store


def serve(settings: Settings) -> None:
    """Answer until standard input is closed. While it lasts nothing but the protocol is written on
    standard output: what else is printed goes to standard error. Raises StoreError."""
    engine, looks = open_store(settings.database_url), settings.for_looks
    asked = engine if looks is settings else connect(looks.database_url)
    with present(settings, engine, "mcp"):
        anyio.run(_serve, server(looks, asked))


async def _serve(served: Server[Any]) -> None:
    async with stdio_server() as (asked, answered):
        await served.run(asked, answered, served.create_initialization_options())
