"""Many files, some of them damaged, some looked through before, by workers that may die."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from answers.forgetting import forget
from crawler.scanning.all_files import ScannedFiles, scan_files
from crawler.scanning.finding import FileScan
from crawler.scanning.kept_scans import KeptScans, file_mark, kept_scans
from crawler.scanning.outcome import Failure, Outcome, outcome
from crawler.scanning.sought import Sought
from store.config import load
from store.log.database import open_store
from tests.crawler.scanning.made import news, wanted


class _Runner:
    """One that does all here, in whatever order, and says what it was given."""

    def __init__(self, *, backwards: bool = False) -> None:
        self.given: list[str] = []
        self._step = -1 if backwards else 1

    def __call__(self, files: Sequence[Path], sought: Sought) -> Iterator[tuple[Path, Outcome]]:
        for file in files[:: self._step]:
            self.given.append(file.name)
            yield file, outcome(file, sought)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return [news(tmp_path / f"{number}.warc.gz", number=number) for number in (1, 2, 3)]


@pytest.fixture
def kept(tmp_path: Path) -> KeptScans:
    return KeptScans(folder=tmp_path / "scans" / "v")


def _scanned(files: list[Path], kept: KeptScans, runner: _Runner) -> ScannedFiles:
    return scan_files(files, wanted(), runner, kept, lambda *_: None)


def test_the_order_in_which_files_end_does_not_matter(files: list[Path], tmp_path: Path) -> None:
    one = _scanned(files, KeptScans(folder=tmp_path / "a"), _Runner())
    other = _scanned(files, KeptScans(folder=tmp_path / "b"), _Runner(backwards=True))
    assert list(one.scans.items()) == list(other.scans.items())
    assert list(one.scans) == files


def test_what_was_looked_through_is_known_the_next_time(files: list[Path], kept: KeptScans) -> None:
    first = _scanned(files[:2], kept, _Runner())
    again = _Runner()
    second = _scanned(files, kept, again)
    assert again.given == ["3.warc.gz"]
    assert (first.known, second.known) == (0, 2)
    assert {file: second.scans[file] for file in files[:2]} == first.scans


def test_a_file_is_known_by_what_it_is_not_by_its_name(
    files: list[Path], kept: KeptScans, tmp_path: Path
) -> None:
    _scanned(files[:1], kept, _Runner())
    moved = tmp_path / "moved.warc.gz"
    files[0].rename(moved)
    again = _Runner()
    assert _scanned([moved], kept, again).known == 1
    moved.write_bytes(files[1].read_bytes())
    assert _scanned([moved], kept, again).known == 0
    assert again.given == ["moved.warc.gz"]


def test_what_was_kept_and_is_damaged_counts_for_nothing(
    files: list[Path], kept: KeptScans
) -> None:
    first = _scanned(files[:1], kept, _Runner())
    (file,) = kept.folder.iterdir()
    assert file.stat().st_mode & 0o077 == 0
    file.write_bytes(file.read_bytes()[:-10])
    assert _scanned(files[:1], kept, _Runner()).scans == first.scans


def test_damaged_files_are_named_and_cost_no_other(files: list[Path], kept: KeptScans) -> None:
    files[1].write_bytes(files[1].read_bytes()[:-40])
    files.append(files[0].with_name("none.warc.gz"))
    found = _scanned(files, kept, _Runner())
    assert list(found.scans) == [files[0], files[2]]
    cut, missing = found.failures.values()
    assert f"{files[1]}: cut short" in cut
    assert f"{files[3]}: No such file or directory" in missing
    files[1].unlink()
    news(files[1], number=2)
    again = _Runner()
    assert list(_scanned(files[:3], kept, again).scans) == files[:3]
    assert again.given == ["2.warc.gz"]


def test_what_is_no_file_is_named_and_not_opened(
    files: list[Path], kept: KeptScans, tmp_path: Path
) -> None:
    pipe, folder = tmp_path / "pipe.warc", tmp_path / "folder.warc"
    os.mkfifo(pipe)
    folder.mkdir()
    found = _scanned([pipe, files[0], folder], kept, _Runner())
    assert list(found.scans) == files[:1]
    assert found.failures == {it: f"{it}: not a file" for it in (pipe, folder)}


def test_a_file_that_is_written_into_meanwhile_is_no_whole_file(
    files: list[Path], kept: KeptScans
) -> None:
    def writing(given: Sequence[Path], _: Sought) -> Iterator[tuple[Path, Outcome]]:
        for file in given:
            with file.open("ab") as opened:
                opened.write(b"more")
            yield file, FileScan()

    found = scan_files(files[:1], wanted(), writing, kept, lambda *_: None)
    assert found.failures == {files[0]: f"{files[0]}: was changed while it was read"}


def test_a_worker_with_other_code_finds_nothing(files: list[Path]) -> None:
    other = Sought(about=wanted().about, sources=(), code="another")
    ended = outcome(files[0], other)
    assert isinstance(ended, Failure)
    assert "other code" in ended.cause


def test_what_is_sought_decides_what_is_known() -> None:
    versions = {
        wanted().version,
        wanted("us_doj_press_releases").version,
        Sought(about=wanted().about, sources=wanted().sources, code="another").version,
    }
    assert len(versions) == 3


def test_what_is_erased_leaves_nothing_there(tmp_path: Path, files: list[Path]) -> None:
    settings = load({"BLOTTER_HOME": str(tmp_path / "home")})
    store = open_store(settings.database_url)
    kept_scans(settings, "v").put(file_mark(files[0]), FileScan())
    for _ in range(2):
        forget(store, settings)
        assert not settings.scans_dir.exists()


def test_a_mark_changes_with_the_time_of_the_last_change(files: list[Path]) -> None:
    before = file_mark(files[0])
    os.utime(files[0], ns=(1, 1))
    assert file_mark(files[0]) != before
