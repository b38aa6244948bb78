"""What is made may be read by its owner alone, and nothing that everybody may write is believed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.files import private
from store.lock import alone
from store.log.database import open_store, reading, writing


@pytest.fixture(autouse=True)
def _lenient() -> Iterator[None]:
    """A mask that lets everybody read what is made."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_store_may_be_read_by_its_owner_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    with writing(engine) as connection, alone(engine, "crawl"), reading(engine):
        connection.exec_driver_sql("CREATE TABLE view_x (a)")
        modes = {path.name: mode(path) for path in home.iterdir()}
        locks = {path.name: mode(path) for path in (home / "blotter.db.locks").iterdir()}
    engine.dispose()
    assert mode(home) == private.FOLDER
    folder = modes.pop("blotter.db.locks")
    assert folder == private.FOLDER
    assert modes == dict.fromkeys(("blotter.db", "blotter.db-wal", "blotter.db-shm"), private.FILE)
    assert [*locks] == ["crawl"]


def test_what_is_there_stays_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    file = tmp_path / "blotter.db"
    file.touch(mode=0o644)
    private.make_file(file)
    private.make_folder(tmp_path)
    assert (mode(file), mode(tmp_path)) == (0o644, 0o755)


def test_a_folder_above_is_made_as_any_folder(tmp_path: Path) -> None:
    private.make_folder(tmp_path / "above" / "below")
    assert mode(tmp_path / "above") == 0o755
    assert mode(tmp_path / "above" / "below") == 0o700


@pytest.mark.parametrize(("folder", "file"), [(0o700, 0o600), (0o750, 0o640), (0o755, 0o644)])
def test_what_lies_in_a_folder_is_as_private_as_it(tmp_path: Path, folder: int, file: int) -> None:
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "file").touch(mode=0o644)
    (tmp_path / "made" / "elsewhere").symlink_to("/etc/hostname")
    tmp_path.chmod(folder)
    private.narrow(tmp_path)
    assert mode(tmp_path / "made" / "file") == file
    assert mode(tmp_path / "made") == folder


def test_what_everybody_may_write_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o775)
    file = tmp_path / "file"
    file.touch(mode=0o664)
    (tmp_path / "link").symlink_to(file)
    assert private.shared(tmp_path) is None
    file.chmod(0o646)
    assert private.shared(tmp_path) == file
    tmp_path.chmod(0o1777)
    assert private.shared(tmp_path) == tmp_path


@pytest.mark.parametrize(
    ("folder", "file", "exposed"),
    [(0o755, 0o644, True), (0o750, 0o640, True), (0o755, 0o600, False), (0o700, 0o644, False)],
)
def test_a_file_that_others_may_read_is_told(
    tmp_path: Path, folder: int, file: int, exposed: bool
) -> None:
    made = tmp_path / "blotter.db"
    made.touch()
    made.chmod(file)
    tmp_path.chmod(folder)
    assert private.is_exposed(made) is exposed
