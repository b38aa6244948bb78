"""Lines too long for a terminal, broken between words.

A word is never cut, so that an address can be copied; what is coloured is so on each line anew, as
a pager wants it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cli.shown.terminal.columns import columns_of

_WORD = re.compile(r"\s*\S+")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_RESET = "\x1b[0m"
#: What a line begins with that is a row of facts with gaps between them: its other lines stand
#: further in than those of a text.
_ROW = re.compile(r"\s*\S.{0,30}?\S {2,}\S")
#: How far in, and where at the furthest.
_FURTHER, _FURTHEST = 4, 0.5


def broken(text: str, width: int) -> str:
    """A text with each line broken where it takes more than `width` columns; what follows stands
    under its beginning."""
    return "\n".join(
        line if len(line) * 2 <= width else "\n".join(_lines(line, width))
        for line in text.split("\n")
    )


def _lines(line: str, width: int) -> Iterator[str]:
    if columns_of(line) <= width:
        yield line
        return
    indent = _indent(line, width)
    current, used, colours = "", 0, ""
    for word in _WORD.findall(line):
        taken = columns_of(word)
        if current.strip() and used + taken > width:
            yield current + (_RESET if colours else "")
            word = word.lstrip()
            current, used = indent + colours, len(indent)
            taken = columns_of(word)
        current, used = current + word, used + taken
        colours = _colours_after(colours, word)
    yield current


def _indent(line: str, width: int) -> str:
    plain = _COLOUR.sub("", line)
    beginning = len(plain) - len(plain.lstrip(" "))
    further = _FURTHER if _ROW.match(plain) else 0
    return " " * min(beginning + further, int(width * _FURTHEST))


def _colours_after(colours: str, word: str) -> str:
    """The colours that hold after a word, where they held before it."""
    for sign in _COLOUR.findall(word):
        colours = "" if sign == _RESET else colours + sign
    return colours
