"""What is made from the commands and kept is as the commands are."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.generated import generated
from tests.conftest import ROOT

_FILES = generated()


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.name)
def test_it_is_up_to_date(file: Path) -> None:
    assert file.read_text("utf-8") == _FILES[file], "run `make reference`"


def test_nothing_breaks_out_of_a_cell() -> None:
    reference = _FILES[ROOT / "docs" / "reference" / "commands.md"]
    rows = [line for line in reference.splitlines() if line.startswith("| ")]
    assert len(rows) > 300
    assert {line.replace("\\|", "").count("|") for line in rows} == {3}
