"""A stretch of a text."""

from __future__ import annotations

from typing import NamedTuple


class Stretch(NamedTuple):
    """Characters [start, end) of the whole."""

    start: int
    end: int

    def of(self, whole: str) -> str:
        """Its characters."""
        return whole[self.start : self.end]
