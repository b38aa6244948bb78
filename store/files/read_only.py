"""Files that may be read and not written, a released copy on a share say, and how SQLite asks them.

Knows no library but the standard one, since a search must not wait for SQLAlchemy's import.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from store.database_address import StoreError

#: Seconds that whoever asks waits for whoever writes.
PATIENCE = 60
#: What the operating system says where nothing may be written.
_READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)


def is_forbidden(error: OSError) -> bool:
    """Whether something may not be written, for no full or broken disk."""
    return error.errno in _READ_ONLY


def is_writable(file: Path) -> bool:
    """Whether a file can be written: to do so, SQLite makes others beside it. Of one in a folder
    that has yet to be made nothing says that it cannot."""
    if not file.parent.exists():
        return True
    return os.access(file.parent, os.W_OK) and (not file.exists() or os.access(file, os.W_OK))


def lies_still(file: Path) -> bool:
    """Whether nobody is writing a file that may not be written from here. Raises StoreError where
    somebody was when it was copied.

    SQLite reads a log of changes by a file that it makes where there is none. Without a log it
    needs none, if it is told that nobody writes.
    """
    if is_writable(file) or _beside(file, "-shm").exists():
        return False
    log = _beside(file, "-wal")
    if log.exists() and log.stat().st_size:
        msg = (
            f"cannot read the store {file}: it was copied while it was written, and may be read"
            f" only together with {log.name}, from a folder that can be written"
        )
        raise StoreError(msg)
    return True


def leaving_no_trace(file: Path) -> sqlite3.Connection:
    """A connection that makes no file beside a database, as SQLite does for whoever may: where none
    lies there nobody is writing. Raises sqlite3.Error."""
    still = not any(_beside(file, ending).exists() for ending in ("-wal", "-shm"))
    return _connected(file, still)


def connected(file: Path) -> sqlite3.Connection:
    """A connection that only reads, for one thread at a time. Raises StoreError, and
    sqlite3.Error."""
    return _connected(file, lies_still(file))


def _connected(file: Path, still: bool) -> sqlite3.Connection:
    address = f"file:{quote(str(file))}?mode=ro{'&immutable=1' if still else ''}"
    connection = sqlite3.connect(address, uri=True, timeout=PATIENCE, check_same_thread=False)
    connection.isolation_level = None  # transactions are begun by whoever asks, not by the driver
    return connection


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(file.name + ending)
