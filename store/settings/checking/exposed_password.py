"""Whether others may read a file in which the password of the database stands."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from store import database_address


def exposed_password(url: object, file: Path, variable: str) -> str | None:
    """What to do about it where they may; None where they may not, or none stands there. The
    variable may be set in its place."""
    if not isinstance(url, str) or not database_address.holds_password(url):
        return None
    status = file.stat()
    # Of a file that is somebody else's, a service's, say, its group may be how it is read at all.
    others = 0o077 if status.st_uid == os.geteuid() else 0o007
    if not status.st_mode & others:
        return None
    return (
        f"it holds a password, and others may read the file (mode {stat.S_IMODE(status.st_mode):o})"
        f": chmod 600 {file}, or set {variable} in its place"
    )
