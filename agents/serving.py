"""One client on standard input and output, until the input ends."""

from __future__ import annotations

from typing import Any

import anyio
from mcp.server import Server
from mcp.server.stdio import stdio_server

from agents.server import server
from answers.erasures.presence import present
from store.config import Settings
from store.readers.places import places_of


def serve(settings: Settings) -> None:
    """Answer until standard input is closed. While it lasts nothing but the protocol is written on
    standard output: what else is printed goes to standard error. Raises StoreError."""
    places = places_of(settings)
    with present(settings, places.written.engine, "mcp"):
        anyio.run(_serve, server(places))


async def _serve(served: Server[Any]) -> None:
    async with stdio_server() as (asked, answered):
        await served.run(asked, answered, served.create_initialization_options())
