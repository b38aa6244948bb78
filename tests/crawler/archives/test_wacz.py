"""WARCs, also inside a WACZ, are read where they lie."""

from __future__ import annotations

import os
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.archives.archive import ArchiveError, open_archive
from crawler.archives.wacz import warc_files
from tests.crawler.warc import Warc

_BASE = "https://www.agency.example"


def _wacz(folder: Path, compression: int) -> Path:
    """Two WARCs of one capture each, between other files."""
    path = folder / "a.wacz"
    with ZipFile(path, "w", compression) as archive:
        archive.writestr("datapackage.json", "{}")
        for number in (2, 1):
            warc = Warc(folder / f"{number}.warc.gz")
            warc.answer(f"2026-03-0{number}T09:00:00Z", f"{_BASE}/{number}", f"page {number}" * 99)
            member = ZipInfo(f"archive/{number}.warc.gz")
            member.extra = b"\xfe\xca\x02\x00ok"  # a field the central directory repeats
            member.compress_type = compression
            archive.writestr(member, warc.written().read_bytes())
        archive.writestr("archive/notes.txt", "no WARC")
        archive.writestr("pages/pages.jsonl", "{}")
    return path


@pytest.mark.parametrize("compression", [ZIP_STORED, ZIP_DEFLATED])
def test_the_warcs_of_a_wacz_are_read_like_files(tmp_path: Path, compression: int) -> None:
    wacz = _wacz(tmp_path, compression)
    assert [warc.member for warc in warc_files(wacz)] == ["archive/1.warc.gz", "archive/2.warc.gz"]
    first, second = open_archive([wacz])
    place = second.place(f"{_BASE}/2")
    assert place is not None
    captured = place.captured()
    assert captured is not None
    assert captured.body == b"page 2" * 99
    assert first.captured_at(f"{_BASE}/1") is not None


@given(steps=st.lists(st.tuples(st.integers(0, 900), st.integers(-1, 900))))
def test_a_stored_warc_reads_like_its_own_file(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, int]]
) -> None:
    folder = tmp_path_factory.mktemp("wacz")
    (first, _) = warc_files(_wacz(folder, ZIP_STORED))
    with first.open() as inside, (folder / "1.warc.gz").open("rb") as beside:
        for at, length in steps:
            assert inside.seek(at) == beside.seek(at)
            assert inside.read(length) == beside.read(length)
            assert inside.tell() == beside.tell()
        assert inside.seek(-4, os.SEEK_END) == beside.seek(-4, os.SEEK_END)
        assert inside.read() == beside.read()


def test_a_wacz_that_is_damaged_or_holds_no_warc_is_named(tmp_path: Path) -> None:
    empty = tmp_path / "empty.wacz"
    with ZipFile(empty, "w") as archive:
        archive.writestr("datapackage.json", "{}")
    with pytest.raises(ArchiveError, match=r"empty\.wacz: not a WACZ file: no WARC"):
        open_archive([empty])
    whole = _wacz(tmp_path, ZIP_STORED)
    cut = tmp_path / "cut.wacz"
    cut.write_bytes(whole.read_bytes()[:-30])
    with pytest.raises(ArchiveError, match=r"cut\.wacz: not a WACZ file"):
        open_archive([cut])


def test_what_is_wrong_inside_is_named_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.wacz"
    with ZipFile(path, "w") as archive:
        archive.writestr("archive/a.warc", "no warc at all")
    with pytest.raises(ArchiveError, match=r"a\.wacz: archive/a\.warc: not a WARC file"):
        open_archive([path])
