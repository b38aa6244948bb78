"""Somebody who may read a store and write nothing of it: commands that read answer them, and so
does the assistant's door."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from answers.catch_up import catch_up
from tests.conftest import ROOT
from tests.web.record import a_record
from tests.web.test_read_only_store import READING

#: Processes of another user (`make test-servers`).
pytestmark = [
    pytest.mark.servers,
    pytest.mark.skipif(os.geteuid() != 0, reason="only root becomes somebody else"),
]
NOBODY = 65534
#: Where the interpreter of the tests lies in a folder of root's, that of the system may do.
PYTHONS = (sys.executable, f"/usr/bin/python{sys.version_info[0]}.{sys.version_info[1]}")
ASKS_ALL = """
import json, sys
from click.testing import CliRunner
from cli.main import main
answers = {}
for words in json.load(sys.stdin):
    done = CliRunner().invoke(main, words)
    answers[" ".join(words)] = [done.exit_code, done.stderr]
print(json.dumps(answers))
"""
ASKED: tuple[dict[str, Any], ...] = (
    {
        "id": 0,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": {"name": "test", "version": "1"},
        },
    },
    {"method": "notifications/initialized"},
    {
        "id": 2,
        "method": "tools/call",
        "params": {"name": "search", "arguments": {"query": "ketamine"}},
    },
)


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """A store of root's that everybody may read."""
    with TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        catch_up(a_record(home).settings)
        for path in (home.parent, home, *home.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        yield home


def as_nobody(home: Path, script: str) -> subprocess.Popen[str]:
    """A script of Python that nobody runs."""
    environ = {"PATH": "/usr/bin:/bin", "BLOTTER_HOME": str(home), "HOME": "/nonexistent"}
    environ["PYTHONPATH"] = ":".join([str(ROOT), *(it for it in sys.path if "site-packages" in it)])
    for python in filter(shutil.which, PYTHONS):
        with suppress(PermissionError):
            return subprocess.Popen(
                [python, "-c", script],
                user=NOBODY,
                group=NOBODY,
                extra_groups=(),
                env=environ,
                cwd="/",
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
    pytest.skip("nobody may run no Python of this version")


def contents(home: Path) -> dict[str, bytes]:
    return {str(it): it.read_bytes() for it in sorted(home.rglob("*")) if it.is_file()}


def test_every_command_that_reads_answers_nobody(home: Path) -> None:
    before = contents(home)
    with as_nobody(home, ASKS_ALL) as process:
        told, errors = process.communicate(json.dumps(READING))
    assert process.returncode == 0, errors
    answers = json.loads(told)
    assert len(answers) == len(READING)
    assert {words: said for words, said in answers.items() if said[0] != 0} == {}
    assert contents(home) == before


def test_the_assistants_door_answers_nobody(home: Path) -> None:
    before = contents(home)
    with as_nobody(home, "from cli.main import main; main(['mcp'])") as process:
        assert process.stdin
        assert process.stdout
        for number, asked in enumerate(ASKED):
            process.stdin.write(f"{json.dumps({'jsonrpc': '2.0', **asked})}\n")
            process.stdin.flush()
            if "id" in asked:
                answer = json.loads(process.stdout.readline())
                assert answer["id"] == number
        process.stdin.close()
        assert process.wait(60) == 0
    assert not answer["result"].get("isError")
    assert contents(home) == before
