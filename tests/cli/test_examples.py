"""Every command has two examples, and each does what it says over the bundled sample."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from cli.command_table import COMMANDS, LINES_BELOW
from cli.examples.example import DECISION, Example
from cli.examples.table import EXAMPLES
from cli.main import main
from tests.conftest import ROOT

_ALL = [example for examples in EXAMPLES.values() for example in examples]
_RUN = [example for example in _ALL if not example.not_run]
#: What examples speak of, and the sample by itself does not hold.
_BEFORE = (
    "blotter subscribe analyst@example.org 'infusion clinic' --confirmed",
    "blotter save compounding 'compounding OR outsourcing'",
    f"blotter tag {DECISION} appeal",
    "blotter mask 'Rosa Example' --reason 'to be shown again'",
    "blotter log export -o history.jsonl",
    "blotter log seal",
    "blotter backup blotter.backup",
)


def typed(line: str) -> Result:
    """Run a command line as it is typed."""
    words = shlex.split(line.replace("\\\n", " "))
    settings = dict(word.split("=", 1) for word in words if "=" in word.split("blotter")[0])
    given = words[words.index("blotter") + 1 :]
    return CliRunner().invoke(main, given, env=settings, prog_name="blotter")


@pytest.fixture(scope="module")
def desk(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a store and with the files that examples name."""
    desk = tmp_path_factory.mktemp("desk")
    shutil.copytree(sample_home, desk / "home")
    (desk / "sample").symlink_to(ROOT / "sample")
    text = '{"id": "1", "title": "Doctor Pleads Guilty", "text": "Dr. Ann Lee pleaded guilty."}\n'
    (desk / "texts.jsonl").write_text(text)
    with pytest.MonkeyPatch.context() as patched, chdir(desk):
        patched.setenv("BLOTTER_HOME", "home")
        for line in _BEFORE:
            done = typed(line)
            assert done.exit_code == 0, (line, done.output)
            if line == "blotter log seal":
                (desk / "seals.txt").write_text(done.stdout)
    yield desk


@pytest.mark.servers  # some crawl, publish or rebuild: a minute in all
@pytest.mark.parametrize("example", _RUN, ids=[example.typed for example in _RUN])
def test_an_example_runs_over_the_sample(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, example: Example
) -> None:
    here = tmp_path / "desk"
    shutil.copytree(desk, here, symlinks=True)
    monkeypatch.setenv("BLOTTER_HOME", "home")
    with chdir(here):
        done = typed(example.typed)
    assert done.exit_code == 0, done.output


def below(command: click.Command, words: str) -> Iterator[str]:
    """A command and those below it, as they are typed; a hidden one is typed as its group."""
    yield words
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            if (found := command.get_command(context, name)) and not found.hidden:
                yield from below(found, f"{words} {name}")


COMMANDS_AND_BELOW = [
    words
    for name in COMMANDS
    if (command := main.get_command(click.Context(main), name))
    for words in below(command, name)
]


def test_every_command_has_two_examples() -> None:
    assert {*EXAMPLES} == {*COMMANDS_AND_BELOW}
    assert {words for words, examples in EXAMPLES.items() if len(examples) != 2} == set()
    assert {*LINES_BELOW} == {words for words in COMMANDS_AND_BELOW if " " in words}


@pytest.mark.parametrize("words", COMMANDS_AND_BELOW)
def test_examples_are_of_their_command_and_fit_the_terminal(words: str) -> None:
    for example in EXAMPLES[words]:
        assert f"blotter {words.split()[0]}" in example.typed
        assert all(len(line) <= 74 for line in example.typed.splitlines())
        assert len(example.does) <= 70
        assert example.does.endswith((".", "?"))


@pytest.mark.parametrize("words", COMMANDS_AND_BELOW)
def test_help_shows_the_examples_and_no_line_is_wider_than_a_terminal(words: str) -> None:
    done = CliRunner().invoke(main, [*words.split(), "--help"])
    assert done.exit_code == 0
    assert max(map(len, done.output.splitlines())) <= 80
    for example in EXAMPLES[words]:
        assert example.does in done.output
        assert example.typed.splitlines()[0] in done.output
