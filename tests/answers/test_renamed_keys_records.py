"""Every key of JSON that was renamed is told to those who read it by program."""

from __future__ import annotations

import json
import re
from pathlib import Path

HERE = Path(__file__).parent
_ROW = re.compile(r"^\| `([^`]+)` \| `([^`]+)` \| `([^`]+)` \|$", re.MULTILINE)


def test_the_changelog_has_each_renamed_key() -> None:
    renamed = json.loads((HERE / "renamed_keys_records.json").read_text())
    told = _ROW.findall((HERE.parents[1] / "CHANGELOG.md").read_text())
    assert renamed
    assert {(one["command"], one["old"], one["new"]) for one in renamed} <= set(told)
