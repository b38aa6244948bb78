"""Files of an index that were put there by somebody else run nothing."""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from whoosh.codec.whoosh3 import W3Codec, W3Segment, W3TermInfo
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.filetables import OrderedHashReader, OrderedHashWriter
from whoosh.index import TOC

from search.volumes import volume
from search.whoosh_engine.opened_index import opened
from search.whoosh_engine.storage.codec import WholeLists
from search.whoosh_engine.storage.own_files import ForeignFileError, OwnFiles
from search.whoosh_engine.storage.schema import SCHEMA, open_volume
from search.whoosh_engine.whoosh_index import WhooshIndex
from store.log.projections import catch_up
from tests.search.examples import Blotter

# Whoosh leaves files open when it fails to read them.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


class Trap:
    """Makes a folder where it is unpickled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[str]]:
        return os.mkdir, (str(self.folder),)


@pytest.fixture
def trap(tmp_path: Path) -> Iterator[Trap]:
    yield Trap(tmp_path / "was-run")
    assert not (tmp_path / "was-run").exists()


@pytest.fixture
def folder(blotter: Blotter) -> Path:
    """A volume of two segments."""
    index = index_of(blotter)
    for text in ("ketamine one", "ketamine two"):
        blotter.publish(text)
        catch_up(blotter.engine, index)
    found = volume.latest(index.directory)
    assert found is not None
    return found


def index_of(blotter: Blotter) -> WhooshIndex:
    return WhooshIndex(blotter.settings.index_dir, blotter.engine)


def put_contents(folder: Path, segments: object) -> None:
    """Write a table of contents in the place of the one in use."""
    generation = volume.generation(folder)
    (folder / f"_MAIN_{generation}.toc").unlink()
    TOC(SCHEMA, segments, generation).write(FileStorage(str(folder)), "MAIN")


def asked(folder: Path) -> int:
    with opened(folder.parent) as index:
        assert index is not None
        return sum(index.frequencies("written", ["ketamine"]))


def words_file(folder: Path) -> Path:
    """The table of words of a segment that has some."""
    return next(folder.glob("*.trm"))


def rewrite_words(folder: Path, extras: dict[str, object], value: bytes | None = None) -> None:
    """Write the table of words of each segment anew, with another head, or with other values."""
    storage = FileStorage(str(folder))
    for file in folder.glob("*.trm"):
        reader = OrderedHashReader(storage.open_file(file.name), file.stat().st_size)
        there, kept = reader.extras, [(bytes(key), bytes(of)) for key, of in reader.items()]
        reader.close()
        writer = OrderedHashWriter(storage.create_file(file.name))
        writer.extras.update(there | extras)
        for key, old in kept:
            writer.add(key, value or old)
        writer.close()


def test_what_our_own_index_holds_is_read(folder: Path) -> None:
    assert asked(folder) == 2


def test_a_table_of_contents_that_runs_something_is_refused(folder: Path, trap: Trap) -> None:
    put_contents(folder, [trap])
    with pytest.raises(ForeignFileError, match=r"the index names posix\.mkdir, which no index"):
        open_volume(folder).reader()


def test_a_schema_that_runs_something_is_not_read(folder: Path, trap: Trap) -> None:
    toc = TOC.read(OwnFiles(str(folder)), "MAIN", schema=SCHEMA)
    storage = FileStorage(str(folder))
    name = TOC._filename("MAIN", volume.generation(folder))
    content = (folder / name).read_bytes()
    old = pickle.dumps(SCHEMA, 2)
    assert toc.segments
    stream = storage.create_file("apart")
    stream.write_string(pickle.dumps(trap, 2))
    stream.close()
    length = storage.create_file("old")
    length.write_string(old)
    length.close()
    was = (folder / "old").read_bytes()
    (folder / name).write_bytes(content.replace(was, (folder / "apart").read_bytes()))
    assert asked(folder) == 2


def test_a_table_of_words_that_runs_something_is_refused(folder: Path, trap: Trap) -> None:
    rewrite_words(folder, {"more": trap})
    with pytest.raises(ForeignFileError):
        asked(folder)


def test_a_posting_list_that_runs_something_is_refused(folder: Path, trap: Trap) -> None:
    head = W3TermInfo._struct.pack(1, 1.0, 1, 0, 0, 1.0, 0, 0)
    rewrite_words(folder, {}, head + pickle.dumps(trap))
    with opened(folder.parent) as index, pytest.raises(ForeignFileError, match="pickled posting"):
        index.segments[0].postings("written", "ketamine")  # type: ignore[union-attr]


def test_a_segment_in_one_file_is_refused(folder: Path, trap: Trap) -> None:
    """Whoosh would read what is in it by files of its own, which unpickle anything."""
    storage = OwnFiles(str(folder))
    (segment, *_) = TOC.read(storage, "MAIN", schema=SCHEMA).segments
    rewrite_words(folder, {"more": trap})
    segment.create_compound_file(storage)
    put_contents(folder, [segment])
    with pytest.raises(ForeignFileError, match="a segment of the index is one file"):
        asked(folder)


def test_a_segment_of_another_codec_is_refused(folder: Path) -> None:
    """That of Whoosh unpickles posting lists."""
    put_contents(folder, [W3Segment(W3Codec(), "MAIN")])
    with pytest.raises(ForeignFileError, match="W3Codec"):
        open_volume(folder).reader()


@pytest.mark.parametrize("name", ["WholeLists.__init__", "WholeLists.__class__"])
def test_nothing_is_reached_through_our_types(folder: Path, name: str) -> None:
    module = WholeLists.__module__
    named = b"\x80\x04\x8c" + bytes([len(module)]) + module.encode()
    named += b"\x8c" + bytes([len(name)]) + name.encode() + b"\x93."
    (folder / "named").write_bytes(named)
    with OwnFiles(str(folder)).open_file("named") as file, pytest.raises(ForeignFileError):
        file.read_pickle()


def test_an_index_that_somebody_else_wrote_is_built_again(
    blotter: Blotter, folder: Path, trap: Trap
) -> None:
    put_contents(folder, [trap])
    blotter.publish("ketamine three")
    index = index_of(blotter)
    catch_up(blotter.engine, index)
    built = volume.latest(index.directory)
    assert built is not None
    assert built != folder
    assert asked(built) == 3
    shutil.rmtree(built)
