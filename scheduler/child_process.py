"""A child process that is listened to while it runs, and that can be ended.

There are no waits with a time limit on the process itself: `subprocess` sleeps in them, which some
clocks that are made up for tests do not bear.
"""

from __future__ import annotations

import logging
import os
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Event
from types import FrameType
from typing import TypeAlias

from crawler.look.told import PIPE

logger = logging.getLogger(__name__)

#: Takes each line a child tells (`crawler.look.told`).
Hear: TypeAlias = Callable[[str], None]
#: Runs a command to its end with the given environment, and hears what it tells; its exit code.
Run: TypeAlias = Callable[[Sequence[str], Mapping[str, str], Hear], int]


class ChildProcess:
    """The child at work, which a signal handler or another thread can end."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._told = Event()

    def run(self, command: Sequence[str], environment: Mapping[str, str], hear: Hear) -> int:
        """Run a command to its end; its exit code, that of SIGTERM once it was told to end."""
        if self._told.is_set():
            return -signal.SIGTERM
        with _pipe() as (reading, writing):
            # A group of its own: a Ctrl-C at the terminal reaches it once, through us.
            self._process = subprocess.Popen(  # noqa: S603
                command,
                env={**environment, PIPE: str(writing)},
                process_group=0,
                pass_fds=(writing,),
            )
            os.close(writing)
            if self._told.is_set():  # meanwhile
                self.ask_to_end()
            with open(reading, closefd=False, errors="replace") as lines:
                for line in lines:
                    hear(line)
        return self._process.wait()

    def ask_to_end(self) -> None:
        """Tell the child to end, and start no other."""
        self._told.set()
        if self._process:
            self._process.terminate()

    def kill(self) -> None:
        """End the child by force."""
        if self._process:
            self._process.kill()


def run_child(command: Sequence[str], environment: Mapping[str, str], hear: Hear) -> int:
    """Run a command to its end; its exit code.

    SIGTERM and SIGINT end the child first, a second one by force, and then us, which is said.
    """
    child = ChildProcess()
    stops: list[int] = []

    def stop(number: int, _: FrameType | None) -> None:
        stops.append(number)
        if len(stops) == 1:
            child.ask_to_end()
        else:
            child.kill()

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        code = child.run(command, environment, hear)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if stops:
        logger.warning("stopped before the end, on request; a later run goes on")
    if signal.SIGINT in stops:
        raise KeyboardInterrupt
    if stops:
        raise SystemExit(128 + signal.SIGTERM)
    return code


@contextmanager
def _pipe() -> Iterator[tuple[int, int]]:
    """Both ends of a pipe; the one to write into is closed by whoever handed it on."""
    reading, writing = os.pipe()
    try:
        yield reading, writing
    finally:
        os.close(reading)
