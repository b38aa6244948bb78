"""Which files a list or a folder means, and what is refused."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.scanning.archive_list import ArchiveListError, listed_archives

_NAMES = st.lists(st.from_regex(r"[a-z]{1,8}(/[a-z]{1,8})?\.warc\.gz", fullmatch=True), min_size=1)


@given(names=_NAMES, packed=st.booleans(), ends=st.sampled_from(["\n", "\r\n", "\n\n# more\n"]))
def test_a_list_names_files_seen_from_its_folder(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], packed: bool, ends: str
) -> None:
    folder = tmp_path_factory.mktemp("lists")
    content = "".join(f"{name}{ends}" for name in ["# of March", *names]).encode()
    file = folder / "warc.paths"
    file.write_bytes(gzip.compress(content) if packed else content)
    assert listed_archives(file) == [folder / name for name in dict.fromkeys(names)]


def test_a_path_may_be_absolute(tmp_path: Path) -> None:
    (tmp_path / "list").write_text(f"{tmp_path}/elsewhere/a.warc\nb c.wacz\n")
    found = listed_archives(tmp_path / "list")
    assert found == [tmp_path / "elsewhere/a.warc", tmp_path / "b c.wacz"]


def test_a_folder_means_all_archives_in_it_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("2/b.warc", "2/a.warc.gz", "1/c.wacz", "1/notes.txt", "d.warc.gz.part"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = [str(file.relative_to(tmp_path)) for file in listed_archives(tmp_path)]
    assert found == ["1/c.wacz", "2/a.warc.gz", "2/b.warc"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no archive is named in it"),
        (b"# nothing\n\n", "no archive is named in it"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo", "an archive, not a list of archives"),
        (b"PK\x03\x04\x00", "an archive, not a list of archives"),
        (gzip.compress(b"WARC/1.0\r\n"), "an archive, not a list of archives"),
        (b"a.warc\nb\x1b[2J.warc\n", "line 2 is no path"),
        (b"a" * 5000, "line 1 is no path"),
        (gzip.compress(b"a.warc")[:-9], "ended before the end-of-stream"),
    ],
)
def test_what_is_no_list_is_refused_by_name(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "list").write_bytes(content)
    with pytest.raises(ArchiveListError, match=f"list: .*{said}"):
        listed_archives(tmp_path / "list")


def test_a_folder_without_archives_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArchiveListError, match="no archive is named in it"):
        listed_archives(tmp_path)
    with pytest.raises(ArchiveListError, match="No such file"):
        listed_archives(tmp_path / "none")
