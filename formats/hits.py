"""What a search found as CSV, JSON Lines and Parquet, a hit at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from answers.searches.search import Hit
from answers.to_json import to_json
from formats.csv_lines import csv_lines
from formats.parquet import write_parquet
from store.transfer.dataset import ColumnType

_TYPES: Mapping[str, ColumnType] = {
    "id": "text",
    "title": "text",
    "url": "text",
    "source": "text",
    "published_on": "date",
    "precision": "text",
    "number": "text",
    "snippet": "text",
    "score": "number",
    "revision": "integer",
    "superseded": "boolean",
    "withdrawn": "boolean",
    "position": "integer",
    "copies": "json",
}
#: Of a table of hits.
COLUMNS = tuple(_TYPES)


def hits_as_csv(hits: Iterable[Hit]) -> Iterator[str]:
    """Lines of CSV, with a header."""
    return csv_lines(COLUMNS, map(to_json, hits))


def hits_as_jsonl(hits: Iterable[Hit]) -> Iterator[str]:
    """A hit a line, with all its fields."""
    return (f"{json.dumps(to_json(hit))}\n" for hit in hits)


def write_hits_parquet(out: BinaryIO, hits: Iterable[Hit]) -> None:
    """Write a table. Raises FormatError where the extra is missing."""
    write_parquet(out, _TYPES, map(to_json, hits))
