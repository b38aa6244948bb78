"""`blotter serve`: crawl and send letters by the clock."""

from __future__ import annotations

import click

from cli.options.store import log_form
from crawler.installation import load_settings
from scheduler.serve import serve
from store.messages.written import write_messages


@click.command("serve")
@log_form
def serve_command() -> None:
    """Crawl every night and send letters when they are due, until told to stop.

    What was missed while it did not run is made up for at once. Letters wait for no crawl. SIGTERM
    and Ctrl-C end it within ten seconds, and all that is under way with it; a second one at once.
    Times are those of [schedule] in blotter.toml, or a subscription's own. In a week without news a
    subscriber gets one short letter that says so, and which sources were looked at.
    """
    settings = load_settings()
    write_messages(settings, "%(asctime)s %(levelname)s %(message)s")
    serve(settings)
