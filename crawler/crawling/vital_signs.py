"""A crawl's process ends when it is stuck, and when the one that began it is gone.

Neither may depend on our own code: a regular expression lets no signal handler run, and no other
thread. So it is the operating system that ends the process, unless it is kept from it.
"""

from __future__ import annotations

import asyncio
import ctypes
import signal
import sys
from collections.abc import Callable

#: Seconds that the event loop may be kept from going on; longer than a writer waits for another
#: (`store.log.database`).
STUCK = 90.0
#: Seconds between two beats.
EVERY = 1.0
#: prctl(2): the signal that the kernel sends when the parent dies.
_PR_SET_PDEATHSIG = 1


def end_with_parent() -> None:
    """Be told to end (SIGTERM) when the parent dies, on Linux; elsewhere, a pipe that nobody reads
    any more tells it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def end_without_parent() -> None:
    """Be told no more: Linux tells it for each thread of a parent that is killed, and the second
    time would end at once what is about to end in order."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, 0)


async def beat_for_ever(beat: Callable[[], None]) -> None:
    """Call `beat` once a second, and put off the alarm (SIGALRM) that ends a stuck process."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    try:
        while True:
            signal.setitimer(signal.ITIMER_REAL, STUCK)
            beat()
            await asyncio.sleep(EVERY)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
