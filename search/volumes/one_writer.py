"""One process at a time writes the index; the others wait for it."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from search.index.write_errors import IndexBusyError, IndexReadOnlyError, IndexWriteError
from store.files import private
from store.files.read_only import is_forbidden

#: What whoever asks for an index can do where they may not write one.
_ELSEWHERE = (
    "for an index of your own let BLOTTER_HOME be a folder of yours, and BLOTTER_DATABASE_URL the"
    " store"
)
#: Seconds between two looks whether the lock is free.
_PAUSE = 0.05


class SharedIndexError(RuntimeError):
    """Everybody may write an index, and so have it say anything."""


@contextmanager
def one_writer(directory: Path, patience: float) -> Iterator[None]:
    """Hold the lock of an index directory, which is made where there is none.

    Others are waited for up to `patience` seconds. The operating system lets go of the lock when
    its holder dies. What the file system refuses is raised as IndexWriteError; a directory that
    everybody may write as SharedIndexError. What is written may be read by whoever may read the
    directory, which by itself is its owner alone.
    """
    try:
        private.make_folder(directory.parent)
        private.make_folder(directory)
        refuse_shared(directory)
        with (directory / "lock").open("wb") as file:
            if not _locked(file, patience):
                msg = f"another process is writing the index {directory}; try again later"
                raise IndexBusyError(msg)
            yield
            private.narrow(directory)
    except OSError as error:
        msg = f"cannot write the index {directory}: {error.strerror or error}"
        if not is_forbidden(error):
            raise IndexWriteError(msg) from error
        msg = f"{msg}; {_ELSEWHERE}"
        raise IndexReadOnlyError(msg) from error


def refuse_shared(directory: Path, *folders: Path) -> None:
    """Raise SharedIndexError where everybody may write an index directory, or what lies in these
    folders of it."""
    for folder in (directory, *folders):
        if shared := private.shared(folder):
            msg = (
                f"everybody may write {shared}, and have the index say anything:"
                f" chmod -R o-w {directory}, then `blotter rebuild --only index`"
            )
            raise SharedIndexError(msg)


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
