"""Folders that may be read and not written, as a share is that others fill."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def read_only(folder: Path) -> Iterator[Path]:
    """Where nothing in a folder can be written, while it can in the folder itself where that takes
    root's rights to bring about."""
    if os.geteuid() == 0:
        shown = folder.with_name(f"{folder.name}-read-only")
        shown.mkdir()
        if not _mount("--bind", folder, shown) or not _mount("-o", "remount,bind,ro", shown):
            pytest.skip("this machine lets nobody mount a folder for reading alone")
        try:
            yield shown
        finally:
            subprocess.run(["umount", "--lazy", shown], check=True)
        return
    modes = {path: path.stat().st_mode for path in (folder, *folder.rglob("*"))}
    for path, mode in modes.items():
        path.chmod(mode & ~0o222)
    try:
        yield folder
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


def _mount(*arguments: str | Path) -> bool:
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0
