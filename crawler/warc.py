"""The records of a WARC file (ISO 28500), from its first to its last, which must be whole."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, BinaryIO

from w3lib.url import canonicalize_url
from warcio.archiveiterator import ArchiveIterator

from crawler.wacz import Warc

#: A record that describes another is short; what is longer is somebody else's.
_DESCRIPTION = 64 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A record as it lies in its file."""

    type: str
    #: Its named fields, as warcio gives them.
    headers: Any
    offset: int
    #: What a short `metadata` record says; empty for every other.
    content: bytes = b""


def records(warc: Warc) -> Iterator[Entry]:
    """Each record of a file.

    Raises OSError, warcio's ArchiveLoadFailed, and ValueError where the file is cut short.
    """
    with warc.open() as opened:
        entries = ArchiveIterator(opened, no_record_parse=True)
        count = offset = 0
        for record in entries:
            stated = record.rec_headers.get_header("Content-Length") or ""
            if not stated.isdigit():
                raise _cut_short(count)
            described = record.rec_type == "metadata" and int(stated) <= _DESCRIPTION
            content = record.raw_stream.read() if described else b""
            offset = entries.get_record_offset()  # reads the record to its end
            if record.raw_stream.limit:
                raise _cut_short(count)
            count += 1
            yield Entry(
                type=record.rec_type, headers=record.rec_headers, offset=offset, content=content
            )
        if not count:
            msg = "not a WARC file: it is empty"
            raise ValueError(msg)
        if entries.offset != opened.seek(0, os.SEEK_END) or not _ends(opened, offset):
            raise _cut_short(count)


def subject(headers: Any, address: str, time: str) -> tuple[str, datetime]:
    """An address and a time, UTC, that a record names under these fields. Raises ValueError."""
    url, stated = headers.get_header(address), headers.get_header(time)
    if not url or not stated:
        msg = f"a record without {address} and {time}"
        raise ValueError(msg)
    moment = datetime.fromisoformat(stated)
    return url, moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


@lru_cache(maxsize=1 << 16)
def canonical(url: str) -> str:
    """One form for the ways an address can be written."""
    return canonicalize_url(url)


def _ends(file: BinaryIO, offset: int) -> bool:
    """Whether the last record, which begins at `offset`, is closed as it must be: by the end of its
    gzip member (RFC 1952), or by two line ends (WARC 1.1 section 4)."""
    file.seek(offset)
    if file.read(2) != b"\x1f\x8b":
        file.seek(-4, os.SEEK_END)
        return file.read() == b"\r\n\r\n"
    file.seek(offset)
    member = zlib.decompressobj(16 + zlib.MAX_WBITS)
    while not member.eof and (block := file.read(1 << 16)):
        member.decompress(block)
    return member.eof


def _cut_short(whole: int) -> ValueError:
    return ValueError(f"cut short after {whole} whole records; nothing of it was replayed")
