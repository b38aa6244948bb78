"""The command itself: every command is there and has help, and mistakes are said in one line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.command_table import COMMANDS, GROUPS
from cli.main import main
from tests.conftest import ROOT
from tests.search.examples import Blotter, document, published


def run(home: Path, *arguments: str, **environment: str) -> Result:
    env = {"BLOTTER_HOME": str(home), **environment}
    return CliRunner().invoke(main, list(arguments), env=env)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_is_in_the_readme(tmp_path: Path, name: str) -> None:
    result = run(tmp_path, name, "--help")
    assert result.exit_code == 0
    assert len(result.output.splitlines()) > 4
    assert f"blotter {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_help_lists_every_command_in_its_group_with_a_whole_line(tmp_path: Path) -> None:
    helped = run(tmp_path, "--help").output
    assert max(map(len, helped.splitlines())) <= 80
    for heading, rows in GROUPS.items():
        section = helped.split(f"\n\n{heading}:\n")[1].split("\n\n")[0]
        shown = dict(line.split(maxsplit=1) for line in section.splitlines())
        assert shown == {name: row.line for name, row in rows.items()}


def test_a_command_stands_in_one_group() -> None:
    assert len(COMMANDS) == sum(len(rows) for rows in GROUPS.values())


@pytest.mark.parametrize("arguments", [("case", "--help"), ("case", "us_a:1", "--help")])
def test_the_help_of_case_is_whole(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    helped = run(tmp_path, *arguments)
    assert (helped.exit_code, "main case [OPTIONS] ID" in helped.output) == (0, True)
    for word in ("--why", "--as-of", "--format", "  link ", "  unlink ", "Examples:"):
        assert word in helped.output


def test_help_lists_the_words_of_a_closed_field(tmp_path: Path) -> None:
    helped = " ".join(run(tmp_path, "stats", "--help").output.split())
    assert "KIND is one of: acquittal, application, arrest," in helped
    assert "rule-final, rule-proposed, scheduling" in helped


def test_a_group_without_a_command_shows_its_help(tmp_path: Path) -> None:
    done = run(tmp_path, "log")
    assert done.exit_code == 2
    assert done.stderr.startswith("Usage: ")
    assert "  verify  Check the whole log" in done.stderr


def modules_after(*arguments: str, home: Path) -> set[str]:
    """The modules that a run of the command has imported, in a process of its own."""
    script = (
        "import sys\nfrom cli.main import main\n"
        "try:\n    main()\nfinally:\n    print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env={**os.environ, "BLOTTER_HOME": str(home)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.splitlines())


def test_the_list_of_commands_imports_no_command(tmp_path: Path) -> None:
    modules = modules_after("--help", home=tmp_path)
    ours = {"answers", "crawler", "enforcement", "letters", "scheduler", "search"}
    assert not ours & {name.split(".")[0] for name in modules}
    assert not {name for name in modules if name.startswith("cli.commands")}
    assert "msgspec" not in modules


@pytest.fixture(scope="module")
def brought_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of one document, with all that an answer is made from."""
    home = tmp_path_factory.mktemp("home")
    blotter = Blotter(home)
    blotter.append(published(document("us_a:1", "A ketamine clinic.")))
    assert run(home, "cases", "ketamine").exit_code == 0  # which brings index and casebook along
    return home


@pytest.mark.parametrize(
    ("command", "searches"),
    [
        ("search ketamine", True),
        ("timeline ketamine", True),
        ("cases ketamine", True),
        ("cases", False),
        ("case us_a:1", False),
        ("due", False),
        ("stats --by state", False),
        ("person Quennell", False),
    ],
)
def test_a_question_imports_nothing_it_can_do_without(
    brought_up: Path, command: str, *, searches: bool
) -> None:
    modules = modules_after(*command.split(), home=brought_up)
    assert ("whoosh" in modules) == searches
    assert not {"sqlalchemy", "scrapy", "rich.console", "jinja2", "icalendar", "lxml"} & modules


def test_an_unknown_command_is_refused(tmp_path: Path) -> None:
    result = run(tmp_path, "serch")
    assert result.exit_code == 2
    assert "No such command 'serch'; did you mean search?" in result.stderr


def test_a_usage_error_is_one_line_that_says_where_help_is(tmp_path: Path) -> None:
    result = run(tmp_path, "show")
    assert result.exit_code == 2
    assert result.stderr == "Error: Missing argument 'ID'. (see `main show --help`)\n"


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("diff --between 1", "diff"),
        ("search ketamine --from", "search"),
        ("log export --after", "log export"),
        ("log list --sort up", "log list"),
        ("sources looks", "sources looks"),
        ("sources --limit x", "sources"),
        ("case x --nosuch", "case"),
        ("changes --since 9999", "changes"),
        ("cases --since 2026", "cases"),
        ("log list --after 9999", "log list"),
    ],
)
def test_an_error_is_one_line_that_names_the_commands_own_help(
    tmp_path: Path, words: str, place: str
) -> None:
    result = run(tmp_path, *words.split())
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1), result.stderr
    assert f"(see `main {place} --help`)" in result.stderr


def test_a_wrong_setting_is_a_usage_error(tmp_path: Path) -> None:
    result = run(tmp_path, "sources", BLOTTER_TIMEZONE="Mars/Olympus")
    assert result.exit_code == 2
    assert 'BLOTTER_TIMEZONE: "Mars/Olympus" is not a name' in result.stderr
    assert "Traceback" not in result.output


def test_a_store_that_cannot_be_opened_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "blotter.db").write_bytes(b"no database at all " * 500)
    result = run(tmp_path, "sources")
    assert result.exit_code == 1
    assert "file is not a database" in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize("command", ["sources", "log verify", "rebuild"])
def test_a_command_closes_what_it_opened(tmp_path: Path, command: str) -> None:
    run(tmp_path, *command.split())
    assert (tmp_path / "blotter.db").exists()
    assert not (tmp_path / "blotter.db-wal").exists()  # SQLite removes it with the last connection


@pytest.mark.parametrize("query", [["-ketamine"], ["ketamine", "-clinic"], ["-heroin seized"]])
@pytest.mark.parametrize("command", ["search", "timeline", "cases"])
def test_a_word_behind_a_hyphen_is_no_option(
    tmp_path: Path, command: str, query: list[str]
) -> None:
    result = run(tmp_path, command, *query)
    assert result.exit_code == 2
    assert "write NOT before a word to leave it out, or -- before all" in result.output
    assert f"`main {command} --help`" in result.output
    assert "NOT" not in run(tmp_path, command, "--no-such-option").output


@pytest.mark.parametrize("command", ["search", "timeline", "cases", "due"])
def test_a_query_that_is_not_understood_is_shown_with_the_place(
    tmp_path: Path, command: str
) -> None:
    result = run(tmp_path, command, "clinic", "(ketamine\x1b[31m")
    assert (result.exit_code, "\x1b" in result.output) == (2, False)
    said, query, caret = result.output.splitlines()
    assert said.startswith("Error: ")
    assert query == "  clinic (ketamine\ufffd[31m"
    assert caret == " " * 18 + "^"
