"""`blotter schedule`: what was done by the clock, how it ended, and what is next."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from answers.clock.schedule import schedule
from answers.clock.schedule_lines import schedule_lines
from cli.options.format import OF_A_THING, format_options
from cli.options.store import open_store
from cli.shown.output import as_json, clean_lines


@click.command("schedule")
@format_options(OF_A_THING)
def schedule_command(form: str) -> None:
    """Say what ran last, how it ended, and what is next and when: looks, letters, reading.

    It is told from the log, whether `blotter serve` runs or not; so what is due for long tells that
    it does not. Times are those of the settings' zone; in JSON they are UTC.
    """
    settings, engine = open_store()
    answer = schedule(engine, settings, now=datetime.now(UTC))
    if form == "json":
        click.echo(as_json(answer))
    else:
        for line in schedule_lines(answer):
            click.echo(clean_lines(line))
