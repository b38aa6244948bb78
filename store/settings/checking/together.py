"""Values that are each right and do not go together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def unfit(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The key and the problem of each, in values over which those of variables were laid."""
    if _of(values, "search", "engine") == "postgres" and not _is_postgresql(values):
        problem = "postgres keeps the index in the log's database: set database.url to one of"
        yield "search.engine", f"{problem} PostgreSQL, or choose whoosh or tantivy"
    if problem := _of_replica(values):
        yield "database.read_url", problem


def _of_replica(values: Mapping[str, Any]) -> str:
    """What is wrong with a replica beside the database that it is to be one of."""
    if not (read_url := _of(values, "database", "read_url")):
        return ""
    if not _is_postgresql(values):
        return "it names a replica of the database, which is SQLite's: set database.url too"
    if read_url == _of(values, "database", "url"):
        return "it is database.url itself: leave it empty"
    if _of(values, "search", "engine") != "postgres":
        return (
            'an index in files does not come with a replica: set engine = "postgres" under [search]'
        )
    return ""


def _is_postgresql(values: Mapping[str, Any]) -> bool:
    return str(_of(values, "database", "url")).startswith("postgresql")


def _of(values: Mapping[str, Any], table: str, key: str) -> Any:
    found = values.get(table)
    return found.get(key) if isinstance(found, Mapping) else None
