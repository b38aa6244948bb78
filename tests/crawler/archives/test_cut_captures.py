"""Captures that were cut are no answers, and a whole one of the same day is taken before them."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest

from crawler.archives.archive import ArchiveDay, open_archive
from crawler.archives.replay import archived_response
from tests.crawler.warc import HTML, Warc

_URL = "http://www.agency.example/a"
_AT = "2026-03-01T09:00:00Z"
_PACKED = gzip.compress(b"<html>hello</html>", mtime=0)


def day_with(warc: Warc) -> ArchiveDay:
    (day,) = open_archive([warc.written()])
    assert day.date == date(2026, 3, 1)
    return day


@pytest.mark.parametrize("reason", ["length", "time", "disconnect", "unspecified"])
def test_one_that_its_record_calls_cut(tmp_path: Path, reason: str) -> None:
    warc = Warc(tmp_path / "a.warc")
    warc.answer(_AT, _URL, "half", truncated=reason)
    day = day_with(warc)
    with pytest.raises(ValueError, match=f"WARC-Truncated: {reason}"):
        archived_response(day, _URL)
    place = day.place(_URL)
    assert place is not None
    assert place.captured() is None


@pytest.mark.parametrize(
    ("body", "headers"), [(b"half", {}), (_PACKED[:-4], {"Content-Encoding": "gzip"})]
)
def test_one_that_is_shorter_than_it_says(
    tmp_path: Path, body: bytes, headers: dict[str, str]
) -> None:
    warc = Warc(tmp_path / "a.warc")
    length = {"Content-Length": str(len(body) + 4)}
    warc.answer(_AT, _URL, body, headers={**HTML, **headers, **length})
    with pytest.raises(ValueError, match="4 bytes of its Content-Length are missing"):
        archived_response(day_with(warc), _URL)


@pytest.mark.parametrize(
    ("body", "status", "headers"),
    [
        (b"whole", "200 OK", {"Content-Length": "5"}),
        (b"more than it says", "200 OK", {"Content-Length": "5"}),
        (b"unpacked", "200 OK", {"Content-Length": "500", "Content-Encoding": "gzip"}),
        (b"unpacked", "200 OK", {"Content-Length": "500", "Content-Encoding": "br"}),
        (
            b"3\r\nall\r\n0\r\n\r\n",
            "200 OK",
            {"Content-Length": "9", "Transfer-Encoding": "chunked"},
        ),
        (b"", "304 Not Modified", {"Content-Length": "500"}),
        (b"whole", "200 OK", {"Content-Length": "five"}),
        (b"whole", "200 OK", {}),
    ],
)
def test_one_of_which_that_cannot_be_said(
    tmp_path: Path, body: bytes, status: str, headers: dict[str, str]
) -> None:
    warc = Warc(tmp_path / "a.warc")
    warc.answer(_AT, _URL, body, status=status, headers={**HTML, **headers})
    assert archived_response(day_with(warc), _URL) is not None


def test_a_whole_one_of_the_same_day_counts(tmp_path: Path) -> None:
    warc = Warc(tmp_path / "a.warc")
    warc.answer("2026-03-01T08:00:00Z", _URL, "half", truncated="length")
    warc.answer("2026-03-01T09:00:00Z", _URL, "whole")
    warc.answer("2026-03-01T10:00:00Z", _URL, "half", truncated="length")
    answer = archived_response(day_with(warc), _URL)
    assert answer is not None
    assert answer.body == b"whole"
