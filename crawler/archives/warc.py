"""The records of a WARC file (ISO 28500), from its first to its last, which must be whole."""

from __future__ import annotations

import io
import os
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, BinaryIO

from w3lib.url import canonicalize_url
from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader, DecompressingBufferedReader
from warcio.statusandheaders import StatusAndHeadersParser

from crawler.archives.wacz import WarcFile
from crawler.source.server_answer import MAXSIZE

#: Bytes of a head, a record's or an answer's, that are read at most.
_HEAD = 256 * 1024
#: Bytes of content that are read at most, by type of record; of other types nothing is. A record
#: that describes another is short; what is longer is somebody else's.
DESCRIPTIONS: Mapping[str, int] = {"metadata": 64 * 1024}
#: The same where answers are read too.
ANSWERS: Mapping[str, int] = {**DESCRIPTIONS, "response": MAXSIZE + _HEAD}
#: The field of a record that says why its content is not whole.
TRUNCATED = "WARC-Truncated"
#: How what gzip packed begins (RFC 1952), bodies in a coding too, and digits of the longest length
#: that is believed.
GZIP = b"\x1f\x8b"
_PACKED = {"gzip": GZIP}
_DIGITS = 12
#: Years between which captures can have been made: of the first web page, and far from now.
_WEB, _NEVER = 1991, 3000


@dataclass(frozen=True, kw_only=True, slots=True)
class WarcRecord:
    """A record as it lies in its file."""

    type: str
    #: Its named fields, as warcio gives them.
    headers: Any
    offset: int
    #: What it says, where that was to be read and is not too long; else empty.
    content: bytes = b""


@dataclass(frozen=True, kw_only=True, slots=True)
class HttpMessage:
    """An HTTP answer as a record keeps it: its chunks are put together, but it is not unpacked."""

    status: int
    #: As warcio gives them.
    headers: Any
    body: bytes


def http_message(warc: WarcFile, offset: int) -> HttpMessage | None:
    """The answer in the record at `offset`; None where the record is empty, as a revisit may be.

    Raises ValueError where it is larger than any we read, its head is not one of HTTP, or it was
    cut short: the record says so (WARC 1.1 section 5.13), or it is shorter than it says it is.
    """
    with warc.open() as file:
        file.seek(offset)
        record = next(_iterator(file))
        if reason := record.rec_headers.get_header(TRUNCATED):
            msg = f"cut short when it was captured ({TRUNCATED}: {reason})"
            raise ValueError(msg)
        block = read_limited(record.raw_stream, MAXSIZE + _HEAD)
        # The body of a revisit is in the record that it refers to.
        return message_in(block, has_body=record.rec_type != "revisit")


def message_in(block: bytes, *, has_body: bool = True) -> HttpMessage | None:
    """The answer that a record's block is, with its body or without; None of an empty block.

    Raises ValueError where its head is not one of HTTP, or its body is shorter than it says.
    """
    if not block:
        return None
    head = io.BytesIO(block[:_HEAD])
    headers = StatusAndHeadersParser([], verify=False).parse(head)
    if head.tell() == _HEAD:
        raise _too_long()
    code = headers.get_statuscode()
    if not (code.isascii() and code.isdigit() and len(code) == 3):
        msg = f"an answer without an HTTP status: {headers.statusline[:40]!r}"
        raise ValueError(msg)
    body: Any = io.BytesIO(block[head.tell() :])
    if headers.get_header("Transfer-Encoding") == "chunked":
        body = ChunkedDataReader(body)
    message = HttpMessage(status=int(code), headers=headers, body=read_limited(body, MAXSIZE))
    if has_body and (missing := _missing(message)):
        msg = f"cut short when it was captured: {missing} bytes of its Content-Length are missing"
        raise ValueError(msg)
    return message


def _missing(message: HttpMessage) -> int:
    """How many bytes of a page its Content-Length (RFC 9110 section 8.6) promises in vain.

    Archives also keep bodies without their coding, under a head that still tells of it.
    """
    stated = message.headers.get_header("Content-Length") or ""
    coding = message.headers.get_header("Content-Encoding") or "identity"
    in_code = coding == "identity" or message.body.startswith(_PACKED.get(coding, b"\0"))
    chunked = message.headers.get_header("Transfer-Encoding")
    if not (message.status == 200 and in_code and not chunked and stated.isdecimal()):
        return 0
    return max(0, int(stated[:_DIGITS]) - len(message.body))


