"""Archives: what WARC files (ISO 28500) hold, by address and by UTC day.

The bodies stay in the files. A file that is no WARC or is cut short is refused as a whole, before
anything is recorded: what is missing from its end would look as if it had never been there.

Files that Blotter wrote (crawler/archives/warc_export.py) also name the documents their captures
were read as.
"""

from __future__ import annotations

import io
import logging
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import brotli
from warcio.bufferedreaders import BufferedReader
from warcio.exceptions import ArchiveLoadFailed

from crawler.archives.wacz import WarcFile, warc_files
from crawler.archives.warc import (
    TRUNCATED,
    HttpMessage,
    WarcRecord,
    address_and_time,
    canonical,
    http_message,
    read_limited,
    records,
)
from crawler.source.server_answer import MAXSIZE, ServerAnswer, server_answer

_log = logging.getLogger(__name__)

#: The field of a `metadata` record that names the document its capture was read as, and those of
#: its content: the record of the answer that is meant, and the records of further answers.
DOCUMENT, RECORD, PART = "Blotter-Document", "record", "part"


class ArchiveError(ValueError):
    """A file cannot be replayed; the message names it and says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CapturePlace:
    """Where a capture lies."""

    warc: WarcFile
    offset: int
    #: The address, as the archive writes it.
    url: str
    #: Its WARC-Date, UTC.
    captured_at: datetime
    #: The response a revisit record refers to, which has the body.
    original: CapturePlace | None = None
    #: Whether the archive says that it is not whole.
    truncated: bool = False
    #: Of its body, where that was read before: it must be the same now.
    sha256: str = ""

    def captured(self) -> ServerAnswer | None:
        """The answer, unpacked; of a revisit, its own head with the body it refers to. None where
        there is none, it is larger than any we read, cut short, or no answer of HTTP."""
        try:
            sent = http_message(self.warc, self.offset)
            whole = sent
            if self.original:
                whole = http_message(self.original.warc, self.original.offset)
            if whole is None:
                return None
            # A revisit need not repeat the head.
            answer = answer_in(whole, sent or whole, url=self.url, captured_at=self.captured_at)
        except ValueError:
            return None
        return None if self.sha256 not in ("", answer.capture.sha256) else answer


def answer_in(
    whole: HttpMessage, head: HttpMessage, *, url: str, captured_at: datetime
) -> ServerAnswer:
    """The answer with the body of one message, unpacked, and the head of one, mostly the same.
    Raises ValueError where it is larger than any we read."""
    return server_answer(
        _unpacked(whole),
        url=url,
        fetched_at=captured_at,
        status=head.status,
        media_type=head.headers.get_header("Content-Type") or "",
        etag=head.headers.get_header("ETag"),
        last_modified=head.headers.get_header("Last-Modified"),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedDocument:
    """A document, and the captures it was read from, as an archive of ours names them."""

    id: str
    main: CapturePlace
    parts: tuple[CapturePlace, ...]
    #: Which record of the main answer it is, if it is one.
    record: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ArchiveDay:
    """What an archive holds of one UTC day."""

    date: date
    #: By address; of several captures of an address the last whole one, if there is one.
    places: dict[str, CapturePlace] = field(default_factory=dict)
    named: list[NamedDocument] = field(default_factory=list)

    def place(self, url: str) -> CapturePlace | None:
        """Where the capture of an address lies; None where it was not captured that day."""
        return self.places.get(canonical(url))

    def captured_at(self, url: str) -> datetime | None:
        """When an address was captured that day, UTC; None where it was not."""
        place = self.place(url)
        return place.captured_at if place else None


def open_archive(files: Sequence[Path]) -> list[ArchiveDay]:
    """The days that WARC files (plain, or gzipped record by record, or in a WACZ) hold captures of,
    in order. Records whose head makes no sense are passed over, and how many is logged.

    Raises ArchiveError.
    """
    index = CaptureIndex()
    for file in files:
        for warc in warcs_of(file):
            with understood(warc):
                _take_all(index, warc)
    return index.days()


def warcs_of(file: Path) -> list[WarcFile]:
    """The WARCs of a file: itself, or those of a WACZ. Raises ArchiveError."""
    with understood(file):
        return warc_files(file)


def _take_all(index: CaptureIndex, warc: WarcFile) -> None:
    malformed, first = 0, ""
    for entry in records(warc):
        try:
            index.take(warc, entry)
        except ValueError as error:
            malformed += 1
            first = first or f"at byte {entry.offset}: {error}"
    if malformed:
        _log.warning("%s: malformed records passed over: %d; %s", warc, malformed, first)


class CaptureIndex:
    """What was met in the files so far."""

    def __init__(self) -> None:
        self._days: dict[date, ArchiveDay] = {}
        #: What revisit records refer to, by address and time.
        self._responses: dict[tuple[str, datetime], CapturePlace] = {}
        #: What descriptions refer to, by WARC-Record-ID.
        self._captures: dict[str, CapturePlace] = {}
        self._descriptions: list[WarcRecord] = []

    def take(self, warc: WarcFile, entry: WarcRecord, sha256: str = "") -> None:
        """Take in one record; `sha256` is that of its body, where that was read before. Raises
        ValueError."""
        if entry.type == "metadata" and entry.headers.get_header(DOCUMENT):
            self._descriptions.append(entry)
        if entry.type not in ("response", "revisit"):
            return
        original = self._original(entry.headers) if entry.type == "revisit" else None
        if entry.type == "revisit" and original is None:
            return
        url, at = address_and_time(entry.headers, "WARC-Target-URI", "WARC-Date")
        try:
            address = canonical(url)
        except ValueError:  # no address at all, such as `http://[`, is nobody's page
            return
        place = CapturePlace(
            warc=warc,
            offset=entry.offset,
            url=url,
            captured_at=at,
            original=original,
            truncated=entry.headers.get_header(TRUNCATED) is not None,
            sha256=sha256,
        )
        if original is None:
            self._responses[address, at] = place
        self._captures[entry.headers.get_header("WARC-Record-ID")] = place
        places = self._day(place).places
        known = places.get(address)
        if known is None or _rank(known) <= _rank(place):
            places[address] = place

    def days(self) -> list[ArchiveDay]:
        """All days, in order."""
        for entry in self._descriptions:
            if named := self._named(entry):
                self._day(named.main).named.append(named)
        return [self._days[date_] for date_ in sorted(self._days)]

    def _day(self, place: CapturePlace) -> ArchiveDay:
        date_ = place.captured_at.date()
        return self._days.setdefault(date_, ArchiveDay(date=date_))

    def _original(self, headers: Any) -> CapturePlace | None:
        """The earlier response that a revisit record found unchanged; None where it is not in the
        archive (WARC 1.1 section 6.7)."""
        if headers.get_header("WARC-Refers-To-Date") is None:
            return None
        named = "WARC-Refers-To-Target-URI"
        if headers.get_header(named) is None:
            named = "WARC-Target-URI"
        url, at = address_and_time(headers, named, "WARC-Refers-To-Date")
        return self._responses.get((canonical(url), at))

    def _named(self, entry: WarcRecord) -> NamedDocument | None:
        """The document a description names; None where one of its captures is not at hand."""
        lines = [
            line.partition(": ") for line in entry.content.decode(errors="replace").splitlines()
        ]
        main = self._captures.get(entry.headers.get_header("WARC-Refers-To"))
        parts = [self._captures.get(value) for name, _, value in lines if name == PART]
        if main is None or None in parts:
            return None
        return NamedDocument(
            id=entry.headers.get_header(DOCUMENT),
            main=main,
            parts=tuple(part for part in parts if part),
            record=next((value for name, _, value in lines if name == RECORD), None),
        )


def _rank(place: CapturePlace) -> tuple[bool, datetime]:
    """Of several captures of an address on a day, the one with the highest counts."""
    return not place.truncated, place.captured_at


@contextmanager
def understood(place: Path | WarcFile) -> Iterator[None]:
    """Say of what comes between where it did. Raises ArchiveError."""
    try:
        yield
    except OSError as error:
        msg = f"{place}: {error.strerror or error}"
        raise ArchiveError(msg) from error
    except ArchiveLoadFailed as error:
        whole = "non-chunked gzip" in str(error)
        cause = "gzipped as a whole, not record by record" if whole else "not a WARC file"
        msg = f"{place}: {cause}"
        raise ArchiveError(msg) from error
    except (ValueError, BadZipFile, RuntimeError, EOFError, zlib.error) as error:
        # zipfile says RuntimeError of a member that is encrypted or packed in a way it cannot undo.
        msg = f"{place}: {error}"
        raise ArchiveError(msg) from error


def _unpacked(sent: HttpMessage) -> bytes:
    """The body of an answer. Raises ValueError where it is larger than any we read.

    Archives also keep bodies unpacked and say so nowhere: what cannot be unpacked stays as it is.
    """
    encoding = (sent.headers.get_header("Content-Encoding") or "").lower()
    try:
        if encoding == "br":
            return read_limited(_Brotli(sent.body), MAXSIZE)
    except brotli.error:
        return sent.body
    if encoding not in ("gzip", "deflate"):
        return sent.body
    return read_limited(BufferedReader(io.BytesIO(sent.body), decomp_type=encoding), MAXSIZE)


class _Brotli:
    """A stream of what Brotli (RFC 7932) packed; warcio's own unpacks any amount at once."""

    def __init__(self, packed: bytes) -> None:
        self._decompressor = brotli.Decompressor()
        self._packed = packed

    def read(self, size: int) -> bytes:
        packed, self._packed = self._packed, b""
        block: bytes = self._decompressor.process(packed, output_buffer_limit=size)
        return block
