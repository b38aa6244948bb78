"""`blotter web`: the page and the API over HTTP."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import click

from cli.options.store import log_form
from cli.shown.output import clean
from crawler.installation import load_settings
from store.messages.written import write_messages

if TYPE_CHECKING:
    from web.access.policy import Policy

_LOG = logging.getLogger("blotter.web")


@click.command("web")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port; 0 for any that is free.",
)
@log_form
def web_command(host: str, port: int) -> None:
    """Serve the page and the API until told to stop, on this machine alone by default.

    Beyond this machine it serves those who have BLOTTER_WEB_TOKEN, whom a proxy names ([web]
    trusted_proxy), or everybody ([web] public); the first two may decide and save, too. SIGTERM and
    Ctrl-C end it within ten seconds.
    """
    settings = load_settings()
    try:
        from answers.erasures.presence import present
        from web.access.policy import policy_of
        from web.app import application
        from web.gate import guarded
        from web.serving import have_one_heap, listen, run
    except ImportError as error:
        msg = "the page needs the extra `web`: pip install 'enforcement-blotter[web]'"
        raise click.ClickException(msg) from error
    write_messages(settings)
    policy = policy_of(settings, host)
    have_one_heap()
    with listen(host, port) as listening:
        app = application(settings, policy)
        line = clean(_served(policy, host, listening.getsockname()[1]))
        with present(settings, app.state.blotter.engine, "web"):
            run(guarded(app, policy), listening, started=lambda: _LOG.info("%s", line))


def _served(policy: Policy, host: str, port: int) -> str:
    """What is served where, in a line."""
    name = f"[{host}]" if ":" in host.strip("[]") else host
    known = "whoever signs in" if policy.token else "whom the proxy names"
    readers = "whoever reaches it" if policy.reads_freely else known
    writers = f"decide and save: {known}" if policy.writes else "nobody can change anything here"
    return f"http://{name}:{port}/ (read: {readers}; {writers})"
