"""The keys of JSON that were renamed, as the changelog and other programs have them."""

from __future__ import annotations

import json
from pathlib import Path

RENAMED = json.loads(Path(__file__).with_name("renamed_keys.json").read_text("utf-8"))
CHANGELOG = Path(__file__).resolve().parents[2] / "CHANGELOG.md"


def test_the_changelog_names_every_renamed_key() -> None:
    said = CHANGELOG.read_text("utf-8")
    assert RENAMED
    for row in RENAMED:
        assert "| `{command}` | `{old}` | `{new}` |".format(**row) in said


def test_no_key_is_renamed_twice() -> None:
    old = [(row["command"], row["old"]) for row in RENAMED]
    new = [(row["command"], row["new"]) for row in RENAMED]
    assert len(set(old)) == len(old)
    assert len(set(new)) == len(new)
