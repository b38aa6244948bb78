"""The table of actions: of what is known at a position, with names hidden."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from cli.main import main
from tests.search.examples import Blotter, document, masked, published

TEXT = (
    "TACOMA, Wash. - Orla Venn Hask, 44, of Tacoma, pleaded guilty today in U.S. District Court to"
    " conspiring to distribute ketamine, announced the U.S. Attorney for the Western District of"
    " Washington."
)


def _exported(home: Path, *arguments: str) -> list[dict[str, Any]]:
    env = {"BLOTTER_HOME": str(home)}
    result = CliRunner(env=env).invoke(main, ["export", "--table", "actions", *arguments])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_actions_as_a_table(tmp_path: Path) -> None:
    home = tmp_path / "home"
    blotter = Blotter(home)
    plea = document(
        "us_a:1", TEXT, title="Clinic Owner Pleads Guilty", published_on=date(2026, 1, 5)
    )
    blotter.append(published(plea))
    blotter.append(masked("Orla Venn Hask"))
    blotter.engine.dispose()

    (before,) = _exported(home, "--format", "jsonl", "--as-of", "1")
    (now,) = _exported(home, "--format", "jsonl")
    assert (before["key"], before["kind"], before["status"]) == ("1:plea", "plea", "pleaded")
    assert (before["primary"], before["happened_on"], before["state"]) == (True, "2026-01-05", "WA")
    whole = f"{plea.title}\n{plea.text}"
    assert whole[before["start"] : before["end"]] == before["quote"]
    assert before["parties"] == ["Orla Venn Hask"]
    assert "Hask" not in json.dumps(now)

    env = {"BLOTTER_HOME": str(home)}
    arguments = ["export", "--table", "actions", "--between", "0", "1", "-o", str(tmp_path / "r")]
    result = CliRunner(env=env).invoke(main, arguments)
    assert (result.exit_code, "a release is of the documents" in result.output) == (2, True)
