from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import main


def test_a_wrong_setting_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "blotter.toml").write_text('[schedule]\ndigest_day = "someday"\n')
    monkeypatch.setenv("BLOTTER_HOME", str(tmp_path))
    result = CliRunner().invoke(main, ["serve"])
    assert result.exit_code == 2
    assert "someday" in result.stderr


def test_the_help_says_what_a_quiet_week_brings() -> None:
    result = CliRunner().invoke(main, ["serve", "--help"])
    assert "a week without news" in " ".join(result.output.split())
