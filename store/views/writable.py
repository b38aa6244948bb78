"""Whether a store may be written by whoever asks, as far as its files or its server tell."""

from __future__ import annotations

from pathlib import Path

from store import sqlite_file
from store.views import peek

_ASKED = "SELECT has_table_privilege('events', 'INSERT') AND NOT pg_is_in_recovery()"


def is_writable(url: str) -> bool:
    """Whether it may. Raises StoreError."""
    if url.startswith("sqlite"):
        return sqlite_file.is_writable(Path(url.partition(":///")[2]))
    with peek.looking(url) as look:
        return bool(look.rows(_ASKED)[0][0])
