"""Which files are looked through: those that a list names, or all archives in a folder."""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Iterator
from pathlib import Path

#: How the names of archives end.
ENDINGS = (".warc", ".warc.gz", ".wacz")
#: Bytes of a list, unpacked, and characters of a path, that are read at most.
_LONGEST, _LONGEST_PATH = 1 << 28, 4096
_GZIP = b"\x1f\x8b"


class ArchiveListError(ValueError):
    """There is no such list, or it is none; one line names it and the cause."""


def listed_archives(place: Path) -> list[Path]:
    """The files of a list, in its order, each once, or those of a folder, in that of their names.

    A list has a path a line, seen from the folder it lies in; blank lines and those that begin with
    # are passed over. It may be packed by gzip, as those of Common Crawl are. Raises
    ArchiveListError.
    """
    try:
        found = list(_in_folder(place)) if place.is_dir() else _in_list(place)
    except (OSError, EOFError, zlib.error) as error:
        cause = getattr(error, "strerror", None) or str(error)
        msg = f"{place}: {cause}"
        raise ArchiveListError(msg) from error
    if not found:
        msg = f"{place}: no archive is named in it ({', '.join(ENDINGS)})"
        raise ArchiveListError(msg)
    return list(dict.fromkeys(found))


def _in_folder(folder: Path) -> Iterator[Path]:
    """The archives in a folder and those in it. Raises OSError."""

    def fails(error: OSError) -> None:
        raise error

    found = [
        Path(where, name)
        for where, _, names in os.walk(folder.absolute(), onerror=fails)
        for name in names
        if name.endswith(ENDINGS)
    ]
    yield from sorted(found)


def _in_list(file: Path) -> list[Path]:
    """The paths in a list. Raises OSError, EOFError, zlib.error and ArchiveListError."""
    with file.open("rb") as opened:
        is_packed = opened.read(len(_GZIP)) == _GZIP
    with gzip.open(file) if is_packed else file.open("rb") as opened:
        content = opened.read(_LONGEST + 1)
    if len(content) > _LONGEST:
        msg = f"{file}: longer than the {_LONGEST} bytes that are read of a list"
        raise ArchiveListError(msg)
    if content.startswith((b"WARC/", b"PK\x03\x04")):
        msg = f"{file}: an archive, not a list of archives: write its path into one"
        raise ArchiveListError(msg)
    folder = file.absolute().parent
    lines = content.removeprefix(b"\xef\xbb\xbf").splitlines()
    named = ((number, line.strip()) for number, line in enumerate(lines, 1))
    return [
        folder / _path(file, number, line)
        for number, line in named
        if line and not line.startswith(b"#")
    ]


def _path(file: Path, number: int, line: bytes) -> str:
    path = os.fsdecode(line)
    if len(path) > _LONGEST_PATH or any(ord(sign) < 0x20 or ord(sign) == 0x7F for sign in path):
        msg = f"{file}: line {number} is no path"
        raise ArchiveListError(msg)
    return path
