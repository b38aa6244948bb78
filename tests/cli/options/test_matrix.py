"""One set of options for all commands: a new command cannot differ without a line here."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest

from cli.main import main
from cli.options.dates import DayParam, DaysParam, SinceParam
from cli.options.format import OF_A_THING
from cli.shown.output import FORMATS

#: Commands that answer with no list and no thing: they do something, or write what others read.
WITHOUT_FORMAT = {
    *(
        "backup",
        "case link",
        "case unlink",
        "completion",
        "config check",
        "config init",
    ),
    *("confirm", "crawl", "digest"),
    *("inbox", "log export", "log import", "man", "mcp"),
    *("note", "pause", "publish", "read", "rebuild", "restore", "resume", "review", "save"),
    *("serve", "sources check", "subscribe", "tag", "unmask", "unsubscribe", "web"),
}
#: What is told of the record as it is, or of what is not in the log.
WITHOUT_AS_OF = {"backfill", "config show", "erase", "log verify", "schedule", "reread", "doctor"}
#: Of these --from and --to are revisions, and in a table of documents --format may be missing.
REVISIONS, TABLES = {"diff"}, {"export"}


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command by the words that ask for it."""
    top = click.Context(main, info_name="")
    for name in main.list_commands(top):
        command = main.get_command(top, name)
        assert command is not None
        if isinstance(command, click.Group):
            of_group = click.Context(command, top, name)
            for below in command.list_commands(of_group):
                found = command.get_command(of_group, below)
                assert found is not None
                yield (name if found.hidden else f"{name} {below}"), found
        if not isinstance(command, click.Group) or command.invoke_without_command:
            yield name, command


COMMANDS = dict(commands())


def spellings(name: str) -> set[str]:
    return {word for option in COMMANDS[name].params for word in option.opts}


def choices(name: str, option: str) -> tuple[str, ...]:
    """What may stand behind an option; nothing where there is no such option."""
    of = next((one for one in COMMANDS[name].params if option in one.opts), None)
    return tuple(of.type.choices) if of and isinstance(of.type, click.Choice) else ()


LISTS = sorted(name for name in COMMANDS if "--limit" in spellings(name))


def test_there_are_lists() -> None:
    assert {"search", "timeline", "cases", "changes", "due", "stats", "person"} < {*LISTS}
    assert {"sources", "sources looks", "log list", "mask", "saved", "subscriptions"} < {*LISTS}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_pages_and_every_form(name: str) -> None:
    assert "--offset" in spellings(name)
    assert choices(name, "--format")[: len(FORMATS)] == FORMATS
    assert "--fields" in spellings(name)


@pytest.mark.parametrize("name", sorted({*COMMANDS} - {*LISTS} - TABLES))
def test_what_is_no_list_is_a_thing_or_does_something(name: str) -> None:
    expected = () if name in WITHOUT_FORMAT else OF_A_THING
    assert choices(name, "--format") == expected


@pytest.mark.parametrize("name", sorted({*COMMANDS} - WITHOUT_FORMAT - WITHOUT_AS_OF))
def test_an_answer_may_be_one_of_the_past(name: str) -> None:
    assert "--as-of" in spellings(name)


@pytest.mark.parametrize("name", sorted({*COMMANDS} - REVISIONS))
def test_days_are_spelled_and_read_in_one_way(name: str) -> None:
    given = spellings(name)
    assert ("--from" in given) <= ("--since" in given)
    assert ("--to" in given) <= ("--until" in given)
    for option in COMMANDS[name].params:
        if {"--from", "--since", "--on"} & {*option.opts}:
            assert isinstance(option.type, DayParam | DaysParam | SinceParam), option.opts
        if {"--to", "--until"} & {*option.opts} and "--as-of" not in option.opts:
            assert isinstance(option.type, DayParam), option.opts


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_no_option_takes_a_day_of_a_kind_of_its_own(name: str) -> None:
    for option in COMMANDS[name].params:
        assert not isinstance(option.type, click.DateTime), option.opts


@pytest.mark.parametrize("name", sorted({*COMMANDS} - WITHOUT_FORMAT - TABLES))
def test_what_reads_well_may_still_be_called_a_table(name: str) -> None:
    kind = next(one.type for one in COMMANDS[name].params if "--format" in one.opts)
    assert kind.convert("table", None, None) == "text"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_says_what_it_is_for(name: str) -> None:
    silent = [one.opts for one in COMMANDS[name].params if isinstance(one, click.Option)]
    told = [one.opts for one in COMMANDS[name].params if getattr(one, "help", None)]
    assert silent == told
