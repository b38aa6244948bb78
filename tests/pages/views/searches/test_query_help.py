"""The help of the search page says what docs/reference/search.md says, in queries alone."""

from __future__ import annotations

import re
from pathlib import Path

from casebook.asking.fields import BY_NAME
from pages.views.searches.query_help import FIELDS_HELP, HELP
from search.language.parsing import parse

_DOCUMENT = Path(__file__).parents[4] / "docs" / "reference" / "search.md"


def test_every_example_stands_in_the_documents_tables() -> None:
    rows = re.findall(r"^\| `(.+?)`.* \| (.+) \|$", _DOCUMENT.read_text("utf-8"), re.MULTILINE)
    told = {(query, finds.replace("`", "")) for query, finds in rows}
    assert [row for table in HELP for row in table.rows if row not in told] == []
    titles = re.findall(r"^## (.+)$", _DOCUMENT.read_text("utf-8"), re.MULTILINE)
    assert [table.title for table in HELP if table.title not in titles] == []


def test_every_example_is_a_query() -> None:
    fields = dict.fromkeys(BY_NAME, str)
    assert all(parse(query, fields) for table in HELP for query, _ in table.rows)
    assert [field.name for field in FIELDS_HELP] == [*BY_NAME]
