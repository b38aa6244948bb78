"""How long the statements take that an answer is made of: watched where they are sent."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from store.views.peek import StoreLook


@dataclass(kw_only=True, slots=True)
class Statements:
    """Those that were sent, each with its milliseconds."""

    sent: list[tuple[float, str, Mapping[str, Any]]] = field(default_factory=list)

    @property
    def milliseconds(self) -> float:
        """All of them together."""
        return sum(it[0] for it in self.sent)

    @property
    def slowest(self) -> tuple[float, str, Mapping[str, Any]]:
        return max(self.sent, key=lambda it: it[0], default=(0.0, "", {}))


@contextmanager
def watched() -> Iterator[Statements]:
    """The statements that are sent within, until their rows are here."""
    made = Statements()
    ask = StoreLook.rows

    def rows(self: StoreLook, query: str, **values: Any) -> Sequence[tuple[Any, ...]]:
        start = time.perf_counter()
        try:
            return ask(self, query, **values)
        finally:
            made.sent.append(((time.perf_counter() - start) * 1000, query, values))

    with patch.object(StoreLook, "rows", rows):
        yield made
