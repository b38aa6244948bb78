"""The index as a projection of the log."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from whoosh.index import TOC

from search.index.checkpoint import Checkpoint
from search.index.engine import Filters
from search.index.entries import IndexEntry
from search.index.plan import Everything
from search.index.planning import planned
from search.index.write_errors import IndexBusyError, IndexWriteError
from search.language.parsing import parse
from search.volumes import volume
from search.whoosh_engine.opened_index import opened
from search.whoosh_engine.storage.schema import open_volume
from search.whoosh_engine.whoosh_index import WhooshIndex, entries_in
from search.whoosh_engine.writing import commit
from store.log.database import reading
from store.log.document import Document
from store.log.events import Event
from store.log.log import head
from store.log.projections import catch_up
from tests.search.examples import (
    Blotter,
    document,
    masked,
    published,
    reread,
    restored,
    revised,
    unmasked,
    withdrawn,
)
from tests.search.index_contents import index_contents

WORDS = ("ketamine", "esketamine", "Jane Roe", "schedule III", "21 U.S.C. § 841(a)(1)", "section")


def index_of(blotter: Blotter, name: str = "index") -> WhooshIndex:
    return WhooshIndex(blotter.settings.home / name, blotter.engine)


def entries(index: WhooshIndex) -> list[IndexEntry]:
    folder = volume.latest(index.directory)
    assert folder is not None
    with open_volume(folder).searcher() as searcher:
        found = [
            entry for leaf, _ in searcher.leaf_searchers() for entry in entries_in(leaf.reader())
        ]
    assert len(found) == len(set(found))
    return sorted(found, key=lambda entry: (entry.position, entry.rewritten))


def hits(index: WhooshIndex, query: str | None, *, history: bool = True) -> list[object]:
    plan = planned(parse(query)) if query else Everything()
    with opened(index.directory) as asked:
        assert asked is not None
        total, found = asked.find(plan, Filters(history=history), "newest", None)
    assert total == len(found)
    return list(found)


@pytest.fixture(scope="module")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("empty")
    Blotter(home).engine.dispose()
    return home


class Life:
    """What happens to a few documents, as hypothesis draws it; impossible steps are left out."""

    def __init__(self) -> None:
        self.state: dict[int, str] = {}
        self.masked = False

    def step(self, kind: str, n: int, text: str, day: date | None) -> tuple[str, Event] | None:
        if kind == "masked":
            self.masked = not self.masked
            return masked("Jane Roe") if self.masked else unmasked("Jane Roe")
        there = self.state.get(n)
        content: Document = document(f"us_example_releases:{n}", text, published_on=day)
        if there is None:
            self.state[n] = "there"
            return published(content)
        if there == "gone":
            if kind == "reread":
                return reread(content)
            self.state[n] = "there"
            return restored(content)
        if kind == "withdrawn":
            self.state[n] = "gone"
            return withdrawn(content.id)
        return reread(content) if kind == "reread" else revised(content)


steps = st.lists(
    st.tuples(
        st.sampled_from(["revised", "reread", "withdrawn", "masked"]),
        st.integers(0, 4),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" and ".join),
        st.none() | st.integers(0, 900).map(lambda days: date(2024, 1, 1) + timedelta(days=days)),
    ),
    max_size=24,
)


@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=steps, sizes=st.lists(st.integers(1, 5), min_size=1, max_size=6), data=st.data())
def test_any_history_in_any_batches_gives_what_a_rebuild_gives(
    empty_store: Path,
    steps: list[tuple[str, int, str, date | None]],
    sizes: list[int],
    data: st.DataObject,
) -> None:
    life = Life()
    events = [event for step in steps if (event := life.step(*step))]
    with TemporaryDirectory() as folder:
        home = shutil.copytree(empty_store, Path(folder) / "home")
        blotter = Blotter(home)
        followed, at = index_of(blotter), 0
        while at < len(events):
            size = sizes[at % len(sizes)]
            blotter.append(*events[at : at + size])
            at += size
            catch_up(blotter.engine, followed, batch=data.draw(st.integers(1, 4)))
        rebuilt = index_of(blotter, "rebuilt")
        rebuilt.rebuild()
        if events:
            assert followed.position() == rebuilt.position() == len(events)
            assert index_contents(followed.directory) == index_contents(rebuilt.directory)
            for query in (*WORDS, '"schedule III" -jane', None):
                for history in (True, False):
                    assert hits(followed, query, history=history) == hits(
                        rebuilt, query, history=history
                    )
        blotter.engine.dispose()


def test_every_segment_is_in_the_order_of_dates(blotter: Blotter) -> None:
    index = index_of(blotter)
    for start in range(3):
        days = [date(2024 + start, 5, 1), date(2023, 1, 1 + start), None, date(2025, 2, 2)]
        blotter.append(
            *(
                published(document(f"us_example_releases:{start}{n}", "text", published_on=day))
                for n, day in enumerate(days)
            )
        )
        catch_up(blotter.engine, index)
    folder = volume.latest(index.directory)
    assert folder is not None
    with open_volume(folder).searcher() as searcher:
        leaves = [leaf.reader() for leaf, _ in searcher.leaf_searchers()]
        assert len(leaves) == 3
        for leaf in leaves:
            dates = [entry.published_on or date.min for entry in entries_in(leaf)]
            assert dates == sorted(dates)


def test_a_rebuild_writes_one_segment(blotter: Blotter) -> None:
    blotter.publish("ketamine", "clinic")
    index = index_of(blotter)
    catch_up(blotter.engine, index)
    blotter.publish("ketamine", source="us_other")
    catch_up(blotter.engine, index)
    index.rebuild()
    folder = volume.latest(index.directory)
    assert folder is not None
    with open_volume(folder).searcher() as searcher:
        assert len(searcher.leaf_searchers()) == 1
    assert len(hits(index, None)) == 3


def test_small_segments_are_written_anew_as_one(blotter: Blotter) -> None:
    blotter.publish(*(f"ketamine number{n}" for n in range(20)))
    index = index_of(blotter)
    index.rebuild()
    texts = [f"clinic number{n}" for n in range(20)]
    for n, text in enumerate(texts):
        blotter.append(published(document(f"us_other:{n}", text)))
        catch_up(blotter.engine, index)
    folder = volume.latest(index.directory)
    assert folder is not None
    with open_volume(folder).searcher() as searcher:
        assert len(searcher.leaf_searchers()) < 16
    assert len(hits(index, "clinic")) == 20
    assert len(hits(index, "number7")) == 2
    assert len(hits(index, None)) == 40


def test_a_mask_has_what_it_hides_written_anew_and_nothing_else(blotter: Blotter) -> None:
    index = index_of(blotter)
    blotter.append(
        published(document("us_example_releases:1", "Jane Roe was charged.")),
        revised(document("us_example_releases:1", "Roe, Jane was sentenced.")),
        published(document("us_example_releases:2", "A clinic.")),
    )
    catch_up(blotter.engine, index)
    before = entries(index)
    blotter.append(masked("Jane Roe"))
    catch_up(blotter.engine, index)
    after = entries(index)
    first, second, other = before
    assert after == [
        replace(first, replaced=4),
        replace(first, rewritten=4),
        replace(second, replaced=4),
        replace(second, rewritten=4),
        other,
    ]
    assert len(hits(index, "charged OR sentenced")) == 2
    assert hits(index, "jane OR roe") == []
    blotter.append(unmasked("Jane Roe"))
    catch_up(blotter.engine, index)
    assert len(hits(index, '"jane roe" OR "roe jane"')) == 2
    assert len(entries(index)) == len(after) + 2


def test_an_empty_log_gives_an_empty_index(blotter: Blotter) -> None:
    index = index_of(blotter)
    assert index.position() == 0
    index.rebuild()
    assert index.position() == 0
    assert hits(index, None) == []


def test_stale_events_are_not_taken_in_again(blotter: Blotter) -> None:
    blotter.publish("ketamine", "clinic")
    index = index_of(blotter)
    catch_up(blotter.engine, index)
    blotter.append(published(document("us_other:1", "ketamine")))
    catch_up(blotter.engine, index)
    before = entries(index)
    index.apply([], since=2, upto=3)
    assert entries(index) == before
    assert index.position() == 3


@pytest.fixture
def indexed(blotter: Blotter) -> Iterator[tuple[Blotter, WhooshIndex]]:
    """A log of two documents that is indexed, and a third that is not."""
    blotter.publish("ketamine one", "ketamine two")
    index = index_of(blotter)
    catch_up(blotter.engine, index)
    blotter.append(published(document("us_other:3", "ketamine three")))
    yield blotter, index


def test_an_index_of_another_version_is_built_again(
    indexed: tuple[Blotter, WhooshIndex],
) -> None:
    blotter, index = indexed
    folder = volume.latest(index.directory)
    assert folder is not None
    for note in folder.glob("checkpoint.*.json"):
        note.write_text('{"position": 2, "hash": "x", "version": 0}')
    assert index.position() == 0
    catch_up(blotter.engine, index)
    assert index.position() == 3
    assert len(hits(index, "ketamine")) == 3


# Whoosh leaves files open when it fails to read them.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("damage", ["toc", "trm", "note", "gone"])
def test_a_damaged_index_is_built_again(indexed: tuple[Blotter, WhooshIndex], damage: str) -> None:
    blotter, index = indexed
    folder = volume.latest(index.directory)
    assert folder is not None
    if damage == "gone":
        shutil.rmtree(folder)
    for file in folder.glob("checkpoint.*" if damage == "note" else f"*.{damage}"):
        file.write_bytes(b"\x00damage")
    catch_up(blotter.engine, index)
    assert index.position() == 3
    assert len(hits(index, "ketamine")) == 3


def test_a_commit_that_fails_leaves_everything_and_lets_go_of_the_lock(
    indexed: tuple[Blotter, WhooshIndex],
) -> None:
    blotter, index = indexed
    before = entries(index)
    folder = volume.latest(index.directory)
    assert folder is not None

    def failing() -> Iterator[tuple[IndexEntry, Document]]:
        yield (
            IndexEntry(position=3, id="us_other:3", published_on=None),
            document("us_other:3", "x"),
        )
        msg = "no more"
        raise OSError(msg)

    with pytest.raises(OSError, match="no more"):
        commit(
            open_volume(folder),
            folder,
            stale=before[:1],
            fresh=failing(),
            dropped=(),
            reached=Checkpoint(position=3, hash="x"),
        )
    assert index.position() == 2
    assert entries(index) == before
    catch_up(blotter.engine, index)
    assert index.position() == 3


def test_a_table_of_contents_that_cannot_be_written_lets_go_of_the_lock(
    indexed: tuple[Blotter, WhooshIndex], monkeypatch: pytest.MonkeyPatch
) -> None:
    blotter, index = indexed
    before = entries(index)

    def full(*_: object) -> None:
        msg = "no space left on device"
        raise OSError(msg)

    with monkeypatch.context() as patch:
        patch.setattr(TOC, "write", full)
        with pytest.raises(IndexWriteError, match="no space"):
            catch_up(blotter.engine, index)
    assert index.position() == 2
    assert entries(index) == before
    catch_up(blotter.engine, index)
    assert index.position() == 3


CHILD = """
import os, sys
from pathlib import Path
from search.whoosh_engine.whoosh_index import WhooshIndex
from store.log.database import open_store
from store.log.projections import catch_up
url, directory, dies = sys.argv[1:]
if dies == "commit":
    from whoosh.index import TOC
    TOC.write = lambda *_: os._exit(9)
