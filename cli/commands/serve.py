"""`blotter serve`: crawl and send letters by the clock."""

from __future__ import annotations

import click

from crawler.installation import load_settings
from scheduler.serve import serve


@click.command("serve")
def serve_command() -> None:
    """Crawl every night and send letters when they are due, until told to stop.

    What was missed while it did not run is made up for at once. Letters wait for no crawl. SIGTERM
    and Ctrl-C end it within ten seconds, and all that is under way with it; a second one at once.
    Times are those of [schedule] in blotter.toml, or a subscription's own. In a week without news a
    subscriber gets one short letter that says so, and which sources were looked at.
    """
    import logging

    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.INFO)
    for library, level in (("apscheduler", logging.ERROR), ("alembic", logging.WARNING)):
        logging.getLogger(library).setLevel(level)
    serve(load_settings())
