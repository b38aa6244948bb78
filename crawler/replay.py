"""Answers from WARC files (ISO 28500) in place of the network: for back-fill, a demo, and tests.

The response records are indexed by address and UTC day; each day is one look. The bodies stay in
the files. A file that is no WARC or is cut short is refused as a whole, before anything is
recorded: what is missing from its end would look as if it had never been there.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Headers, Response
from w3lib.url import canonicalize_url
from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed

if TYPE_CHECKING:
    from scrapy.http import Request


class ArchiveError(ValueError):
    """A file cannot be replayed; the message names it and says why."""


class NotCapturedError(IgnoreRequest):
    """The archive does not have an address on this day, which says nothing about the page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a response record lies."""

    file: Path
    offset: int
    #: Its WARC-Date, UTC.
    captured_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """What an archive holds of one UTC day."""

    date: date
    #: By address; of several captures of an address, the last.
    places: dict[str, Place] = field(default_factory=dict)

    def captured_at(self, url: str) -> datetime | None:
        """When an address was captured that day, UTC; None where it was not."""
        place = self.places.get(_key(url))
        return place.captured_at if place else None

    def answer(self, url: str) -> Response | None:
        """The answer captured that day; None where there is none."""
        place = self.places.get(_key(url))
        if place is None:
            return None
        with place.file.open("rb") as file:
            file.seek(place.offset)
            record = next(iter(ArchiveIterator(file)))
            return _response(url, record) if record.http_headers else None


class ReplayHandler(BaseDownloadHandler):
    """A Scrapy download handler that answers from the day of an archive its spider looks at."""

    async def download_request(self, request: Request) -> Response:
        """The archived answer; its WARC-Date goes into the request's meta as `captured_at`.

        Raises NotCapturedError. A robots.txt that was not archived is a 404 instead.
        """
        day: Day = self.crawler.spider.look.day  # type: ignore[union-attr]
        response = day.answer(request.url)
        if response is not None:
            request.meta["captured_at"] = day.captured_at(request.url)
            return response
        if request.url.endswith("/robots.txt"):
            return Response(request.url, status=404)
        msg = f"{request.url} was not captured on {day.date}"
        raise NotCapturedError(msg)


def open_archive(files: Sequence[Path]) -> list[Day]:
    """The days that WARC files (plain, or gzipped record by record) hold captures of, in order.

    Raises ArchiveError.
    """
    days: dict[date, Day] = {}
    responses: dict[tuple[str, datetime], Place] = {}
    for file in files:
        for url, place in _captures(file, responses):
            day = days.setdefault(place.captured_at.date(), Day(date=place.captured_at.date()))
            known = day.places.get(url)
            if known is None or known.captured_at <= place.captured_at:
                day.places[url] = place
    return [days[date_] for date_ in sorted(days)]


def _captures(
    file: Path, responses: dict[tuple[str, datetime], Place]
) -> Iterator[tuple[str, Place]]:
    """Each capture of a file, by address. `responses` are all so far, by address and time: what
    the revisit records of this and later files refer to; the file's own are added."""
    try:
        for record, offset in _records(file):
            if record.rec_type == "revisit":
                if capture := _revisited(record.rec_headers, responses):
                    yield capture
            elif record.rec_type == "response":
                url, at = _subject(record.rec_headers, "WARC-Target-URI", "WARC-Date")
                responses[url, at] = Place(file=file, offset=offset, captured_at=at)
                yield url, responses[url, at]
    except OSError as error:
        msg = f"{file}: {error.strerror}"
        raise ArchiveError(msg) from error
    except ArchiveLoadFailed as error:
        whole = "non-chunked gzip" in str(error)
        cause = "gzipped as a whole, not record by record" if whole else "not a WARC file"
        msg = f"{file}: {cause}"
        raise ArchiveError(msg) from error
    except ValueError as error:
        msg = f"{file}: {error}"
        raise ArchiveError(msg) from error


def _records(file: Path) -> Iterator[tuple[Any, int]]:
    """Each record of a file with its offset. Raises ValueError where the file is cut short."""
    with file.open("rb") as opened:
        records = ArchiveIterator(opened, no_record_parse=True)
        count = offset = 0
        for record in records:
            offset = records.get_record_offset()  # reads the record to its end
            stated = record.rec_headers.get_header("Content-Length") or ""
            if not stated.isdigit() or record.raw_stream.limit:
                raise _cut_short(count)
            count += 1
            yield record, offset
        if not count:
            msg = "not a WARC file: it is empty"
            raise ValueError(msg)
        if records.offset != file.stat().st_size or not _ends(opened, offset):
            raise _cut_short(count)


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


def _revisited(
    headers: Any, responses: dict[tuple[str, datetime], Place]
) -> tuple[str, Place] | None:
    """The earlier response that a revisit record found unchanged, at the time of the revisit;
    None where it is not in the archive (WARC 1.1 section 6.7)."""
    if headers.get_header("WARC-Refers-To-Date") is None:
        return None
    url, at = _subject(headers, "WARC-Target-URI", "WARC-Date")
    named = "WARC-Refers-To-Target-URI"
    if headers.get_header(named) is None:
        named = "WARC-Target-URI"
    original = responses.get(_subject(headers, named, "WARC-Refers-To-Date"))
    if original is None:
        return None
    return url, Place(file=original.file, offset=original.offset, captured_at=at)


def _subject(headers: Any, address: str, time: str) -> tuple[str, datetime]:
    """An address and a time a record names. Raises ValueError."""
    url, stated = headers.get_header(address), headers.get_header(time)
    if not url or not stated:
        msg = f"a record without {address} and {time}"
        raise ValueError(msg)
    moment = datetime.fromisoformat(stated)
    return _key(url), moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


@lru_cache(maxsize=1 << 16)
def _key(url: str) -> str:
    """One form for the ways an address can be written."""
    return canonicalize_url(url)


def _response(url: str, record: Any) -> Response:
    """What the server sent, without what only belongs to the way it came.

    Chunks are put together here, compression is left to Scrapy; but archives also keep bodies
    unpacked and say so nowhere.
    """
    sent = record.http_headers
    if sent.get_header("Transfer-Encoding") == "chunked":
        body = ChunkedDataReader(record.raw_stream).read()
    else:
        body = record.raw_stream.read()
    dropped = {"transfer-encoding", "content-length"}
    if sent.get_header("Content-Encoding") == "gzip" and not body.startswith(b"\x1f\x8b"):
        dropped.add("content-encoding")
    headers = Headers([pair for pair in sent.headers if pair[0].lower() not in dropped])
    return Response(url, status=int(sent.get_statuscode()), headers=headers, body=body)
