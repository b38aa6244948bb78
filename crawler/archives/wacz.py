"""Archives as files: a WARC, or a WACZ, which is a ZIP with WARCs in its folder `archive`.

The WARCs in it should be stored, not compressed (https://specs.webrecorder.net/wacz/1.1.1/): then
they are read where they lie. Nothing is unpacked to memory or disk.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

_ZIP = b"PK\x03\x04"
#: Of a member's own header, which ends in its name and an extra field (APPNOTE.TXT 4.3.7).
_HEADER = 30


@dataclass(frozen=True, kw_only=True, slots=True)
class WarcFile:
    """A WARC, wherever it lies."""

    file: Path
    #: Its name in the WACZ; empty where the file is the WARC.
    member: str = ""
    #: Where it lies in the WACZ; None where it is compressed there.
    start: int | None = None
    length: int = 0

    def open(self) -> BinaryIO:
        """Its bytes from the beginning; they can be sought in, slowly if they are compressed."""
        if not self.member:
            return self.file.open("rb")
        if self.start is None:
            with ZipFile(self.file) as archive:
                return cast(BinaryIO, archive.open(self.member))
        return io.BufferedReader(_Slice(self.file, self.start, self.length))

    def __str__(self) -> str:
        return f"{self.file}: {self.member}" if self.member else str(self.file)


def warc_files(file: Path) -> list[WarcFile]:
    """The WARCs of a file: itself, or those of a WACZ, by name.

    Raises OSError, and ValueError where a WACZ is damaged or holds none.
    """
    with file.open("rb") as opened:
        if opened.read(len(_ZIP)) != _ZIP:
            return [WarcFile(file=file)]
        try:
            members = list(_members(file, opened))
        except BadZipFile as error:
            msg = f"not a WACZ file: {error}"
            raise ValueError(msg) from error
    if not members:
        msg = "not a WACZ file: no WARC in its folder archive"
        raise ValueError(msg)
    return members


def _members(file: Path, opened: BinaryIO) -> Iterator[WarcFile]:
    with ZipFile(opened) as archive:
        for member in sorted(archive.infolist(), key=lambda member: member.filename):
            if not member.filename.startswith("archive/"):
                continue
            if not member.filename.endswith((".warc", ".warc.gz")):
                continue
            start = _start(opened, member) if member.compress_type == ZIP_STORED else None
            yield WarcFile(file=file, member=member.filename, start=start, length=member.file_size)


def _start(opened: BinaryIO, member: ZipInfo) -> int:
    """Where a member's content begins; the lengths are not those of the central directory."""
    opened.seek(member.header_offset)
    header = opened.read(_HEADER)
    name, extra = (int.from_bytes(header[at : at + 2], "little") for at in (26, 28))
    return member.header_offset + _HEADER + name + extra


class _Slice(io.RawIOBase):
    """A stretch of a file as a file of its own, read only."""

    def __init__(self, file: Path, start: int, length: int) -> None:
        self._file = file.open("rb", buffering=0)
        self._start = start
        self._length = length
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        origin = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._length}[whence]
        self._at = max(origin + offset, 0)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what BufferedReader gives
        self._file.seek(self._start + self._at)
        wanted = max(min(len(buffer), self._length - self._at), 0)
        read = self._file.readinto(memoryview(buffer)[:wanted])
        self._at += read or 0
        return read or 0

    def close(self) -> None:
        self._file.close()
        super().close()
