from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.index.engine import Filters, FoundEntry
from search.index.plan import Everything, Term
from search.index.write_errors import IndexBusyError, IndexWriteError
from search.tantivy_engine.opened_index import opened
from search.tantivy_engine.tantivy_index import TantivyIndex
from search.volumes import volume
from search.whoosh_engine.whoosh_index import WhooshIndex
from store.log.projections import catch_up
from store.privacy.erasing import erase
from tests.search.examples import NOW, Blotter, document, published, revised


def index_of(blotter: Blotter) -> TantivyIndex:
    return TantivyIndex(blotter.settings.index_dir, blotter.engine)


def found(index: TantivyIndex, word: str | None = None) -> list[FoundEntry]:
    plan = Term(field="written", word=word) if word else Everything()
    with opened(index.directory) as asked:
        assert asked is not None
        return asked.find(plan, Filters(history=True), "oldest", None)[1]


def positions(index: TantivyIndex, word: str | None = None) -> list[int]:
    return sorted(entry.position for entry in found(index, word))


@pytest.fixture
def indexed(blotter: Blotter) -> Iterator[tuple[Blotter, TantivyIndex]]:
    """A log of two documents that is indexed, and a third that is not."""
    blotter.publish("ketamine one", "ketamine two")
    index = index_of(blotter)
    catch_up(blotter.engine, index)
    blotter.append(published(document("us_other:3", "ketamine three")))
    yield blotter, index


def in_use(index: TantivyIndex) -> Path:
    folder = volume.latest(index.directory)
    assert folder is not None
    return folder


def test_the_checkpoint_tells_whose_volume_it_is(indexed: tuple[Blotter, TantivyIndex]) -> None:
    blotter, index = indexed
    assert volume.checkpoint(index.directory).library == "tantivy"
    whoosh = WhooshIndex(index.directory, blotter.engine)
    assert whoosh.position() == 0
    whoosh.rebuild()
    assert volume.checkpoint(index.directory).library == "whoosh"
    assert (whoosh.position(), index.position()) == (3, 0)
    index.rebuild()
    assert (whoosh.position(), index.position()) == (0, 3)
    assert len(volume.volumes(index.directory)) == 1


def test_what_is_superseded_is_marked_in_a_new_volume(
    indexed: tuple[Blotter, TantivyIndex],
) -> None:
    blotter, index = indexed
    first = found(index, "one")[0]
    blotter.append(revised(document(first.id, "ketamine again")))
    catch_up(blotter.engine, index)
    assert [entry.superseded for entry in found(index, "one")] == [True]
    assert positions(index) == [1, 2, 3, 4]


@pytest.mark.parametrize("damage", ["meta.json", "*.term", "*.store", "checkpoint.json", "gone"])
def test_a_damaged_index_is_built_again(indexed: tuple[Blotter, TantivyIndex], damage: str) -> None:
    blotter, index = indexed
    folder = in_use(index)
    if damage == "gone":
        shutil.rmtree(folder)
    for file in folder.glob(damage):
        file.write_bytes(b"\x00damage")
    catch_up(blotter.engine, index)
    assert index.position() == 3
    assert positions(index, "ketamine") == [1, 2, 3]


def test_a_commit_that_fails_leaves_everything(
    indexed: tuple[Blotter, TantivyIndex], monkeypatch: pytest.MonkeyPatch
) -> None:
    blotter, index = indexed
    before = found(index)

    def full(*_: object) -> None:
        msg = "no space left on device"
        raise OSError(msg)

    with monkeypatch.context() as patch:
        patch.setattr(volume, "write_checkpoint", full)
        with pytest.raises(IndexWriteError, match="no space"):
            catch_up(blotter.engine, index)
    assert (index.position(), found(index)) == (2, before)
    catch_up(blotter.engine, index)
    assert positions(index, "ketamine") == [1, 2, 3]
    assert not list(index.directory.glob("*.building"))


CHILD = """
import os, sys
from pathlib import Path
from search.tantivy_engine import volumes
from search.tantivy_engine.tantivy_index import TantivyIndex
from store.log.database import open_store
from store.log.projections import catch_up
url, directory, dies = sys.argv[1:]
if dies == "commit":
    volumes.volume.write_checkpoint = lambda *_: os._exit(9)
if dies == "rename":
    Path.rename = lambda *_: os._exit(9)
index = TantivyIndex(Path(directory), open_store(url))
catch_up(index.engine, index)
"""


def child(index: TantivyIndex, dies: str = "") -> subprocess.Popen[bytes]:
    url = str(index.engine.url)
    return subprocess.Popen([sys.executable, "-c", CHILD, url, str(index.directory), dies])


@pytest.mark.servers
@pytest.mark.parametrize("dies", ["commit", "rename"])
def test_a_process_that_dies_leaves_the_old_position_and_content(
    indexed: tuple[Blotter, TantivyIndex], dies: str
) -> None:
    blotter, index = indexed
    before = found(index)
    assert child(index, dies).wait() == 9
    assert (index.position(), found(index)) == (2, before)
    catch_up(blotter.engine, index)
    assert positions(index, "ketamine") == [1, 2, 3]
    assert not list(index.directory.glob("*.building"))


def test_two_processes_that_catch_up_at_once_take_everything_in_once(
    indexed: tuple[Blotter, TantivyIndex],
) -> None:
    _, index = indexed
    children = [child(index), child(index)]
    assert [process.wait() for process in children] == [0, 0]
    assert positions(index) == [1, 2, 3]


def test_who_cannot_have_the_lock_says_so(indexed: tuple[Blotter, TantivyIndex]) -> None:
    blotter, index = indexed
    impatient = TantivyIndex(index.directory, blotter.engine, patience=0)
    with index.alone(), pytest.raises(IndexBusyError, match="another process"):
        catch_up(blotter.engine, impatient)


def test_files_do_not_pile_up(indexed: tuple[Blotter, TantivyIndex]) -> None:
    blotter, index = indexed
    for n in range(20):
        blotter.append(published(document(f"us_more:{n}", "ketamine")))
        catch_up(blotter.engine, index)
    assert len(volume.volumes(index.directory)) == 2  # somebody may be opening the older
    assert len(list(in_use(index).iterdir())) < 80  # fewer than ten segments of seven files
    assert len(positions(index, "ketamine")) == 23


def test_what_was_erased_leaves_no_file(indexed: tuple[Blotter, TantivyIndex]) -> None:
    blotter, index = indexed
    catch_up(blotter.engine, index)
    old = {file.stat().st_ino for file in index.directory.rglob("*.term")}
    erase(blotter.engine, [1], by="ana", reason="order 12", now=NOW)
    catch_up(blotter.engine, index)
    assert positions(index) == [2, 3]
    assert not old & {file.stat().st_ino for file in index.directory.rglob("*")}
    assert len(volume.volumes(index.directory)) == 1
