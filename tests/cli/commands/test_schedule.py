from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import main
from crawler import sources


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    off = "".join(f"[sources.{name}]\nenabled = false\n" for name in sources.names())
    (tmp_path / "blotter.toml").write_text(off)
    monkeypatch.setenv("BLOTTER_HOME", str(tmp_path))


def test_in_words() -> None:
    result = CliRunner().invoke(main, ["schedule"])
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "looks: no source is followed",
        "letters: nobody is subscribed",
        "events still to be taken in: none",
    ]


def test_as_json() -> None:
    result = CliRunner().invoke(main, ["schedule", "--format", "json"])
    answer = json.loads(result.output)
    assert answer["zone"] == "America/New_York"
    assert {it["name"] for it in answer["read_models"]} == {"views", "casebook", "index", "history"}
