"""What may still hold the words of the log: a process that answers, or a folder made from it.

Pure; imports nothing heavy.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

#: Processes that answer; an index or a published folder, which lies there whether a process runs or
#: not; and the files of the database itself.
Kind: TypeAlias = Literal["web", "mcp", "serve", "index", "published", "files"]
#: `passed`: it holds nothing of what was erased. `behind`: it may. `silent`: it may, and has not
#: said anything for so long that its process may be gone.
Standing: TypeAlias = Literal["passed", "behind", "silent"]

#: So many times as long as a process lets pass between two words of it, it is not silent yet.
_MISSED = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Holder:
    """One that is registered, and what it said last."""

    #: Of no other, ever: by this it is struck off.
    name: str
    kind: Kind
    #: Where its process runs, for those who run there too (`store.readers.process`); empty for what
    #: is no process.
    process: str
    #: What of the record it holds, in words.
    holds: str
    #: All that it holds has come from the log up to here, without what was erased until then.
    position: int
    #: When it said so, by the clock of the database, UTC.
    said_at: datetime
    #: Seconds after which it says something again; None for what lies still.
    every: float | None
    #: For the files of a database of PostgreSQL: up to where its write-ahead log then was.
    wal: str = ""

    def is_silent(self, now: datetime) -> bool:
        """Whether a process has missed several of its words; `now` is the database's clock."""
        if self.every is None:
            return False
        return now - self.said_at > timedelta(seconds=_MISSED * self.every)

    def standing(self, erased: int, now: datetime) -> Standing:
        """How it stands to what was erased up to a position."""
        if self.position >= erased:
            return "passed"
        return "silent" if self.is_silent(now) else "behind"

    def may_be_struck(self, now: datetime) -> bool:
        """Whether a person may say that it is gone: not of a process that lives, which will let go
        by itself, nor of the database."""
        return self.kind != "files" and (self.every is None or self.is_silent(now))


def is_complete(holders: Iterable[Holder], erased: int) -> bool:
    """Whether nobody holds any more what was erased up to a position. Who is silent may."""
    return all(it.position >= erased for it in holders)
