"""What files were found to hold, kept in the home folder so that a run that was killed goes on.

It may be deleted at any time, which costs a look through the files. A file is known again by its
size, the time of its last change, its first bytes and its last, wherever it lies; what was found
counts for the same topic, sources and code.
"""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

from crawler.scanning.finding import FileScan
from store.config import Settings
from store.files import private

#: Bytes at each end of a file that tell which it is.
_END = 1 << 20


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptScans:
    """Those of one topic, set of sources and code."""

    folder: Path

    def get(self, mark: str) -> FileScan | None:
        """What was found in the file of a mark; None where that is not known."""
        try:
            return msgspec.json.decode((self.folder / f"{mark}.json").read_bytes(), type=FileScan)
        except (OSError, msgspec.DecodeError):  # never kept, or cut short when the machine stopped
            return None

    def put(self, mark: str, scan: FileScan) -> None:
        """Keep what was found, whole or not at all. Raises OSError."""
        private.make_folder(self.folder.parent)
        private.make_folder(self.folder)
        aside = self.folder / f"{mark}.{os.getpid()}"
        private.make_file(aside)
        aside.write_bytes(msgspec.json.encode(scan))
        aside.replace(self.folder / f"{mark}.json")


def kept_scans(settings: Settings, version: str) -> KeptScans:
    """What is kept for a version of what is sought."""
    return KeptScans(folder=settings.scans_dir / version)


def file_mark(file: Path) -> str:
    """What a file is known by, as long as nobody writes into it. Raises OSError, also for what is
    no file: a pipe keeps whoever opens it, until somebody writes into it."""
    if not stat.S_ISREG(file.stat().st_mode):
        raise OSError(errno.EINVAL, "not a file")
    with file.open("rb") as opened:
        status = os.fstat(opened.fileno())
        digest = sha256(f"{status.st_size} {status.st_mtime_ns}".encode())
        digest.update(opened.read(_END))
        opened.seek(max(0, status.st_size - _END))
        digest.update(opened.read(_END))
    return digest.hexdigest()[:32]