if dies == "rename":
    Path.rename = lambda *_: os._exit(9)
engine = open_store(url)
index = WhooshIndex(Path(directory), engine)
if dies == "rename":
    index.rebuild()
catch_up(engine, index)
"""


def child(blotter: Blotter, index: WhooshIndex, dies: str = "") -> subprocess.Popen[bytes]:
    arguments = [blotter.settings.database_url, str(index.directory), dies]
    return subprocess.Popen([sys.executable, "-c", CHILD, *arguments])


@pytest.mark.servers
@pytest.mark.parametrize("dies", ["commit", "rename"])
def test_a_process_that_dies_leaves_the_old_position_and_content(
    indexed: tuple[Blotter, WhooshIndex], dies: str
) -> None:
    blotter, index = indexed
    before = entries(index)
    assert child(blotter, index, dies).wait() == 9
    assert index.position() == 2
    assert entries(index) == before
    catch_up(blotter.engine, index)
    assert index.position() == 3
    assert len(hits(index, "ketamine")) == 3


def test_two_processes_that_catch_up_at_once_take_everything_in_once(blotter: Blotter) -> None:
    index = index_of(blotter)
    blotter.publish("ketamine one")
    catch_up(blotter.engine, index)
    blotter.publish("ketamine two", "ketamine three", source="us_other")
    children = [child(blotter, index), child(blotter, index)]
    assert [process.wait() for process in children] == [0, 0]
    assert index.position() == 3
    assert [entry.position for entry in entries(index)] == [1, 2, 3]


def test_who_cannot_have_the_lock_says_so(indexed: tuple[Blotter, WhooshIndex]) -> None:
    blotter, index = indexed
    impatient = WhooshIndex(index.directory, blotter.engine, patience=0)
    with index.alone(), pytest.raises(IndexBusyError, match="another process"):
        catch_up(blotter.engine, impatient)


def test_two_owners_of_the_package_are_refused(
    indexed: tuple[Blotter, WhooshIndex], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blotter, index = indexed
    other = tmp_path / "site" / "other_whoosh-1.0.dist-info"
    other.mkdir(parents=True)
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: other-whoosh\nVersion: 1.0\n")
    (other / "top_level.txt").write_text("whoosh\n")
    monkeypatch.syspath_prepend(str(other.parent))
    with pytest.raises(IndexWriteError, match="other-whoosh"):
        catch_up(blotter.engine, index)
    assert index.position() == 2


def test_old_notes_and_volumes_are_removed(indexed: tuple[Blotter, WhooshIndex]) -> None:
    blotter, index = indexed
    for n in range(4):
        blotter.append(published(document(f"us_more:{n}", "ketamine")))
        catch_up(blotter.engine, index)
    folder = volume.latest(index.directory)
    assert folder is not None
    assert len(list(folder.glob("checkpoint.*"))) == 2
    index.rebuild()
    with reading(blotter.engine) as connection:
        assert index.position() == head(connection).position
    assert len(volume.volumes(index.directory)) == 1
