"""How long the statements take that an answer is made of: watched where they are sent."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import psycopg


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """One that was sent."""

    query: str
    values: Any
    #: Until its rows were here, and of that the server's work, where it runs on this machine.
    milliseconds: float
    work: float


@dataclass(kw_only=True, slots=True)
class Statements:
    """Those that were sent."""

    sent: list[Statement] = field(default_factory=list)

    @property
    def milliseconds(self) -> float:
        """All of them together."""
        return sum(it.milliseconds for it in self.sent)

    @property
    def work(self) -> float:
        """The server's work for all of them."""
        return sum(it.work for it in self.sent)


@contextmanager
def watched() -> Iterator[Statements]:
    """The statements that are sent within."""
    made, execute = Statements(), psycopg.Connection.execute

    def timed(self: Any, query: Any, params: Any = None, **more: Any) -> Any:
        server, start = _worked(self), time.perf_counter()
        try:
            return execute(self, query, params, **more)
        finally:
            spent, worked = time.perf_counter() - start, _worked(self) - server
            said = query.decode() if isinstance(query, bytes) else str(query)
            made.sent.append(
                Statement(query=said, values=params, milliseconds=spent * 1000, work=worked * 1000)
            )

    with patch.object(psycopg.Connection, "execute", timed):
        yield made


def _worked(connection: psycopg.Connection) -> float:
    """Seconds of CPU that the server's process of a connection has taken so far."""
    with suppress(OSError):
        spent = Path(f"/proc/{connection.info.backend_pid}/schedstat").read_text().split()[0]
        return int(spent) / 1e9
    return 0.0
