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
    for words, command in commands_with_words(main):
        complete_help(command, words)
        yield _entry(command, words)


def commands_with_words(main: click.Group) -> Iterator[tuple[str, click.Command]]:
    """Every command, and as what it is typed after `blotter`. What a group does where no other is
    named, a hidden command, is that of the group."""
    context = click.Context(main)
    for name in COMMANDS:
        if not (command := main.get_command(context, name)):
            continue
        below = dict(_below(command))
        yield name, next((it for it in below.values() if it.hidden), command)
        yield from ((f"{name} {it}", other) for it, other in below.items() if not other.hidden)


def _below(command: click.Command) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            if other := command.get_command(context, name):
                yield name, other


def _entry(command: click.Command, words: str) -> Entry:
    context = click.Context(command)
    options = [it for it in command.params if isinstance(it, click.Option) and not it.hidden]
    return Entry(
        typed=f"blotter {words}",
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
