"""Files that nobody but their owner may read: a log holds names that were masked, and addresses of
those who get letters."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

#: The modes of what is made private.
FILE, FOLDER = 0o600, 0o700
#: What others than the owner may do.
_OTHERS = 0o077


def make_file(file: Path) -> None:
    """Make an empty private file, unless there is one already. Raises OSError."""
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE))


def make_folder(folder: Path) -> None:
    """Make a private folder, unless there is one already; those above it as folders are made.
    Raises OSError."""
    folder.mkdir(mode=FOLDER, parents=True, exist_ok=True)
