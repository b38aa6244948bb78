"""Archives answer in place of the network, day by day."""

from __future__ import annotations

import gzip
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.archives.archive import ArchiveDay, ArchiveError, open_archive
from crawler.archives.replay import archived_response
from tests.crawler.warc import HTML, Warc

_BASE = "http://www.agency.example"


@pytest.mark.parametrize("zipped", [True, False])
def test_captures_are_found_by_day_and_address(tmp_path: Path, zipped: bool) -> None:
    warc = Warc(tmp_path / "a.warc", zipped=zipped)
    warc.answer("2026-03-02T09:00:00Z", f"{_BASE}/a?y=1&x=2", "second day")
    warc.answer("2026-03-01T23:59:59.5Z", f"{_BASE}/a?x=2&y=1", "first day")
    warc.answer("2026-03-02T08:00:00Z", f"{_BASE}/a?x=2&y=1", "second day, earlier")
    first, second = open_archive([warc.written()])
    assert (first.date, second.date) == (date(2026, 3, 1), date(2026, 3, 2))
    assert first.captured_at(f"{_BASE}/a?x=2&y=1#part") == datetime(
        2026, 3, 1, 23, 59, 59, 500000, tzinfo=UTC
    )
    answer = archived_response(second, f"{_BASE}/a?x=2&y=1")
    assert answer is not None
    assert (answer.status, answer.body) == (200, b"second day")
    assert archived_response(second, f"{_BASE}/b") is None
    assert second.captured_at(f"{_BASE}/b") is None


def test_a_body_is_given_without_its_way(tmp_path: Path) -> None:
    body = gzip.compress(b"<html>hello</html>", mtime=0)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    sent = {**HTML, "Content-Encoding": "gzip", "Transfer-Encoding": "chunked", "ETag": '"1"'}
    warc = Warc(tmp_path / "a.warc.gz")
    warc.answer("2026-03-01T09:00:00Z", f"{_BASE}/packed", chunked, headers=sent)
    unpacked = {**HTML, "Content-Encoding": "gzip"}
    warc.answer("2026-03-01T09:00:00Z", f"{_BASE}/unpacked", "plain", headers=unpacked)
    (day,) = open_archive([warc.written()])
    packed, plain = (
        archived_response(day, f"{_BASE}/packed"),
        archived_response(day, f"{_BASE}/unpacked"),
    )
    assert packed is not None
    assert plain is not None
    assert packed.body == body  # Scrapy unpacks it
    assert packed.headers["Content-Encoding"] == b"gzip"
    assert packed.headers["ETag"] == b'"1"'
    assert "Transfer-Encoding" not in packed.headers
    assert plain.body == b"plain"
    assert "Content-Encoding" not in plain.headers


def test_a_revisit_stands_for_the_answer_it_refers_to(tmp_path: Path) -> None:
    before, after = "2026-03-01T09:00:00Z", "2026-03-05T09:00:00Z"
    first = Warc(tmp_path / "1.warc.gz").answer(before, f"{_BASE}/a", "same").written()
    second = Warc(tmp_path / "2.warc.gz").revisit(after, f"{_BASE}/a", before)
    second.revisit(after, f"{_BASE}/elsewhere", before)
    _, day = open_archive([first, second.written()])
    assert day.captured_at(f"{_BASE}/a") == datetime(2026, 3, 5, 9, tzinfo=UTC)
    answer = archived_response(day, f"{_BASE}/a")
    assert answer is not None
    assert answer.body == b"same"
    assert day.captured_at(f"{_BASE}/elsewhere") is None


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "it is empty"),
        (b"<html>no archive</html>", "not a WARC file"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", "cut short after 0 whole records"),
        (gzip.compress(b"no archive", mtime=0), "not a WARC file"),
    ],
)
def test_a_file_that_is_no_archive_is_named(tmp_path: Path, content: bytes, cause: str) -> None:
    file = tmp_path / "x.warc"
    file.write_bytes(content)
    with pytest.raises(ArchiveError, match=cause) as caught:
        open_archive([file])
    assert str(file) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"none\.warc: No such file"):
        open_archive([tmp_path / "none.warc"])


def test_a_file_gzipped_as_a_whole_is_refused(tmp_path: Path) -> None:
    plain = Warc(tmp_path / "a.warc", zipped=False)
    plain.answer("2026-03-01T09:00:00Z", f"{_BASE}/a", "a")
    plain.answer("2026-03-01T09:00:00Z", f"{_BASE}/b", "b")
    file = tmp_path / "a.warc.gz"
    file.write_bytes(gzip.compress(plain.written().read_bytes(), mtime=0))
    with pytest.raises(ArchiveError, match="not record by record"):
        open_archive([file])


@given(short=st.integers(1, 2700), zipped=st.booleans())
@settings(deadline=None)
def test_an_archive_that_is_cut_short_is_refused(
    tmp_path_factory: pytest.TempPathFactory, short: int, zipped: bool
) -> None:
    folder = tmp_path_factory.mktemp("cut")
    whole = Warc(folder / "whole.warc", zipped=zipped)
    ends = []
    for number in range(3):
        whole.answer("2026-03-01T09:00:00Z", f"{_BASE}/{number}", f"{number}" * 500)
        ends.append(len(whole.written().read_bytes()))
    left = max(ends[-1] - short, 1)
    if left in ends:
        return  # nothing tells that there was another record
    whole.path = folder / "cut.warc"
    with pytest.raises(ArchiveError, match=r"cut\.warc: (?:cut short|not a WARC)"):
        open_archive([whole.written(short=ends[-1] - left)])


def test_a_day_without_captures_has_no_answer() -> None:
    day = ArchiveDay(date=date(2026, 3, 1))
    assert archived_response(day, f"{_BASE}/robots.txt") is None
