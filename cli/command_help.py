"""What the help of a command says beside its options: the words these take, and two examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
    _narrow(command)
    command.epilog = "\n\n".join([*_listed_words(command), *_examples(words)])
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            if below := command.get_command(context, name):
                # A hidden one is what its group does where no other is named.
                complete_help(below, words if below.hidden else f"{words} {name}")


def words_taken(command: click.Command) -> Mapping[str, Sequence[str]]:
    """The words of which an option takes one, by what its line calls it, where the line does not
    say them itself."""
    taken = ((option.human_readable_name.upper(), _words_of(option)) for option in command.params)
    return {name: words for name, words in taken if words}


def closed_words(option: click.Parameter) -> Sequence[str]:
    """The words of the list of a field that an option asks; none for other options."""
    asked = BY_NAME.get(option.name or "")
    if not asked or not asked.values or f"--{asked.name}" not in option.opts:
        return ()
    return sorted({*asked.values().values()})


def _narrow(command: click.Command) -> None:
    """Let no option say in its line more words than a terminal is wide, or what is no word."""
    context = click.Context(command)
    for option in command.params:
        wide = len(f"  {option.opts[0]} {option.make_metavar(context)}") > _WIDTH
        if isinstance(option.type, click.Choice) and wide:
            option.metavar = option.human_readable_name.upper()
        if isinstance(option.type, click.IntRange) and not option.metavar:
            option.metavar = "NUMBER"


def _listed_words(command: click.Command) -> Iterator[str]:
    for name, words in words_taken(command).items():
        said = f"{name} is one of: {', '.join(words)}."
        yield "\n".join(("\b", *wrap(said, _WIDTH, break_on_hyphens=False)))


def _words_of(option: click.Parameter) -> Sequence[str]:
    if isinstance(option.type, click.Choice):
        return option.type.choices if option.metavar else ()
    return () if option.name in _KNOWN else closed_words(option)


def _examples(words: str) -> Iterator[str]:
    if examples := EXAMPLES.get(words):
        yield "\n".join(("\b", "Examples:", *(_shown(example) for example in examples)))


def _shown(example: Example) -> str:
    return indent(f"{example.typed}\n    {example.does}", "  ")
