"""What a search found as CSV and JSON Lines, a hit at a time. It imports nothing heavy."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from answers.searches.search import Hit
from answers.to_json import to_json
from formats.csv_lines import csv_lines

#: Of a table of hits.
COLUMNS = (
    *("id", "title", "url", "source", "published_on", "precision", "number", "snippet", "score"),
    *("revision", "superseded", "withdrawn", "position", "copies"),
)


def hits_as_csv(hits: Iterable[Hit]) -> Iterator[str]:
    """Lines of CSV, with a header."""
    return csv_lines(COLUMNS, map(to_json, hits))


def hits_as_jsonl(hits: Iterable[Hit]) -> Iterator[str]:
    """A hit a line, with all its fields."""
    return (f"{json.dumps(to_json(hit))}\n" for hit in hits)
