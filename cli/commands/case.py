"""`blotter case`: one matter from charge to sentence, and which documents belong to it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from answers.documents.document_history import id_of
from cli.options.as_of_option import as_of, moment_of
from cli.options.author import author, one_line
from cli.shown.matter_lines import lines
from cli.shown.output import clean

if TYPE_CHECKING:
    from store.config import Settings
    from store.log.database import Engine


class _Case(click.Group):
    """`blotter case ID` shows a matter: any word that is no subcommand is an id."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args:
            msg = "name a document of the matter, or link or unlink two"
            raise click.UsageError(msg, ctx)
        first = next((word for word in args if not word.startswith("-")), "show")
        if first not in self.commands and not {"-h", "--help"} & {*args}:
            args = ["show", *args]
        return super().parse_args(ctx, args)


@click.group("case", cls=_Case, subcommand_metavar="ID | link ID OTHER | unlink ID OTHER")
def command() -> None:
    """Show the matter of the document ID, or say which documents belong to one."""


@command.command("show", hidden=True)
@click.argument("document_id", metavar="ID")
@click.option("--why", is_flag=True, help="Say what holds the documents together.")
@as_of
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def show(document_id: str, why: bool, as_of: str | None, form: str) -> None:
    """Show a matter; ID is that of any of its documents.

    What was done stands in the order of its days, each with the words that say it; then who was
    involved and what became of them, the amounts, the sentences and the days ahead.
    """
    from answers.matters.case import case
    from answers.to_json import to_json
    from store import config
    from store.log import database

    settings = config.load()
    position, now = moment_of(settings, as_of)
    engine = database.open_store(settings.database_url)
    today = now.astimezone(settings.timezone).date()
    answer = case(engine, settings, document_id, id_of=id_of, today=today, position=position)
    if form == "json":
        click.echo(json.dumps(to_json(answer), ensure_ascii=False, indent=2))
    else:
        for line in lines(answer, why=why):
            click.echo(clean(line))


@command.command("link")
@click.argument("document_id", metavar="ID")
@click.argument("other", metavar="OTHER")
@click.option("--reason", required=True, callback=one_line, help="Why.")
@author
def link(document_id: str, other: str, reason: str, by: str) -> None:
    """Say that the document OTHER is of the same matter as the document ID.

    The two matters become one, until `blotter case unlink` says otherwise.
    """
    from answers.casebook import open_casebook
    from store.log.events import CaseLinked

    engine, settings, one, two = _two(document_id, other)
    if _pair(one, two) in open_casebook(engine, settings).joined:
        msg = f"{clean(document_id)} and {clean(other)} are linked already"
        raise click.ClickException(msg)
    position = _append(engine, one, CaseLinked(document=two, by=by, reason=reason))
    click.echo(clean(f"#{position}: {other} linked to the matter of {document_id}"))


@command.command("unlink")
@click.argument("document_id", metavar="ID")
@click.argument("other", metavar="OTHER")
@click.option("--reason", required=True, callback=one_line, help="Why.")
@author
def unlink(document_id: str, other: str, reason: str, by: str) -> None:
    """Take the document OTHER out of the matter of the document ID, whatever links it to it.

    What hangs together with the rest only by way of OTHER goes with it.
    """
    from answers.casebook import open_casebook
    from store.log.events import CaseUnlinked

    engine, settings, one, two = _two(document_id, other)
    cases = open_casebook(engine, settings).cases
    if cases.get(one) != cases.get(two):
        msg = f"{clean(document_id)} and {clean(other)} are not of one matter"
        raise click.ClickException(msg)
    position = _append(engine, one, CaseUnlinked(document=two, by=by, reason=reason))
    after = open_casebook(engine, settings)
    went = [id for id, case in after.cases.items() if case == after.cases[two] and id != two]
    went = [after.dossiers[id].id for id in went if cases[id] == cases[two]]
    along = f", and with it {', '.join(went)}" if went else ""
    click.echo(clean(f"#{position}: {other} taken out of the matter of {document_id}{along}"))


def _two(document_id: str, other: str) -> tuple[Engine, Settings, str, str]:
    """The ids of two documents that there are; the same one twice is a usage error."""
    from store import config
    from store.log import database

    settings = config.load()
    engine = database.open_store(settings.database_url)
    one, two = id_of(engine, document_id), id_of(engine, other)
    if one == two:
        msg = "ID and OTHER are the same document"
        raise click.UsageError(msg)
    return engine, settings, one, two


def _append(engine: Engine, one: str, decision: Any) -> int:
    from store.log import database, log

    entry = log.NewEvent(stream=f"case/{one}", event=decision)
    with database.writing(engine) as connection:
        (recorded,) = log.append(connection, [entry], now=datetime.now(UTC))
    return recorded.position


def _pair(one: str, other: str) -> tuple[str, str]:
    low, high = sorted((one, other))
    return low, high
