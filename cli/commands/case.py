"""`blotter case`: one matter from charge to sentence, and which documents belong to it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from answers.asking.moments import day_of
from answers.matters.case import case
from cli.command_table import LINES_BELOW
from cli.options.as_of_option import as_of, moment_of
from cli.options.format import OF_A_THING, format_options
from cli.shown.case_text import case_lines
from cli.shown.output import as_json, clean, echo_basis
from cli.terminal_options import with_terminal_options
from crawler.installation import load_settings

#: Those that append to the log, in a file of their own, which takes longer to import.
_DECISIONS = ("link", "unlink")


class _Case(click.Group):
    """`blotter case ID` shows a matter: any word that is no subcommand is an id."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args and not ctx.resilient_parsing:
            msg = "name a document of the matter, or link or unlink two"
            raise click.UsageError(msg, ctx)
        first = next((word for word in args if not word.startswith("-")), "")
        if args and first not in _DECISIONS:
            args = ["show", *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*super().list_commands(ctx), *_DECISIONS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _DECISIONS:
            return super().get_command(ctx, cmd_name)
        command = getattr(import_module("cli.commands.case_links"), cmd_name)
        return with_terminal_options(command) if isinstance(command, click.Command) else None


class _Show(click.Command):
    """What `blotter case ID` does: it goes by the name of its group, and its help is the group's
    as well."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        if parent:
            info_name, parent = parent.info_name, parent.parent
        return super().make_context(info_name, args, parent, **extra)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section("Commands"):
            formatter.write_dl([(name, LINES_BELOW[f"case {name}"]) for name in _DECISIONS])


@click.group("case", cls=_Case)
def case_command() -> None:
    """Show the matter of the document ID, or say which documents belong to one."""


@case_command.command("show", cls=_Show, hidden=True)
@click.argument("document_id", metavar="ID")
@click.option("--why", is_flag=True, help="Say what holds the documents together.")
@as_of
@format_options(OF_A_THING)
def show(document_id: str, why: bool, as_of: str | None, form: str) -> None:
    """Show the matter of the document ID, or say which documents belong to one.

    ID is that of any of its documents, or anything that leads to this matter alone: the number of
    its docket, an address, the name of a party.
    What was done stands in the order of its days, each with the words that say it; then who was
    involved and what became of them, the amounts, the sentences and the days ahead.
    """
    settings = load_settings()
    position, now = moment_of(settings, as_of)
    today = day_of(now, settings.timezone)
    answer = case(settings, document_id, today=today, position=position)
    if form == "json":
        click.echo(as_json(answer, ascii=False))
    else:
        for line in case_lines(answer, why=why):
            click.echo(clean(line))
    echo_basis(answer.basis)
