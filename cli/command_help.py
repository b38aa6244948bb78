"""What the help of a command says beside its options: the words these take, and two examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import indent, wrap

import click

from casebook.asking.fields import BY_NAME
from cli.command_table import LINES_BELOW
from cli.examples.example import Example
from cli.examples.table import EXAMPLES

#: Of a line of help, in columns.
_WIDTH = 76
#: Lists that everybody knows, and that would fill the screen.
_KNOWN = frozenset({"district", "state"})


def complete_help(command: click.Command, words: str) -> None:
    """Give a command, which is typed as these words after `blotter`, and those below it their
    whole help."""
    command.short_help = LINES_BELOW.get(words)
    command.epilog = "\n\n".join([*_listed_words(command), *_examples(words)])
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            if below := command.get_command(context, name):
                # A hidden one is what its group does where no other is named.
                complete_help(below, words if below.hidden else f"{words} {name}")


def _listed_words(command: click.Command) -> Iterator[str]:
    """What each option takes one of, where its own line does not say it whole."""
    for option in command.params:
        name = option.name or ""
        words = _words_of_field(option)
        if isinstance(option.type, click.Choice) and _is_wide(option, command):
            option.metavar, words = name.upper(), option.type.choices
        if words and name not in _KNOWN:
            said = f"{name.upper()} is one of: {', '.join(words)}."
            yield "\n".join(("\b", *wrap(said, _WIDTH, break_on_hyphens=False)))


def _words_of_field(option: click.Parameter) -> Sequence[str]:
    """The words of a field's list; none for other options."""
    asked = BY_NAME.get(option.name or "")
    if not asked or not asked.values or f"--{asked.name}" not in option.opts:
        return ()
    return sorted({*asked.values().values()})


def _is_wide(option: click.Parameter, command: click.Command) -> bool:
    first, *_ = option.opts
    return len(f"  {first} {option.make_metavar(click.Context(command))}") > _WIDTH


def _examples(words: str) -> Iterator[str]:
    if examples := EXAMPLES.get(words):
        yield "\n".join(("\b", "Examples:", *(_shown(example) for example in examples)))


def _shown(example: Example) -> str:
    return indent(f"{example.typed}\n    {example.does}", "  ")
