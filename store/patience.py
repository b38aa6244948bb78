"""Waiting for a database that is away, with what must not be lost. Imports nothing slow."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import TypeVar

from store.database_address import LostError, StoreError

T = TypeVar("T")

#: Seconds between one try and the next, until about `LONGEST` is over.
WAITS = (0.5, 1.0, 1.5, 2.0, 3.0, *[4.0] * 13)
#: Seconds for which it is waited for at most. Another server takes over within 45 where Patroni is
#: set up as it ships (ttl 30, loop_wait 10), and within 30 with ttl 20. A crawl that lets its event
#: loop wait is ended after `crawler.crawling.vital_signs.STUCK`, which is longer.
LONGEST = 60.0


def once_it_is_back(write: Callable[[], T]) -> T:
    """Write; where the database is away, or takes nothing for a while, again a while later. Raises
    StoreError where it stays so."""
    return _again(write, StoreError)


def while_it_is_away(do: Callable[[], T]) -> T:
    """Do what may be done twice; where the server of the database is away or was lost, again a
    while later. Raises StoreError, LostError where it stays away."""
    return _again(do, LostError)


async def awaited_while_away(do: Callable[[], T]) -> T:
    """As `while_it_is_away`, for an event loop that goes on meanwhile."""
    for seconds in _waits():
        try:
            return do()
        except LostError:
            await asyncio.sleep(seconds)
    return do()


def _again(do: Callable[[], T], error: type[StoreError]) -> T:
    for seconds in _waits():
        try:
            return do()
        except error:
            time.sleep(seconds)
    return do()


def _waits() -> Iterator[float]:
    """Those that are left, as long as it takes to find out that the server is still away."""
    end = time.monotonic() + LONGEST
    yield from takewhile(lambda _: time.monotonic() < end, WAITS)
