"""The records of a WARC file by FastWARC, three times as fast as by warcio, where it is installed.

It reads on over much that warcio refuses: a file that ends in the midst of a record is one to it.
So it is believed of files that are gzipped record by record, as large ones are, where nothing is
odd; of all else warcio is asked, which says what is wrong.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from typing import Any

from crawler.archives.wacz import WarcFile
from crawler.archives.warc import GZIP, WarcRecord, member_end

#: Bytes that FastWARC reads at once from a file.
_BUFFER = 1 << 18


class OddFileError(ValueError):
    """There is something about the file that warcio is to be asked about."""


class _Fields:
    """The named fields of a record, asked as warcio's are."""

    __slots__ = ("_fields",)

    def __init__(self, fields: Any) -> None:
        self._fields = fields

    def get_header(self, name: str) -> str | None:
        """A field; None where there is none."""
        value: bytes | None = self._fields.get_bytes(name.encode())
        try:
            return None if value is None else value.decode()
        except UnicodeDecodeError:  # read as warcio does
            return None if value is None else value.decode("latin-1")


def is_installed() -> bool:
    """Whether files can be read by it."""
    return find_spec("fastwarc") is not None


def fast_records(warc: WarcFile, most: Mapping[str, int]) -> Iterator[WarcRecord]:
    """Each record of a file, as `crawler.archives.warc.records` gives them.

    Raises OddFileError, at whatever record, where those would not be the same beyond doubt.
    """
    from fastwarc.warc import ArchiveIterator  # an extra

    with warc.open() as opened:
        if opened.read(len(GZIP)) != GZIP:
            raise OddFileError
        opened.seek(0)
        last = -1
        try:
            for record in ArchiveIterator(opened, parse_http=False, buffer_size=_BUFFER):
                if record.stream_pos <= last:  # several in one member of gzip
                    raise OddFileError
                last = record.stream_pos
                yield _record(record, most)
        except (OSError, UnicodeError) as error:
            raise OddFileError from error
        if last < 0 or member_end(opened, last) != opened.seek(0, os.SEEK_END):
            raise OddFileError


def _record(record: Any, most: Mapping[str, int]) -> WarcRecord:
    fields, length, reader = record.headers, record.content_length, record.reader
    type_, stated = fields.get("WARC-Type"), fields.get("Content-Length")
    if type_ is None or stated is None or not stated.isdigit():
        raise OddFileError
    content = reader.read() if length <= most.get(type_, -1) else b""
    reader.consume()
    if reader.tell() != length:
        raise OddFileError
    return WarcRecord(
        type=type_,
        headers=_Fields(fields),
        offset=record.stream_pos,
        content=content,
    )
