"""What an archive's captures are, read without Scrapy."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.archives import archive
from crawler.archives.archive import ArchiveDay, open_archive
from crawler.source.server_answer import ServerAnswer
from tests.crawler.warc import HTML, Warc

_BASE = "http://www.agency.example"
_AT = "2026-03-01T09:00:00Z"


def _captured(day: ArchiveDay, path: str) -> ServerAnswer:
    place = day.place(f"{_BASE}/{path}")
    assert place is not None
    found = place.captured()
    assert found is not None
    return found


def test_a_capture_is_unpacked_and_keeps_what_its_server_said(tmp_path: Path) -> None:
    body = gzip.compress(b"<html>hello</html>", mtime=0)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    sent = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Encoding": "gzip",
        "Transfer-Encoding": "chunked",
        "ETag": '"1"',
        "Last-Modified": "Sun, 01 Mar 2026 08:00:00 GMT",
    }
    warc = Warc(tmp_path / "a.warc.gz").answer(_AT, f"{_BASE}/packed", chunked, headers=sent)
    warc.answer(_AT, f"{_BASE}/unpacked", "plain", headers={**HTML, "Content-Encoding": "gzip"})
    (day,) = open_archive([warc.written()])
    found = _captured(day, "packed")
    assert found.body == b"<html>hello</html>"
    assert (found.capture.status, found.capture.media_type) == (200, "text/html; charset=utf-8")
    assert found.capture.fetched_at == datetime(2026, 3, 1, 9, tzinfo=UTC)
    assert (found.capture.etag, found.capture.last_modified) == (
        '"1"',
        "Sun, 01 Mar 2026 08:00:00 GMT",
    )
    assert _captured(day, "unpacked").body == b"plain"


def test_a_revisit_has_the_first_body_and_its_own_time(tmp_path: Path) -> None:
    warc = Warc(tmp_path / "a.warc.gz").answer(_AT, f"{_BASE}/a", "same")
    warc.revisit("2026-03-05T09:00:00Z", f"{_BASE}/a", _AT)
    _, day = open_archive([warc.written()])
    found = _captured(day, "a")
    assert found.body == b"same"
    assert found.capture.fetched_at == datetime(2026, 3, 5, 9, tzinfo=UTC)
    assert found.capture.media_type == "text/html"


def test_a_revisit_may_repeat_the_length_of_the_body_it_refers_to(tmp_path: Path) -> None:
    warc = Warc(tmp_path / "a.warc.gz").answer(_AT, f"{_BASE}/a", "same")
    head = {**HTML, "Content-Length": "4"}
    warc.revisit("2026-03-05T09:00:00Z", f"{_BASE}/a", _AT, headers=head)
    _, day = open_archive([warc.written()])
    assert _captured(day, "a").body == b"same"


def test_an_answer_larger_than_any_we_read_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = gzip.compress(b"0" * 200_000, mtime=0)
    sent = {**HTML, "Content-Encoding": "gzip"}
    warc = Warc(tmp_path / "a.warc.gz").answer(_AT, f"{_BASE}/bomb", bomb, headers=sent)
    (day,) = open_archive([warc.written()])
    assert len(_captured(day, "bomb").body) == 200_000
    monkeypatch.setattr(archive, "MAXSIZE", 100_000)
    place = day.place(f"{_BASE}/bomb")
    assert place is not None
    assert place.captured() is None


def test_what_is_no_address_is_nobodys_page(tmp_path: Path) -> None:
    warc = Warc(tmp_path / "a.warc.gz").answer(_AT, "http://[", "odd").answer(_AT, "dns:a", "odd")
    (day,) = open_archive([warc.answer(_AT, f"{_BASE}/a", "a").written()])
    assert _captured(day, "a").body == b"a"
