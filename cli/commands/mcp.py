"""`blotter mcp`: the assistant's door."""

from __future__ import annotations

import click

from crawler.installation import load_settings


@click.command("mcp")
def mcp_command() -> None:
    """Answer an assistant's questions over MCP, on standard input and output (stdio).

    An assistant's program starts this itself: docs/how-to/agents.md says how. Nothing can be
    changed by it, and it ends when its input does. BLOTTER_HOME says which store it answers from.
    """
    settings = load_settings()
    try:
        from agents.serving import serve
    except ImportError as error:
        msg = "assistants need the extra `mcp`: pip install 'enforcement-blotter[mcp]'"
        raise click.ClickException(msg) from error
    serve(settings)
