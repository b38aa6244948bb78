"""What is found in one file, by whichever reader."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.archives.archive import ArchiveError, warcs_of
from crawler.archives.fast_warc import OddFileError, fast_records
from crawler.archives.warc import records
from crawler.scanning.finding import FileScan
from crawler.scanning.scan import scan, scan_by
from sample.make import ARCHIVE
from tests.crawler.scanning.made import DEA, PAPER, news, release, story, wanted
from tests.crawler.warc import Warc


def kinds(found: FileScan) -> dict[str, str]:
    return {one.url: one.kind for one in found.findings}


def test_what_touches_the_topic_is_found(tmp_path: Path) -> None:
    found = scan(news(tmp_path / "a.warc.gz"), wanted())
    assert kinds(found) == {
        f"{DEA}2026/03/01/seized": "page",
        f"{DEA}2026/03/01/picnic": "near",
        f"{PAPER}1": "elsewhere",
    }
    assert (found.records, found.pages, found.malformed, found.unreadable) == (4, 4, 0, 0)


def test_findings_are_small_and_can_be_sent(tmp_path: Path) -> None:
    found = scan(news(tmp_path / "a.warc.gz"), wanted())
    sent = pickle.dumps(found)
    assert pickle.loads(sent) == found
    assert len(sent) < 2000
    assert b"forty pounds" not in sent


def test_menus_do_not_count(tmp_path: Path) -> None:
    warc = Warc(tmp_path / "a.warc.gz")
    beside = "<a href='/k'>Ketamine clinic raided</a>"
    warc.answer("2026-03-01T01:00:00Z", PAPER, story("Fair", "It opens.", beside=beside))
    assert scan(warc.written(), wanted()).findings == ()


def test_an_archive_of_ours_is_kept_whole() -> None:
    """Both readers find the same in it."""
    (warc,) = warcs_of(ARCHIVE)
    found = scan_by(records, 0, warc, wanted())
    assert found == scan_by(fast_records, 0, warc, wanted())
    assert sum(one.kind == "page" for one in found.findings) == 9


_BODIES = st.sampled_from(
    [
        release("Seizure", "Ketamine was seized."),
        release("Picnic", "Families met."),
        story("Raid", "Keta<b>mine</b> was sold there, officers said."),
        story("Fair", "It opens."),
        "{}",
        "",
    ]
)
_ADDRESSES = st.sampled_from(
    [
        f"{DEA}2026/03/05/a",
        f"{DEA}2026/03/05/b",
        f"{PAPER}a",
        "ftp://paper.example/a",
        "http://[",
        "x",
    ]
)
_DAYS = st.sampled_from(["2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", "yesterday"])
_RECORDS = st.lists(st.tuples(st.booleans(), _DAYS, _ADDRESSES, _BODIES), min_size=1, max_size=8)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("drawn")


def _written(folder: Path, drawn: list[tuple[bool, str, str, str]], *, short: int = 0) -> Path:
    warc = Warc(folder / "drawn.warc.gz")
    for is_revisit, at, url, body in drawn:
        if is_revisit:
            warc.revisit(at, url, "2026-03-01T00:00:00Z")
        else:
            warc.answer(at, url, body)
    return warc.written(short=short)


@given(drawn=_RECORDS)
def test_both_readers_find_the_same(folder: Path, drawn: list[tuple[bool, str, str, str]]) -> None:
    (warc,) = warcs_of(_written(folder, drawn))
    assert scan_by(fast_records, 0, warc, wanted()) == scan_by(records, 0, warc, wanted())


@given(drawn=_RECORDS, cut=st.integers(min_value=0, max_value=7))
def test_files_split_anywhere_hold_the_same(
    folder: Path, drawn: list[tuple[bool, str, str, str]], cut: int
) -> None:
    """What a record is does not depend on those beside it."""
    whole = scan(_written(folder, drawn), wanted())
    parts = [part for part in (drawn[:cut], drawn[cut:]) if part]
    split = [scan(_written(folder, part), wanted()) for part in parts]
    told = [(one.kind, one.fields.get("WARC-Date"), one.url, one.sha256) for one in whole.findings]
    assert told == [
        (one.kind, one.fields.get("WARC-Date"), one.url, one.sha256)
        for part in split
        for one in part.findings
    ]
    assert whole.records == sum(part.records for part in split)
    assert whole.malformed == sum(part.malformed for part in split)


@given(drawn=_RECORDS, short=st.integers(min_value=1, max_value=400))
def test_a_file_that_is_cut_short_is_refused(
    folder: Path, drawn: list[tuple[bool, str, str, str]], short: int
) -> None:
    """Unless the cut leaves whole records; then both readers find them."""
    (warc,) = warcs_of(_written(folder, drawn, short=short))
    try:
        slow = scan_by(records, 0, warc, wanted())
    except Exception:
        with pytest.raises(OddFileError):
            scan_by(fast_records, 0, warc, wanted())
    else:
        assert slow == scan_by(fast_records, 0, warc, wanted())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not a WARC file"),
        (b"hello world\n", "not a WARC file"),
        (b"PK\x03\x04hello", "not a WACZ file"),
        (b"\x1f\x8bhello", "not a WARC file"),
    ],
)
def test_what_is_no_archive_is_named(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "a.warc.gz"
    file.write_bytes(content)
    with pytest.raises(ArchiveError, match=f"a.warc.gz: .*{said}"):
        scan(file, wanted())


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """Forty megabytes in forty kilobytes: passed over, and counted."""
    import gzip

    warc = Warc(tmp_path / "a.warc.gz")
    bomb = gzip.compress(b"ketamine " * (40 * 1024 * 1024 // 9))
    headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    warc.answer("2026-03-01T01:00:00Z", PAPER, bomb, headers=headers)
    found = scan(warc.written(), wanted())
    assert (found.findings, found.unreadable) == ((), 1)
