"""An assistant's program: the official client, in this process or at a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import anyio
from mcp import Client, StdioServerParameters
from mcp.server import Server
from mcp_types import CallToolResult, TextContent

from agents.server import server
from store.config import Settings
from store.log.database import Engine
from store.readers.places import Blotter, Places
from tests.search import examples

T = TypeVar("T")


def server_of(settings: Settings, engine: Engine) -> Server[Any]:
    """The server of a record that lies at one place."""
    return server(Places(Blotter(settings=settings, engine=engine)))


def conversation(
    served: Server[Any] | StdioServerParameters,
    ask: Callable[[Client], Awaitable[T]],
    mode: str = "auto",
) -> T:
    """What comes of a conversation with a server; one that fails raises as itself."""

    async def hold() -> T | Exception:
        async with Client(served, mode=mode) as client:
            try:
                return await ask(client)
            except Exception as error:  # within it would become part of an exception group
                return error

    if isinstance(held := anyio.run(hold), Exception):
        raise held
    return held


def called(blotter: examples.Blotter, tool: str, /, **arguments: Any) -> CallToolResult:
    """The answer of a tool."""
    asked: Mapping[str, Any] = arguments

    async def ask(client: Client) -> CallToolResult:
        return await client.call_tool(tool, dict(asked))

    return conversation(server_of(blotter.settings, blotter.engine), ask)


def texts(result: CallToolResult) -> list[str]:
    """The texts of an answer, as an assistant reads them."""
    return [block.text for block in result.content if isinstance(block, TextContent)]


def command(home: Path) -> StdioServerParameters:
    """`blotter mcp`, as a client starts it."""
    return StdioServerParameters(
        command=sys.executable,
        args=["-c", "from cli.main import main; main()", "mcp"],
        env={**os.environ, "BLOTTER_HOME": str(home)},
    )
