"""A child process that is listened to while it runs, and that can be ended.

There are no waits with a time limit on the process itself: `subprocess` sleeps in them, which some
clocks that are made up for tests do not bear.
"""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from types import FrameType
from typing import TypeAlias

from crawler.look.told import PIPE
from store.settings.environment import crawlers_environment

logger = logging.getLogger(__name__)

#: Where our own packages lie.
_ROOT = str(Path(__file__).resolve().parents[1])

#: Takes each line a child tells (`crawler.look.told`).
Hear: TypeAlias = Callable[[str], None]
#: Runs a command to its end with the given environment, and hears what it tells; its exit code.
Run: TypeAlias = Callable[[Sequence[str], Mapping[str, str], Hear], int]


class ChildProcess:
    """The child at work, or several in threads of their own, which a signal handler or another
    thread can end."""

    def __init__(self) -> None:
        self._at_work: set[subprocess.Popen[bytes]] = set()
        self._told = Event()

    def run(self, command: Sequence[str], environment: Mapping[str, str], hear: Hear) -> int:
        """Run a command to its end; its exit code, that of SIGTERM once it was told to end."""
        if self._told.is_set():
            return -signal.SIGTERM
        with _pipe() as (reading, writing):
            # A group of its own: a Ctrl-C at the terminal reaches it once, through us.
            process = subprocess.Popen(  # noqa: S603
                command,
                env={**environment, PIPE: str(writing)},
                process_group=0,
                pass_fds=(writing,),
            )
            self._at_work.add(process)
            os.close(writing)
            if self._told.is_set():  # meanwhile
                process.terminate()
            with open(reading, closefd=False, errors="replace") as lines:
                for line in lines:
                    hear(line)
        code = process.wait()
        self._at_work.discard(process)
        return code

    def ask_to_end(self) -> None:
        """Tell all to end, and start no other."""
        self._told.set()
        for process in self._at_work.copy():
            process.terminate()

    def kill(self) -> None:
        """End all by force."""
        for process in self._at_work.copy():
            process.kill()


def run_child(command: Sequence[str], environment: Mapping[str, str], hear: Hear) -> int:
    """Run a command to its end; its exit code. Signals are minded as in `minding_signals`."""
    with minding_signals() as run:
        return run(command, environment, hear)


@contextmanager
def minding_signals() -> Iterator[Run]:
    """What runs commands, in this thread or others, until the end.

    SIGTERM and SIGINT end the children first, a second one by force, and then us, which is said.
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
        yield child.run
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if stops:
        logger.warning("stopped before the end, on request; a later run goes on")
    if signal.SIGINT in stops:
        raise KeyboardInterrupt
    if stops:
        raise SystemExit(128 + signal.SIGTERM)


def run_module(module: str, arguments: Sequence[str], run: Run, hear: Hear) -> int:
    """Run a module of ours that fetches pages; its exit code."""
    # -P and our own path: a folder named `crawler` where the user stands must not be run instead.
    command = [sys.executable, "-P", "-m", module, *arguments]
    environment = crawlers_environment()
    path = os.pathsep.join(filter(None, [_ROOT, environment.get("PYTHONPATH")]))
    return run(command, {**environment, "PYTHONPATH": path}, hear)


@contextmanager
def _pipe() -> Iterator[tuple[int, int]]:
    """Both ends of a pipe; the one to write into is closed by whoever handed it on."""
    reading, writing = os.pipe()
    try:
        yield reading, writing
    finally:
        os.close(reading)
