"""Commands that take what theirs take and do nothing: click completes by them, and nothing that
takes long is imported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import click
from click.shell_completion import CompletionItem

from cli.command_table import COMMANDS, LINES_BELOW
from cli.completion.completed import FILES
from cli.completion.kept_signatures import Parameter, Signatures, kept_signatures


def stand_in(name: str) -> click.Command:
    """That of a command, with those below it."""
    kept = kept_signatures()
    below = {
        words.removeprefix(f"{name} "): click.Command(
            words, params=_parameters(kept, words), short_help=line
        )
        for words, line in LINES_BELOW.items()
        if words.startswith(f"{name} ")
    }
    line, params = COMMANDS[name].line, _parameters(kept, name)
    if below:
        return _Group(name, params=params, short_help=line, commands=below)
    return click.Command(name, params=params, short_help=line)


def _parameters(kept: Signatures, words: str) -> list[click.Parameter]:
    taken = kept["commands"][words]
    return [_parameter(it, kept["lists"], f"parameter{n}") for n, it in enumerate(taken)]


class _Group(click.Group):
    """A group that does something itself, where a word is none of its commands."""

    def __init__(
        self,
        name: str,
        *,
        params: list[click.Parameter],
        short_help: str,
        commands: dict[str, click.Command],
    ) -> None:
        options = [it for it in params if isinstance(it, click.Option)]
        super().__init__(name, params=options, short_help=short_help, commands=commands)
        self._alone = click.Command(name, params=params)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.commands:
            return self.name, self._alone, args
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        found = super().shell_complete(ctx, incomplete)
        first = next((it for it in self._alone.params if isinstance(it, click.Argument)), None)
        return [*found, *first.shell_complete(ctx, incomplete)] if first else found


def _parameter(kept: Parameter, lists: Mapping[str, Sequence[str]], name: str) -> click.Parameter:
    words = kept["words"] or lists.get(kept["values"], ())
    given: dict[str, Any] = {"nargs": kept["nargs"], "type": _type(words, kept["values"])}
    if kept["values"] and not words and kept["values"] not in FILES:
        given["shell_complete"] = partial(_values, kept["values"])
    if not kept["typed"]:
        return click.Argument([name], **given)
    if kept["flag"]:
        given = {"is_flag": True}
    return click.Option(
        [*kept["typed"], name], help=kept["help"], multiple=not kept["flag"], **given
    )


def _type(words: Sequence[str], values: str) -> click.ParamType[Any]:
    if words:
        return click.Choice(words, case_sensitive=False)
    return click.Path(file_okay=values == "file") if values in FILES else click.STRING


def _values(
    kind: str, _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from answers.completing.completions import completions
    from store import config

    sign = "@" if kind == "queries" else ""
    if not incomplete.startswith(sign):
        return []
    found = completions(config.load(), "searches" if sign else kind, incomplete.removeprefix(sign))
    return [CompletionItem(f"{sign}{value}") for value in found]