def read_limited(stream: Any, most: int) -> bytes:
    """All that a stream holds. Raises ValueError where that is more than so many bytes."""
    blocks, size = [], 0
    while block := stream.read(1 << 16):
        size += len(block)
        if size > most:
            msg = f"larger than the {most} bytes that are read of it"
            raise ValueError(msg)
        blocks.append(block)
    return b"".join(blocks)


def records(warc: WarcFile, most: Mapping[str, int] = DESCRIPTIONS) -> Iterator[WarcRecord]:
    """Each record of a file, with what it says where `most` has it read.

    Raises OSError, warcio's ArchiveLoadFailed, and ValueError where the file is cut short.
    """
    with warc.open() as opened:
        entries = _iterator(opened)
        count = offset = 0
        for record in entries:
            entries.reader.lines = 0
            stated = record.rec_headers.get_header("Content-Length") or ""
            if not stated.isdigit():
                raise _cut_short(count)
            is_read = int(stated[:_DIGITS]) <= most.get(record.rec_type, -1)
            content = record.raw_stream.read() if is_read else b""
            offset = entries.get_record_offset()  # reads the record to its end
            if record.raw_stream.limit:
                raise _cut_short(count)
            count += 1
            yield WarcRecord(
                type=record.rec_type, headers=record.rec_headers, offset=offset, content=content
            )
        if not count:
            msg = "not a WARC file: it is empty"
            raise ValueError(msg)
        if entries.offset != opened.seek(0, os.SEEK_END) or not _ends(opened, offset):
            raise _cut_short(count)


def address_and_time(headers: Any, address: str, time: str) -> tuple[str, datetime]:
    """An address and a time, UTC, that a record names under these fields. Raises ValueError."""
    url, stated = headers.get_header(address), headers.get_header(time)
    if not url or not stated:
        msg = f"a record without {address} and {time}"
        raise ValueError(msg)
    moment = datetime.fromisoformat(stated)
    if not _WEB <= moment.year < _NEVER:  # also, UTC and the days around it stay in the calendar
        msg = f"no time at which anything was captured: {stated!r}"
        raise ValueError(msg)
    return url, moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


@lru_cache(maxsize=1 << 16)
def canonical(url: str) -> str:
    """One form for the ways an address can be written."""
    return canonicalize_url(url)


def _ends(file: BinaryIO, offset: int) -> bool:
    """Whether the last record, which begins at `offset`, is closed as it must be: by the end of its
    gzip member, or by two line ends (WARC 1.1 section 4)."""
    file.seek(offset)
    if file.read(2) != GZIP:
        file.seek(-4, os.SEEK_END)
        return file.read() == b"\r\n\r\n"
    return member_end(file, offset) is not None


def member_end(file: BinaryIO, offset: int) -> int | None:
    """Where the gzip member that begins at `offset` ends (RFC 1952); None where it does not."""
    file.seek(offset)
    member = zlib.decompressobj(16 + zlib.MAX_WBITS)
    while not member.eof and (block := file.read(1 << 16)):
        member.decompress(block)
    return file.tell() - len(member.unused_data) if member.eof else None


class _Reader(DecompressingBufferedReader):  # type: ignore[misc]  # warcio is untyped
    """warcio's reader, which would take a head of any length into memory."""

    #: Bytes read line by line since the last record.
    lines = 0

    def readline(self, length: int | None = None) -> bytes:
        line: bytes = super().readline(min(length or _HEAD, _HEAD))
        self.lines += len(line)
        if self.lines > _HEAD:
            raise _too_long()
        return line


def _iterator(file: BinaryIO) -> Any:
    """warcio's iterator over the records of a file, from where the file stands."""
    entries = ArchiveIterator(file, no_record_parse=True)
    entries.reader = _Reader(file)
    return entries


def _too_long() -> ValueError:
    return ValueError(f"a head of more than {_HEAD} bytes")


def _cut_short(whole: int) -> ValueError:
    return ValueError(f"cut short after {whole} whole records; nothing of it was replayed")
