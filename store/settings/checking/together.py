"""Values that are each right and do not go together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def unfit(database: Mapping[str, Any], search: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The key and the problem of each, in tables over which the values of variables were laid."""
    if search.get("engine") == "postgres" and not _is_postgresql(database):
        problem = "postgres keeps the index in the log's database: set database.url to one of"
        yield "search.engine", f"{problem} PostgreSQL, or choose whoosh or tantivy"
    if problem := _of_replica(database, search):
        yield "database.read_url", problem


def _of_replica(database: Mapping[str, Any], search: Mapping[str, Any]) -> str:
    """What is wrong with a replica beside the database that it is to be one of."""
    if not (read_url := database.get("read_url")):
        return ""
    if not _is_postgresql(database):
        return "it names a replica of the database, which is SQLite's: set database.url too"
    if read_url == database.get("url"):
        return "it is database.url itself: leave it empty"
    if search.get("engine") != "postgres":
        return (
            'an index in files does not come with a replica: set engine = "postgres" under [search]'
        )
    return ""


def _is_postgresql(database: Mapping[str, Any]) -> bool:
    return str(database.get("url")).startswith("postgresql")
