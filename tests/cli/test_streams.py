"""Commands whose output cannot be written, or is not read to its end, and Ctrl-C."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from cli.answering import only_answers
from cli.command_table import COMMANDS
from cli.main import main
from store.streams import guarded
from tests.conftest import ROOT
from tests.search.examples import Blotter, document, published


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of some documents, more than a pipe holds when all is told of them."""
    home = tmp_path_factory.mktemp("home")
    blotter = Blotter(home)
    for number in range(40):
        blotter.append(published(document(f"us_a:{number}", f"A ketamine clinic. {number} " * 100)))
    return home


def shell(home: Path, command: str) -> subprocess.CompletedProcess[str]:
    line = f"set -o pipefail; \"$0\" -c 'from cli.main import main; main()' {command}"
    return subprocess.run(
        ["bash", "-c", line, sys.executable],
        env={**os.environ, "BLOTTER_HOME": str(home)},
        cwd=ROOT,
        capture_output=True,
        text=True,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize(
    "command",
    [
        "--help",
        "search ketamine",
        "search ketamine --format json",
        "sources",
        "export --format csv",
    ],
)
def test_a_full_disk_is_told_in_one_line(home: Path, command: str) -> None:
    done = shell(home, f"{command} >/dev/full")
    assert done.returncode == 1
    told = "Error: cannot write to standard output: No space left on device"
    assert done.stderr.splitlines()[-1] == told
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["show us_a:1", "log export"])
def test_a_reader_who_leaves_is_no_fault(home: Path, command: str) -> None:
    done = shell(home, f"{command} | head -n 1")
    assert (done.returncode, done.stdout.count("\n"), done.stderr) == (0, 1, "")


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("search", True),
        ("case show", True),
        ("case link", False),
        ("log list", True),
        ("log import", False),
        ("crawl", False),
        ("digest", False),
    ],
)
def test_which_commands_only_answer(words: str, *, answers: bool) -> None:
    context = click.Context(main, info_name="blotter")
    for word in words.split():
        context = click.Context(click.Command(word), context, word)
    assert words.split()[0] in COMMANDS
    with context:
        assert only_answers() == answers


def interrupted(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_ctrl_c_ends_a_command_without_a_word(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cli.commands.search.answered", interrupted)
    result = CliRunner().invoke(main, ["search", "ketamine"], env={"BLOTTER_HOME": str(home)})
    assert (result.exit_code, result.output) == (128 + signal.SIGINT, "")


def test_ctrl_c_for_an_answer_ends_a_command(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ["erase", "1", "--reason", "asked for", "--by", "ada"]
    env = {"BLOTTER_HOME": str(home)}
    assert CliRunner().invoke(main, arguments, env=env).exit_code == 1  # no answer at all
    monkeypatch.setattr("click.termui._readline_prompt", interrupted)
    assert CliRunner().invoke(main, arguments, env=env).exit_code == 128 + signal.SIGINT


#: Writes a file, and says once some of it is written.
_WRITES = """
import signal, sys, time
from pathlib import Path
from cli.as_process import run_as_process
from cli.shown.files.atomic_file import atomic_file
def write():
    with atomic_file(Path(sys.argv[1])) as out:
        out.write(b"half")
        out.flush()
        print("half", flush=True)
        time.sleep(60)
# What a shell runs in the background is begun with it passed over.
signal.signal(signal.SIGINT, signal.default_int_handler)
run_as_process(write)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_file_that_was_begun_is_taken_away(tmp_path: Path, number: int) -> None:
    file = tmp_path / "deeds.csv"
    file.write_text("of before")
    command = [sys.executable, "-c", _WRITES, str(file)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as it:
        assert it.stdout
        assert it.stdout.readline() == b"half\n"
        it.send_signal(number)
        assert it.wait(30) != 0
    assert [left.name for left in tmp_path.iterdir()] == ["deeds.csv"]
    assert file.read_text() == "of before"


def test_what_an_encoding_has_no_sign_for_is_written_by_its_number() -> None:
    written = io.BytesIO()
    before = io.TextIOWrapper(io.BytesIO(), encoding="latin-1", errors="strict")
    text = guarded._text(written, before, io.TextIOWrapper)  # type: ignore[arg-type]
    text.write("caf\xe9 \u201cketamine\u201d")
    text.flush()
    assert written.getvalue() == b"caf\xe9 \\u201cketamine\\u201d"
