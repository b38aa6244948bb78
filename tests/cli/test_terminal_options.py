"""--color and --no-pager, before and after the name of any command."""

from __future__ import annotations

import io
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from cli.answering import is_paged, is_text
from cli.command_table import COMMANDS
from cli.main import main
from tests.search.examples import Blotter, document, published


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    Blotter(home).append(published(document("us_a:1", "A ketamine clinic.")))
    return home


def printed(home: Path, *words: str, **environment: str) -> str:
    env = {"BLOTTER_HOME": str(home), "NO_COLOR": "", **environment}
    result = CliRunner().invoke(main, list(words), env=env)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize(
    ("command", "colour"),
    [
        ("search ketamine", False),  # standard output is no terminal
        ("search ketamine --color always", True),
        ("--color always search ketamine", True),
        ("--color always search ketamine --color never", False),
        ("--color never search ketamine --color always", True),
        ("cases --min 1 --color always", True),
        ("sources --color always", True),
        ("log list --color always", False),  # which has none
    ],
)
def test_colour_is_chosen_anywhere(home: Path, command: str, *, colour: bool) -> None:
    text = printed(home, *command.split())
    assert ("\x1b[" in text) == colour
    assert "\x1b[33m\x1b[0m" not in text


def test_colour_is_chosen_by_the_environment(home: Path) -> None:
    assert "\x1b[" in printed(home, "search", "ketamine", CLICOLOR_FORCE="1")
    assert "\x1b[" not in printed(home, "search", "ketamine", CLICOLOR_FORCE="1", NO_COLOR="1")


def commands(group: click.Group) -> list[click.Command]:
    context = click.Context(group)
    parts = [group.get_command(context, name) for name in group.list_commands(context)]
    found = [part for part in parts if part]
    return [
        *found,
        *(it for part in found if isinstance(part, click.Group) for it in commands(part)),
    ]


def test_every_command_takes_both() -> None:
    every = commands(main)
    assert len(every) > len(COMMANDS)
    for command in every:
        names = [parameter.name for parameter in command.params]
        assert (names.count("color"), names.count("no_pager")) == (1, 1), command.name


@pytest.mark.parametrize(
    ("command", "paged", "text"),
    [
        ("search ketamine", True, True),
        ("search ketamine --format json", True, False),
        ("search ketamine --no-pager", False, True),
        ("log list", True, True),
        ("log seal", False, False),
        ("show us_a:1 --cite text", True, False),
        ("crawl --help", False, False),
        ("search --help", False, False),
        ("rebuild --only views", False, False),
    ],
)
def test_what_is_paged_and_broken(
    home: Path, monkeypatch: pytest.MonkeyPatch, command: str, *, paged: bool, text: bool
) -> None:
    asked = set()

    class Output(io.StringIO):
        def write(self, text: str) -> int:
            asked.add((is_paged(), is_text()))
            return len(text)

    monkeypatch.setenv("BLOTTER_HOME", str(home))
    monkeypatch.setattr("sys.stdout", Output())
    with pytest.raises(SystemExit):
        main(command.split())
    assert asked == {(paged, text)}
