"""`blotter mask` and `blotter unmask`: hide a person's name wherever documents are shown."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from datetime import UTC, datetime

import click

from answers.asking.page import WHOLE, Page
from answers.catch_up import catch_up_on
from answers.documents.masks import Mask, masked_names
from answers.searches.name_remnants import name_remnants
from cli.options.as_of_option import as_of, moment_of
from cli.options.author import author, not_empty
from cli.options.format import format_options
from cli.options.page import page_options
from cli.options.store import open_store
from cli.shown.list_part import echo_part
from cli.shown.output import clean, echo_rows, escape, list_item
from store.config import Settings
from store.log.events import Recorded
from store.plain_text import plural
from store.privacy import mask_decisions

_COLUMNS = ("position", "recorded_at", "name", "by", "reason")


@click.command("mask")
@click.argument("name", required=False)
@click.option("--reason", callback=not_empty, help="Why; it is kept in the log.")
@author
@page_options
@as_of
@format_options()
def mask_command(
    name: str | None, reason: str | None, by: str, page: Page, as_of: str | None, form: str
) -> None:
    """Hide NAME in whatever is shown, found, mailed or exported. Without NAME, list the masks.

    It is hidden as it is spelled: in any case, with or without middle initials, last name first,
    in an address; and a search finds nothing for it. A last name on its own, or another spelling,
    is another name to mask: where such still stand is said. The log keeps the name: `blotter
    unmask` undoes this, and `blotter erase` removes content for good.
    """
    if name is None:
        _list(page, as_of, form)
        return
    if (page, as_of, form) != (WHOLE, None, "text"):
        msg = "--limit, --offset, --as-of and --format are of the list: leave out NAME"
        raise click.UsageError(msg)
    if reason is None:
        msg = "say why: --reason TEXT"
        raise click.UsageError(msg)
    settings = _record(mask_decisions.mask, name, by, reason, "is masked")
    for left in name_remnants(settings, clean(name)):
        stands = f"{left.words} still stands in {plural(left.documents, 'document')}"
        click.echo(clean(f"{stands}: blotter search {shlex.quote(left.query)}"))


@click.command("unmask")
@click.argument("name")
@click.option("--reason", required=True, callback=not_empty, help="Why; it is kept in the log.")
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


def _list(page: Page, as_of: str | None, form: str) -> None:
    settings, engine = open_store()
    position, _ = moment_of(settings, as_of)
    hidden = masked_names(engine, page, position=position)
    echo_rows(hidden, hidden.masks, form, columns=_COLUMNS, markdown=_markdown, text=_text)
    if not hidden.total:
        click.echo("nobody is masked", err=True)
    echo_part(len(hidden.masks), hidden.total)


def _text(mask: Mask) -> str:
    return clean(f"#{mask.position}  {_day(mask)}  {mask.name}  ({_why(mask)})")


def _markdown(mask: Mask) -> str:
    return list_item(f"{escape(mask.name)} · {_day(mask)}", [_why(mask)])


def _day(mask: Mask) -> str:
    return f"{mask.recorded_at:%Y-%m-%d}"


def _why(mask: Mask) -> str:
    return f"by {mask.by}: {mask.reason}"
