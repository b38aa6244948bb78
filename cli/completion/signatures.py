"""What is kept of each command for shells: `python -m cli.generated` writes it again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

import click

from cli.command_help import closed_words
from cli.completion.completed import values_of
from cli.completion.kept_signatures import Parameter
from cli.manual.entry import commands_with_words


def signatures(main: click.Group) -> str:
    """What the file holds: the parameters of each command, by its words, and the words of those
    fields that have a list of them."""
    commands: dict[str, list[Parameter]] = {}
    lists: dict[str, list[str]] = {}
    for words, command in commands_with_words(main):
        commands[words] = [_parameter(it, words) for it in command.params]
        lists |= dict(_lists(command))
    return f'{{"commands": {_lines(commands)},\n"lists": {_lines(lists)}}}\n'


def _lines(lists: Mapping[str, Sequence[object]]) -> str:
    """JSON with an item a line, which can be compared."""
    parts = (
        f" {json.dumps(name)}: [\n{_joined(f'  {_json(it)}' for it in items)}\n ]"
        for name, items in lists.items()
    )
    return f"{{\n{_joined(parts)}\n}}"


def _joined(lines: Iterable[str]) -> str:
    return ",\n".join(lines)


def _json(item: object) -> str:
    return json.dumps(item, ensure_ascii=False)


def _lists(command: click.Command) -> Iterator[tuple[str, list[str]]]:
    for parameter in command.params:
        if words := closed_words(parameter):
            yield parameter.human_readable_name, [*words]


def _parameter(parameter: click.Parameter, words: str) -> Parameter:
    option = parameter if isinstance(parameter, click.Option) else None
    choice = parameter.type if isinstance(parameter.type, click.Choice) else None
    help = (option.help if option else None) or ""
    return Parameter(
        typed=[*option.opts, *option.secondary_opts] if option else [],
        help=help.partition(". ")[0],
        flag=bool(option and option.is_flag),
        nargs=parameter.nargs,
        words=[*map(str, choice.choices)] if choice else [],
        values=parameter.human_readable_name
        if closed_words(parameter)
        else values_of(parameter, words),
    )
