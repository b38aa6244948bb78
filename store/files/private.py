"""Files that nobody but their owner may read: a log holds names that were masked, and addresses of
those who get letters."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

#: The modes of what is made private.
FILE, FOLDER = 0o600, 0o700


def make_file(file: Path) -> None:
    """Make an empty private file, unless there is one already. Raises OSError."""
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE))


def make_folder(folder: Path) -> None:
    """Make a private folder, unless there is one already; those above it are made as any folder.
    Raises OSError."""
    folder.mkdir(mode=FOLDER, parents=True, exist_ok=True)


def narrow(folder: Path) -> None:
    """Give what lies in a folder to nobody who has no right to the folder itself. Raises
    OSError."""
    allowed = folder.stat().st_mode | stat.S_IRWXU
    for path in folder.rglob("*"):
        mode = stat.S_IMODE(path.lstat().st_mode)
        if mode & ~allowed and not path.is_symlink():
            path.chmod(mode & allowed)


def is_exposed(file: Path) -> bool:
    """Whether others may read a file of ours. That of somebody else, on a share, say, was meant
    to be read."""
    status, around = file.stat(), file.parent.stat()
    closed = not around.st_mode & (stat.S_IXGRP | stat.S_IXOTH)
    return status.st_uid == os.geteuid() and not closed and bool(status.st_mode & 0o077)


def shared(folder: Path) -> Path | None:
    """What of a folder, or of the files in it, everybody may write; None where nothing is."""
    if folder.stat().st_mode & stat.S_IWOTH:
        return folder
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.stat(follow_symlinks=False).st_mode & stat.S_IWOTH and not entry.is_symlink():
                return Path(entry.path)
    return None
