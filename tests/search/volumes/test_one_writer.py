"""An index that everybody could have written is not asked, and a new one is its owner's."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from search.engines import opened
from search.query.search import search
from search.volumes import volume
from search.volumes.one_writer import SharedIndexError, one_writer
from tests.search.examples import NOW, Blotter


@pytest.fixture(autouse=True)
def _lenient() -> Iterator[None]:
    """A mask that lets everybody read what is made."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture(params=["whoosh", "tantivy"])
def directory(blotter: Blotter, request: pytest.FixtureRequest) -> Path:
    """Of an index of either engine, which was followed once."""
    chosen = msgspec.structs.replace(blotter.settings.search, engine=request.param)
    blotter.settings = msgspec.structs.replace(blotter.settings, search=chosen)
    for text in ("ketamine one", "ketamine two"):
        blotter.publish(text)
        search(blotter.settings, "ketamine", now=NOW)
    return blotter.settings.index_dir


def modes(directory: Path) -> set[int]:
    return {stat.S_IMODE(path.stat().st_mode) for path in directory.rglob("*") if path.is_file()}


def test_an_index_may_be_read_by_its_owner_alone(directory: Path) -> None:
    assert stat.S_IMODE(directory.stat().st_mode) == 0o700
    assert {mode & 0o077 for mode in modes(directory)} == {0}


def test_one_that_others_may_read_stays_so(blotter: Blotter, directory: Path) -> None:
    for path in (directory, *directory.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    blotter.publish("ketamine three")
    assert search(blotter.settings, "three", now=NOW).total == 1
    # tantivy writes some of its files for their owner alone.
    assert {0o644} <= modes(directory) <= {0o600, 0o644, 0o755}


@pytest.mark.parametrize("place", ["directory", "volume", "file"])
def test_one_that_everybody_may_write_is_neither_asked_nor_written(
    blotter: Blotter, directory: Path, place: str
) -> None:
    folder = volume.latest(directory)
    assert folder is not None
    shared = {"directory": directory, "volume": folder, "file": next(folder.iterdir())}[place]
    shared.chmod(0o777)
    with pytest.raises(SharedIndexError, match=rf"everybody may write {shared}, .* chmod -R o-w"):
        search(blotter.settings, "ketamine", now=NOW)
    shared.chmod(0o700)
    assert search(blotter.settings, "ketamine", now=NOW).total == 1
    directory.chmod(0o777)
    with pytest.raises(SharedIndexError), one_writer(directory, 0):
        pass
    with pytest.raises(SharedIndexError), opened(blotter.settings):
        pass
