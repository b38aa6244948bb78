"""Values that are each right and do not go together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def unfit(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The key and the problem of each, in values over which those of variables were laid."""
    if _of(values, "search", "engine") == "postgres" and not _is_postgresql(values):
        problem = "postgres keeps the index in the log's database: set database.url to one of"
        yield "search.engine", f"{problem} PostgreSQL, or choose whoosh or tantivy"


def _is_postgresql(values: Mapping[str, Any]) -> bool:
    return str(_of(values, "database", "url")).startswith("postgresql")


def _of(values: Mapping[str, Any], table: str, key: str) -> Any:
    found = values.get(table)
    return found.get(key) if isinstance(found, Mapping) else None
