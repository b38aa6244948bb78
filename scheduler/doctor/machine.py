"""The machine: its clock, and the room on its disks."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from answers.clock.diagnosis import Finding, fault, ok, warning
from store.config import Settings
from store.database_address import file_of
from store.health.wrong_clock import is_to_come

#: Bytes below which a crawl or a rebuild may end for want of room.
LITTLE_ROOM = 200_000_000
#: This program was not there before.
_BEGAN = datetime(2026, 11, 1, tzinfo=UTC)


def clock(now: datetime, newest: datetime | None) -> Iterator[Finding]:
    """Whether the clock can be right, as far as the log tells: `newest` is its last event's."""
    remedy = "timedatectl set-ntp true    # then: timedatectl status"
    if now < _BEGAN:
        yield fault("clock", f"it is said to be {now:%Y-%m-%d}, before this program was", remedy)
    elif newest and is_to_come(newest, now=now):
        said = f"the last event is of {_moment(newest)}, and it is {_moment(now)} now"
        yield fault("clock", f"{said}: the clock is wrong, or was", remedy)
    else:
        yield ok("clock", f"{_moment(now)}, after all that is recorded")


def disk(settings: Settings) -> Iterator[Finding]:
    """Whether there is room for what is written: where the store lies, the index, and temporary
    files."""
    store = file_of(settings.database_url)
    folders = {
        "the store": store.parent if store else settings.home,
        "the index": settings.index_dir,
        "temporary files": Path(tempfile.gettempdir()),
    }
    seen: set[int] = set()
    for what, folder in folders.items():
        there = _nearest(folder)
        if (device := there.stat().st_dev) not in seen:
            seen.add(device)
            yield _room(what, there, _size(store, settings.index_dir))


def _room(what: str, folder: Path, size: int) -> Finding:
    """`size` is of what a rebuild or a backup writes anew beside what is there."""
    free, files = shutil.disk_usage(folder).free, os.statvfs(folder)
    said = f"{_bytes(free)} free for {what} ({folder})"
    see = f"df -h {folder}    # and: du -xh {folder} | sort -h | tail"
    if files.f_flag & os.ST_RDONLY:
        return warning("disk", f"{folder} is mounted for reading alone: nothing is recorded", see)
    if free < LITTLE_ROOM:
        return fault("disk", f"only {said}", see)
    if files.f_files and not files.f_favail:
        return fault("disk", f"no file can be made in {folder}: it has as many as it can", see)
    if free < size:
        short = f"{said}: a rebuild or a backup takes up to {_bytes(size)}"
        return warning("disk", short, see)
    return ok("disk", said)


def _nearest(folder: Path) -> Path:
    """The folder, or where it would be made."""
    return next(it for it in (folder, *folder.parents) if it.exists())


def _size(store: Path | None, index: Path) -> int:
    files = [store] if store else []
    files += index.rglob("*") if index.is_dir() else []
    return sum(file.stat().st_size for file in files if file.is_file())


def _bytes(number: int) -> str:
    return f"{number / 1e9:.1f} GB" if number >= 1e9 else f"{number / 1e6:.0f} MB"


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
