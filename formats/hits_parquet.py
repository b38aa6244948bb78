"""What a search found as a Parquet file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import BinaryIO

from answers.searches.search import Hit
from answers.to_json import to_json
from formats.hits import COLUMNS
from formats.parquet import write_parquet
from store.transfer.dataset import ColumnType

#: Of the columns that are no text.
_TYPES: Mapping[str, ColumnType] = {
    "published_on": "date",
    "score": "number",
    "revision": "integer",
    "superseded": "boolean",
    "withdrawn": "boolean",
    "position": "integer",
    "copies": "json",
}


def write_hits_parquet(out: BinaryIO, hits: Iterable[Hit]) -> None:
    """Write a table. Raises FormatError where the extra is missing."""
    columns = {name: _TYPES.get(name, "text") for name in COLUMNS}
    write_parquet(out, columns, map(to_json, hits))
