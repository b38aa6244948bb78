"""Files of a published folder: each whole or not there, and none touched that is not ours."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

#: Behind the name of a file that is not whole yet.
_PART = ".blotter-part"


class BusyFolderError(RuntimeError):
    """Another process writes into a folder; the message says so."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Be the only one who writes into a folder, as long as this process lives; nothing is left in
    it for that. Raises BusyFolderError, and OSError where it cannot be looked at."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _lock(folder, opened)
        yield
    finally:
        os.close(opened)


def _lock(folder: Path, opened: int) -> None:
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        msg = f"{folder}: another process publishes into it: wait until it has ended"
        raise BusyFolderError(msg) from error


def write(folder: Path, path: str, content: bytes) -> None:
    """Write a file at a path from the folder on, unless it holds that already. Raises OSError.

    It is not forced to the disk: the manifest is, after all of them.
    """
    file = folder / path
    with suppress(FileNotFoundError):
        if file.stat().st_size == len(content) and file.read_bytes() == content:
            return
    part = part_of(file)
    try:
        part.write_bytes(content)
    except FileNotFoundError:  # most files come into a folder that is there
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
    part.replace(file)


def write_forced(file: Path, content: bytes) -> None:
    """Write a file that is on the disk before it takes its name. Raises OSError."""
    part = part_of(file)
    with part.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    part.replace(file)


def part_of(file: Path) -> Path:
    """Where a file lies until it is whole: always there, so that the next run finds what one that
    was killed left."""
    return file.with_name(f"{file.name}{_PART}")


def remove(folder: Path, paths: Iterable[str], *, but: Collection[str]) -> int:
    """Take away those of our files that are no longer, with the folders that are empty then, and
    what an earlier run left unfinished; how many there were."""
    gone = 0
    for path in paths:
        part_of(folder / path).unlink(missing_ok=True)
        if path not in but:
            gone += (folder / path).exists()
            (folder / path).unlink(missing_ok=True)
            _prune(folder, (folder / path).parent)
    return gone


def _prune(root: Path, folder: Path) -> None:
    """Take away folders that are empty, from this one up to the root."""
    while folder != root:
        try:
            folder.rmdir()
        except FileNotFoundError:
            pass
        except OSError:  # something is in it
            return
        folder = folder.parent


def settle() -> None:
    """Force what was written to the disk, before the manifest says that it is there."""
    os.sync()
