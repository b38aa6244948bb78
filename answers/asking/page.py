"""The part of a list that is answered, where the whole may be long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, TypeVar

T = TypeVar("T")

#: The largest number that a column of SQLite holds; none that is asked with is larger.
_LARGEST = 2**63 - 1

#: Which end of a list by time comes first.
Order: TypeAlias = Literal["oldest", "newest"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """So many rows at most, after so many that are left out; all, where no limit is set."""

    limit: int | None = None
    offset: int = 0

    def has(self, place: int) -> bool:
        """Whether the row at a place, from 0, is on this page."""
        return place >= self.offset and (self.limit is None or place < self.offset + self.limit)

    def of(self, rows: Sequence[T]) -> tuple[T, ...]:
        """The rows of this page."""
        return tuple(rows[self.slice])

    @property
    def slice(self) -> slice:
        """The places of this page."""
        return slice(self.offset, self.end)

    @property
    def end(self) -> int | None:
        """How many rows there are up to the last of this page; None where it has no limit."""
        return None if self.limit is None else min(self.offset + self.limit, _LARGEST)

    @property
    def sql(self) -> str:
        """The rows of this page, in both databases; SQLite knows no offset without a limit."""
        return f"LIMIT {_LARGEST if self.limit is None else self.limit} OFFSET {self.offset}"


#: All of a list.
WHOLE = Page()
