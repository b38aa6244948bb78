"""CSV, in which no cell starts a formula in a spreadsheet: what came from a page is untrusted."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from store.plain_text import clean

#: What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection), in the wide and
#: small forms too, which some take for the same.
_FORMULA = re.compile("[\t\r]|\\s*[-=+@\uff0d\uff1d\uff0b\uff20\ufe63\ufe66\ufe62\ufe6b]")


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """RFC 4180 with a header, line by line, for tables that do not fit into memory; a cell that a
    spreadsheet would compute begins with an apostrophe."""
    text = io.StringIO()
    lines = csv.writer(text)
    for line in chain([columns], ([_cell(row[column]) for column in columns] for row in rows)):
        lines.writerow(line)
        yield text.getvalue()
        text.seek(0)
        text.truncate()


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    if not isinstance(value, str):
        return value
    guard = "'" if _FORMULA.match(value) or _FORMULA.match(clean(value)) else ""
    return guard + clean(value)
