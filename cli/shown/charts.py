"""Numbers as bars in a terminal."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator

from cli.shown.terminal.columns import columns_of, fitted
from formats.svg_bars import Bars
from store.plain_text import clean

#: A bar's end, in eighths of a column.
_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
#: The columns of a terminal that the longest name takes at most, and a bar at least.
_NAME, _BAR = 0.5, 8


def in_this_terminal(bars: Bars) -> Iterator[str]:
    """A line a bar, for the terminal that standard output goes to."""
    width = shutil.get_terminal_size().columns
    return in_terminal(bars, width=width, plain=not _takes("█▏"))


def _takes(signs: str) -> bool:
    """Whether standard output takes such signs."""
    try:
        signs.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True


def in_terminal(bars: Bars, *, width: int, plain: bool = False) -> Iterator[str]:
    """A line a bar: name, number, bar, at most `width` columns where there are 24 of them; with
    signs of ASCII alone for a terminal that has no others."""
    names = [clean(name) for name, _ in bars]
    digits = max((len(f"{number:,}") for _, number in bars), default=1)
    widest = max(map(columns_of, names), default=0)
    room = min(widest, max(8, min(int(width * _NAME), width - digits - _BAR - 4)))
    length = max(_BAR, width - room - digits - 4)
    most = max((number for _, number in bars), default=0)
    for name, (_, number) in zip(names, bars, strict=True):
        label = fitted(name, room)
        yield f"{label}  {number:>{digits},}  {_bar(number, most, length, plain)}".rstrip()


def _bar(number: int, most: int, length: int, plain: bool) -> str:
    """As long as the number is of the most; what is not none is seen."""
    if not number:
        return ""
    eighths = max(1, number * length * 8 // most)
    if plain:
        return "#" * max(1, eighths // 8)
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8]
