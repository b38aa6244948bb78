"""`blotter web`: the page and the API over HTTP."""

from __future__ import annotations

import click

from store import config


@click.command("web")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def web_command(host: str, port: int) -> None:
    """Serve the page and the API until told to stop, on this machine alone by default."""
    settings = config.load()
    try:
        import uvicorn

        from web.app import application
    except ImportError as error:
        msg = "the page needs the extra `web`: pip install 'enforcement-blotter[web]'"
        raise click.ClickException(msg) from error
    click.echo(f"http://{host}:{port}/", err=True)
    uvicorn.run(application(settings), host=host, port=port, log_level="warning")
