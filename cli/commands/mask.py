"""`blotter mask` and `blotter unmask`: hide a person's name wherever documents are shown."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from datetime import UTC, datetime

import click

from answers.catch_up import catch_up_on
from answers.documents.masks import masks
from answers.searches.name_remnants import name_remnants
from cli.options.author import author, one_line
from cli.options.store import open_store
from cli.shown.output import clean
from store.config import Settings
from store.log.events import Recorded
from store.plain_text import plural
from store.privacy import mask_decisions


@click.command("mask")
@click.argument("name", required=False)
@click.option("--reason", callback=one_line, help="Why; it is kept in the log.")
@author
def mask_command(name: str | None, reason: str | None, by: str) -> None:
    """Hide NAME in whatever is shown, found, mailed or exported. Without NAME, list the masks.

    It is hidden as it is spelled: in any case, with or without middle initials, last name first,
    in an address; and a search finds nothing for it. A last name on its own, or another spelling,
    is another name to mask: where such still stand is said. The log keeps the name: `blotter
    unmask` undoes this, and `blotter erase` removes content for good.
    """
    if name is None:
        _list()
        return
    if reason is None:
        msg = "say why: --reason TEXT"
        raise click.UsageError(msg)
    settings = _record(mask_decisions.mask, name, by, reason, "is masked")
    for left in name_remnants(settings, clean(name)):
        stands = f"{left.words} still stands in {plural(left.documents, 'document')}"
        click.echo(clean(f"{stands}: blotter search {shlex.quote(left.query)}"))


@click.command("unmask")
@click.argument("name")
@click.option("--reason", required=True, callback=one_line, help="Why; it is kept in the log.")
@author
def unmask_command(name: str, reason: str, by: str) -> None:
    """Show NAME again, which was masked. `blotter mask` lists the masks."""
    _record(mask_decisions.unmask, name, by, reason, "is shown again")


def _record(
    decide: Callable[..., Recorded], name: str, by: str, reason: str, outcome: str
) -> Settings:
    settings, engine = open_store()
    try:
        recorded = decide(engine, clean(name), by=by, reason=reason, now=datetime.now(UTC))
    except ValueError as error:  # what cannot be a name
        raise click.UsageError(str(error)) from error
    catch_up_on(engine, settings)
    click.echo(f"#{recorded.position}: {clean(name)} {outcome}")
    return settings


def _list() -> None:
    _, engine = open_store()
    in_force = masks(engine)
    for mask in in_force:
        day = f"{mask.recorded_at:%Y-%m-%d}"
        why = f"(by {mask.by}: {mask.reason})"
        click.echo(clean(f"#{mask.position}  {day}  {mask.name}  {why}"))
    if not in_force:
        click.echo("nobody is masked", err=True)
