"""docs/reference/fields.md says what the table of fields says."""

from __future__ import annotations

from pathlib import Path

from casebook.asking.fields import FIELDS

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "fields.md"


def test_the_page_lists_every_field_as_the_table_has_it() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line[:3] == "| `"]
    assert rows == [
        f"| `{field.name}` | {field.level} | {field.type} | {field.help} |" for field in FIELDS
    ]
