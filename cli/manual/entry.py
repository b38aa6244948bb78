"""What a manual says of one command, taken from the command itself."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import click

from cli.command_help import complete_help, words_taken
from cli.command_table import COMMANDS, LINES_BELOW
from cli.examples.example import Example
from cli.examples.table import EXAMPLES


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One command."""

    #: As it is typed: `blotter log verify`.
    typed: str
    #: What it does, in a line.
    line: str
    #: What follows its name, as in `[OPTIONS] ID`.
    usage: str
    #: Its help, a paragraph an item, each in one line.
    paragraphs: Sequence[str]
    #: As it is written, with what it takes, and what it is for.
    options: Sequence[tuple[str, str]]
    #: Of options that take one word of a list: what it is called in `options`, and the list.
    words: Mapping[str, Sequence[str]]
    examples: Sequence[Example]


def entries(main: click.Group) -> Iterator[Entry]:
    """Every command in the order of the table, those below one after it."""
    context = click.Context(main, info_name="blotter")
    for name in COMMANDS:
        if command := main.get_command(context, name):
            complete_help(command, name)
            yield from _with_those_below(command, click.Context(command, context, name))


def _with_those_below(command: click.Command, context: click.Context) -> Iterator[Entry]:
    below = [*_below(command, context)]
    # What a group does where no other is named is what the manual says of the group.
    shown = next((other for other in below if other.command.hidden), None)
    yield _entry(shown.command if shown else command, context)
    for other in below:
        if not other.command.hidden:
            yield _entry(other.command, other)


def _below(command: click.Command, context: click.Context) -> Iterator[click.Context]:
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            if other := command.get_command(context, name):
                yield click.Context(other, context, name)


def _entry(command: click.Command, context: click.Context) -> Entry:
    words = context.command_path.removeprefix("blotter ")
    options = [it for it in command.params if isinstance(it, click.Option) and not it.hidden]
    return Entry(
        typed=context.command_path,
        line=COMMANDS[words].line if words in COMMANDS else LINES_BELOW[words],
        usage=" ".join(command.collect_usage_pieces(context)),
        paragraphs=[*_paragraphs(command.help or "")],
        options=[record for it in options if (record := it.get_help_record(context))],
        words=words_taken(command),
        examples=EXAMPLES[words],
    )


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        yield " ".join(paragraph.split())
