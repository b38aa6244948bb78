"""Waiting for a database that is away, with what must not be lost. Imports nothing slow."""

from __future__ import annotations

import time
from collections.abc import Callable

from store.database_address import StoreError

#: Seconds for which it is waited for, again and again.
WAITS = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)


def once_it_is_back(write: Callable[[], object]) -> None:
    """Write; where the database is away, again a while later. Raises StoreError where it stays
    away."""
    for seconds in WAITS:
        try:
            write()
        except StoreError:
            time.sleep(seconds)
        else:
            return
    write()
