"""Who may read and write what an installation keeps."""

from __future__ import annotations

import os
import pwd
import stat
from collections.abc import Iterator
from pathlib import Path

from answers.clock.diagnosis import Finding, fault, ok, warning
from store.config import Settings
from store.database_address import file_of

CHECK = "files"
_GROUP_AND_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_WRITTEN_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def permissions(settings: Settings) -> Iterator[Finding]:
    """Whether the files are ours, and nobody else's to read or write."""
    home, files = settings.home, [*_files(settings)]
    found = [*_home(home), *_owners(home, files), *_modes(files)]
    yield from found
    if not found:
        yield ok(CHECK, f"{home} is private, and can be written")


def _files(settings: Settings) -> Iterator[Path]:
    store = file_of(settings.database_url)
    beside = (
        [Path(f"{store}{ending}") for ending in ("", "-wal", "-shm", ".locks")] if store else []
    )
    yield from (it for it in (settings.home / "blotter.toml", *beside) if it.exists())


def _home(home: Path) -> Iterator[Finding]:
    if not home.exists():
        yield warning(CHECK, f"{home} is not there yet", "blotter crawl    # makes it")
    elif not home.is_dir():
        yield fault(CHECK, f"{home} is no folder", "BLOTTER_HOME=FOLDER")
    elif not os.access(home, os.W_OK | os.X_OK):
        said = f"{home} cannot be written from here: nothing is recorded, no index is made"
        yield warning(CHECK, said, f'sudo chown -R "$(id -un)" {home}')


def _owners(home: Path, files: list[Path]) -> Iterator[Finding]:
    """Files of somebody else: a command was once run as root, say."""
    if not home.exists():
        return
    owner = home.stat().st_uid
    for file in files:
        if file.parent == home and (theirs := file.stat().st_uid) != owner:
            said = f"{file} belongs to {_user(theirs)}, and its folder to {_user(owner)}"
            yield fault(CHECK, said, f"sudo chown -R {_user(owner)} {home}")
            return


def _modes(files: list[Path]) -> Iterator[Finding]:
    for file in files:
        mode = stat.S_IMODE(file.stat().st_mode)
        if mode & _WRITTEN_BY_OTHERS:
            yield fault(
                CHECK, f"{file} can be written by others ({mode:04o})", f"chmod go-w {file}"
            )
        elif file.is_file() and mode & _GROUP_AND_OTHERS:
            said = f"{file} can be read by others ({mode:04o}), names that are masked too"
            yield warning(CHECK, said, f"chmod go-rwx {file}")


def _user(number: int) -> str:
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)
