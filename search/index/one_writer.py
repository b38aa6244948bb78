"""One process at a time writes the index; the others wait for it."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

#: Seconds between two looks whether the lock is free.
_PAUSE = 0.05


class IndexWriteError(RuntimeError):
    """The index cannot be written; the message says why."""


class IndexBusyError(IndexWriteError):
    """Another process has been writing the index for longer than we would wait."""


@contextmanager
def one_writer(directory: Path, patience: float) -> Iterator[None]:
    """Hold the lock of an index directory, which is made where there is none.

    Others are waited for up to `patience` seconds. The operating system lets go of the lock when
    its holder dies. What the file system refuses is raised as IndexWriteError.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with (directory / "lock").open("wb") as file:
            if not _locked(file, patience):
                msg = f"another process is writing the index {directory}; try again later"
                raise IndexBusyError(msg)
            yield
    except OSError as error:
        msg = f"cannot write the index {directory}: {error}"
        raise IndexWriteError(msg) from error


def _locked(file: IO[bytes], patience: float) -> bool:
    end = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                return False
            time.sleep(_PAUSE)
        else:
            return True
