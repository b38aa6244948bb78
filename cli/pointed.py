"""A query with a caret under the place where it is not understood."""

from __future__ import annotations

import unicodedata

#: Columns of the query that are shown, before which stand two blanks.
WIDTH = 78


def pointed(query: str, offset: int) -> str:
    """Two lines: what stands around a place of a query, and the caret under it.

    Whatever is in the query takes the columns it has on a terminal; what would move a cursor, or
    is not seen, stands there as U+FFFD.
    """
    shown = "".join(map(_printable, query))
    reach = WIDTH // 4 if any(_columns(sign) > 1 for sign in shown) else WIDTH // 2
    start = max(0, min(offset - reach, len(shown) - 2 * reach))
    end = start + 2 * reach
    line = ("\u2026" if start else shown[:1]) + shown[start + 1 : end]
    if end < len(shown):
        line = f"{line[:-1]}\u2026"
    before = sum(map(_columns, line[: offset - start]))
    return f"  {line}\n  {' ' * before}^"


def _printable(sign: str) -> str:
    if sign.isspace():
        return " "
    return sign if sign.isprintable() or unicodedata.combining(sign) else "\ufffd"


def _columns(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
