"""`blotter mask`: hide a person's name wherever documents are shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from cli.options.author import author, one_line
from cli.shown.output import clean

if TYPE_CHECKING:
    from store.log.events import Recorded


@click.command("mask")
@click.argument("name", required=False)
@click.option("--reason", callback=one_line, help="Why; it is kept in the log.")
@author
def command(name: str | None, reason: str | None, by: str) -> None:
    """Hide NAME in whatever is shown, found, mailed or exported. Without NAME, list the masks.

    It is hidden as it is spelled: in any case, with or without middle initials, last name first,
    in an address; and a search finds nothing for it. A last name on its own, or another spelling,
    is another name to mask. The log keeps the name: `blotter unmask` undoes this, and
    `blotter erase` removes content for good.
    """
    from answers.catch_up import catch_up_on
    from store import config
    from store.log import database
    from store.privacy import mask_decisions, masking

    settings = config.load()
    engine = database.open_store(settings.database_url)
    if name is None:
        with database.reading(engine) as connection:
            _list(list(masking.events_in_force(masking.recorded_masks(connection)).values()))
        return
    if reason is None:
        msg = "say why: --reason TEXT"
        raise click.UsageError(msg)
    try:
        recorded = mask_decisions.mask(
            engine, clean(name), by=by, reason=reason, now=datetime.now(UTC)
        )
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    catch_up_on(engine, settings)
    click.echo(f"#{recorded.position}: {clean(name)} is masked")


def _list(found: Sequence[Recorded]) -> None:
    for recorded in found:
        name, by, reason = (getattr(recorded.event, said) for said in ("name", "by", "reason"))
        day = f"{recorded.recorded_at:%Y-%m-%d}"
        click.echo(clean(f"#{recorded.position}  {day}  {name}  (by {by}: {reason})"))
    if not found:
        click.echo("nobody is masked", err=True)
