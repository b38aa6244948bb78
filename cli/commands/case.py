"""`blotter case`: one matter from charge to sentence, and which documents belong to it."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import click

from answers.documents.document_history import id_of
from answers.matters.case import case
from answers.matters.case_decisions import case_members, shown_ids
from answers.to_json import to_json
from cli.options.as_of_option import as_of, moment_of
from cli.options.author import author, one_line
from cli.options.store import open_store
from cli.shown.case_text import case_lines
from cli.shown.output import clean, echo_basis
from store import config
from store.log import database, log
from store.log.database import Engine
from store.log.events import CaseLinked, CaseUnlinked


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
def case_command() -> None:
    """Show the matter of the document ID, or say which documents belong to one."""


@case_command.command("show", hidden=True)
@click.argument("document_id", metavar="ID")
@click.option("--why", is_flag=True, help="Say what holds the documents together.")
@as_of
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def show(document_id: str, why: bool, as_of: str | None, form: str) -> None:
    """Show a matter; ID is that of any of its documents.

    What was done stands in the order of its days, each with the words that say it; then who was
    involved and what became of them, the amounts, the sentences and the days ahead.
    """
    settings = config.load()
    position, now = moment_of(settings, as_of)
    today = now.astimezone(settings.timezone).date()
    answer = case(settings, document_id, today=today, position=position)
    if form == "json":
        click.echo(json.dumps(to_json(answer), ensure_ascii=False, indent=2))
    else:
        for line in case_lines(answer, why=why):
            click.echo(clean(line))
    echo_basis(answer.basis)


@case_command.command("link")
@click.argument("document_id", metavar="ID")
@click.argument("other", metavar="OTHER")
@click.option("--reason", required=True, callback=one_line, help="Why.")
@author
def link(document_id: str, other: str, reason: str, by: str) -> None:
    """Say that the document OTHER is of the same matter as the document ID.

    The two matters become one, until `blotter case unlink` says otherwise.
    """
    settings, engine = open_store()
    first, second = _two_ids(engine, document_id, other)
    if tuple(sorted((first, second))) in case_members(settings, first).joined:
        msg = f"{clean(document_id)} and {clean(other)} are linked already"
        raise click.ClickException(msg)
    position = _append(engine, first, CaseLinked(document=second, by=by, reason=reason))
    click.echo(clean(f"#{position}: {other} linked to the matter of {document_id}"))


@case_command.command("unlink")
@click.argument("document_id", metavar="ID")
@click.argument("other", metavar="OTHER")
@click.option("--reason", required=True, callback=one_line, help="Why.")
@author
def unlink(document_id: str, other: str, reason: str, by: str) -> None:
    """Take the document OTHER out of the matter of the document ID, whatever links it to it.

    What hangs together with the rest only by way of OTHER goes with it.
    """
    settings, engine = open_store()
    first, second = _two_ids(engine, document_id, other)
    before = case_members(settings, first).ids
    if second not in before:
        msg = f"{clean(document_id)} and {clean(other)} are not of one matter"
        raise click.ClickException(msg)
    position = _append(engine, first, CaseUnlinked(document=second, by=by, reason=reason))
    moved = shown_ids(settings, (case_members(settings, second).ids & before) - {second})
    along = f", and with it {', '.join(moved)}" if moved else ""
    click.echo(clean(f"#{position}: {other} taken out of the matter of {document_id}{along}"))


def _two_ids(engine: Engine, document_id: str, other: str) -> tuple[str, str]:
    """The ids of two documents that there are; the same one twice is a usage error."""
    first, second = id_of(engine, document_id), id_of(engine, other)
    if first == second:
        msg = "ID and OTHER are the same document"
        raise click.UsageError(msg)
    return first, second


def _append(engine: Engine, document: str, decision: CaseLinked | CaseUnlinked) -> int:
    now = datetime.now(UTC)
    with database.writing(engine) as connection:
        recorded = log.append_event(
            connection, f"case/{document}", decision, expected=None, now=now
        )
    return recorded.position
