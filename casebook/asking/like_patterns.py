"""Texts in the patterns of SQL's `LIKE`."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[\\%_]")


def literally(text: str) -> str:
    """A text for a pattern in which it stands for itself, with a backslash as `ESCAPE`."""
    return _SIGNS.sub(r"\\\g<0>", text)
