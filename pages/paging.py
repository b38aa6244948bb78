"""Which part of a long list a page shows, and where the parts before and after it are. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Paging:
    """A part of a list of `total` rows; rows are counted from 1."""

    total: int
    offset: int
    #: How many rows this page shows, and how many one shows at most.
    shown: int
    limit: int

    @property
    def first(self) -> int:
        """The number of the first row that is shown; 0 where none is."""
        return self.offset + 1 if self.shown else 0

    @property
    def last(self) -> int:
        """The number of the last one."""
        return self.offset + self.shown if self.shown else 0

    @property
    def previous(self) -> int | None:
        """How many rows lie before the part before this one; None where this is the first."""
        return max(0, min(self.offset, self.total) - self.limit) if self.offset else None

    @property
    def next(self) -> int | None:
        """How many rows lie before the part after this one; None where this is the last."""
        after = self.offset + self.shown
        return after if self.shown and after < self.total else None


def paging(values: Mapping[str, Any], *, shown: int, total: int) -> Paging:
    """The part that was asked for by these values of `offset` and `limit`."""
    offset, limit = values["offset"], values["limit"]
    return Paging(total=total, offset=offset, shown=shown, limit=limit or max(total, 1))
