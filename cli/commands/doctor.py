"""`blotter doctor`: what is wrong with an installation, and what to type."""

from __future__ import annotations

import click

from answers.clock.diagnosis import Diagnosis, Finding, State
from cli.options.format import OF_A_THING, format_options
from cli.shown.output import as_json, clean
from store.plain_text import plural

_COLOURS: dict[State, str] = {"ok": "green", "warning": "yellow", "fault": "red"}


@click.command("doctor")
@click.option(
    "--network",
    is_flag=True,
    help="Ask the mail server and the public address, too; publishers are never asked.",
)
@format_options(OF_A_THING)
@click.pass_context
def doctor_command(context: click.Context, network: bool, form: str) -> None:
    """Say what is wrong with this installation, and what to type to mend it.

    Program, settings, files, disk, locks, database, clock, log, index, erasures, sources, letters
    and certificates are looked at, each in a line; nothing is written. Ends with 1 where there is a
    fault; a warning is about a part of the work, or about later.
    """
    from scheduler.doctor.diagnosis import diagnosis

    found = diagnosis(network=network)
    if form == "json":
        click.echo(as_json(found))
    else:
        _print(found)
    context.exit(0 if found.is_well else 1)


def _print(found: Diagnosis) -> None:
    width = max(len(finding.check) for finding in found.findings)
    for finding in found.findings:
        click.echo(_line(finding, width))
    counts = found.counts
    faults, warnings = plural(counts["fault"], "fault"), plural(counts["warning"], "warning")
    click.echo(f"{faults}, {warnings}, {counts['ok']} ok")


def _line(finding: Finding, width: int) -> str:
    state = click.style(f"{finding.state:8}", fg=_COLOURS[finding.state])
    line = f"{state} {finding.check:{width}}  {clean(finding.message)}"
    indent = " " * (11 + width)
    return f"{line}\n{indent}→ {clean(finding.remedy)}" if finding.remedy else line
