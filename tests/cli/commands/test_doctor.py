from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import main


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BLOTTER_HOME", str(tmp_path))
    return tmp_path


def test_a_fault_is_a_line_with_what_to_type_and_exit_code_1(home: Path) -> None:
    (home / "blotter.toml").write_text("contcat = 1\n")
    done = CliRunner().invoke(main, ["doctor"])
    assert done.exit_code == 1
    lines = done.output.splitlines()
    at = next(number for number, line in enumerate(lines) if "contcat" in line)
    assert lines[at].startswith("fault    config ")
    assert f"{home}/blotter.toml" in lines[at + 1]
    assert lines[-1].startswith("1 fault, ")


def test_programs_are_told_the_same() -> None:
    done = CliRunner().invoke(main, ["doctor", "--format", "json"])
    assert done.exit_code == 0
    findings = json.loads(done.stdout)["findings"]
    assert {*findings[0]} == {"check", "state", "message", "remedy"}
    assert {it["state"] for it in findings} == {"ok", "warning"}
