"""Plain spaces in which every character keeps its offset."""

from __future__ import annotations

_SPACES = str.maketrans(dict.fromkeys("\n\r\t\f\v\u00a0\u2007\u2009\u202f", " "))


def plain_spaces(text: str) -> str:
    """The text with each line break, tab and no-break space as a space: for patterns that are
    written with spaces."""
    return text.translate(_SPACES)
