"""Read models built anew are those that followed the log; until they are whole, the old answer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
import sqlalchemy as sa
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from search.whoosh_engine.whoosh_index import WhooshIndex
from store.config import load
from store.log import log
from store.log.database import open_store, reading
from store.log.events import Erased
from store.log.projections import catch_up
from store.views.tables import LIVE
from store.views.views import Views
from tests.conftest import ROOT
from tests.followed import follow, hits, rows
from tests.lives import Lives, append
from tests.postgresql import Server
from tests.search.index_contents import index_contents

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

#: Builds anew, and dies by kill -9 when a function is called for the so manieth time.
DIES = """
import importlib, os, signal, sys
import store.views.view_rebuild
from cli.main import main
module, name, times, only = sys.argv[1:]
owner = importlib.import_module(module)
if "." in name:
    kind, name = name.split(".")
    owner = getattr(owner, kind)
once, calls = getattr(owner, name), []
def counted(*args, **named):
    calls.append(name)
    if len(calls) == int(times):
        os.kill(os.getpid(), signal.SIGKILL)
    return once(*args, **named)
setattr(owner, name, counted)
store.views.view_rebuild.TOGETHER = 50
main(["rebuild", "--only", only])
"""
#: Between two batches; and in the swap, when the old tables are dropped and a new one has its name.
VIEWS_DIE = (("store.views.view_rebuild", "apply_events", 3), ("sqlalchemy", "Index.create", 1))
#: Amid the entries; before the new volume is in its place; and before the old one is away.
INDEX_DIES = (
    ("whoosh.writing", "SegmentWriter.add_document", 40),
    ("pathlib", "Path.rename", 1),
    ("shutil", "rmtree", 1),
)


def same_as_rebuilt(url: str, seed: int, *, events: int, batch: int) -> set[str]:
    """Follow a life and rebuild it; the types of its events, with Erased for what was erased."""
    with TemporaryDirectory() as home:
        given = load({"BLOTTER_HOME": home, "BLOTTER_DATABASE_URL": url})
        engine = open_store(given.database_url)
        follow(engine, given, Random(seed), events=events, batch=batch)
        index = WhooshIndex(given.index_dir, engine)
        followed = rows(engine), index_contents(index.directory), hits(given)
        Views(engine).rebuild()
        index.rebuild()
        rebuilt = rows(engine), index_contents(index.directory), hits(given)
        assert rebuilt[0] == followed[0]
        assert rebuilt[1] == followed[1]
        assert rebuilt[2] == followed[2]
        with reading(engine) as connection:
            lived = list(log.read(connection))
        engine.dispose()
        gone = {"Erased" for event in lived if isinstance(event.event, Erased)}
        return {event.type for event in lived} | gone


#: A shorter history says no more about what is wrong, and takes minutes to find.
AS_DRAWN = (Phase.explicit, Phase.generate)


def test_a_life_with_everything_in_it_is_rebuilt_as_it_was_followed() -> None:
    with TemporaryDirectory() as folder:
        lived = same_as_rebuilt(f"sqlite:///{folder}/blotter.db", 1, events=1500, batch=250)
    assert "Erased" in lived
    assert len(lived) == 33


@settings(max_examples=1, phases=AS_DRAWN)
@given(st.integers(0, 2**32), st.integers(100, 500))
def test_what_is_rebuilt_equals_what_followed(seed: int, batch: int) -> None:
    with TemporaryDirectory() as folder:
        same_as_rebuilt(f"sqlite:///{folder}/blotter.db", seed, events=1500, batch=batch)


@settings(max_examples=1, phases=AS_DRAWN)
@given(seed=st.integers(0, 2**32), batch=st.integers(100, 500))
def test_what_is_rebuilt_equals_what_followed_on_postgresql(
    postgresql: Server, seed: int, batch: int
) -> None:
    with postgresql.database() as url:
        same_as_rebuilt(url, seed, events=1500, batch=batch)


def run(home: Path, url: str, script: str, *arguments: str) -> int:
    """Run a script of Python as a process of its own; its exit code."""
    ours = {"BLOTTER_HOME": str(home), "BLOTTER_DATABASE_URL": url}
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **ours}, check=False).returncode


BLOTTER = "from cli.main import main; main()"


@pytest.mark.parametrize(("module", "name", "times"), VIEWS_DIE)
def test_views_stay_whole_when_their_building_is_killed(
    url: str, tmp_path: Path, module: str, name: str, times: int
) -> None:
    engine = open_store(url)
    lives = Lives(chance=Random(7))
    append(engine, lives.entries(300), lives.now)
    catch_up(engine, Views(engine))
    before = rows(engine)
    engine.dispose()
    assert run(tmp_path, url, DIES, module, name, str(times), "views") == -signal.SIGKILL
    assert rows(engine) == before
    assert run(tmp_path, url, BLOTTER, "rebuild", "--only", "views") == 0
    assert rows(engine) == before
    tables = set(sa.inspect(engine).get_table_names())
    engine.dispose()
    assert {table for table in tables if "view" in table} == set(LIVE.metadata.tables)


@pytest.mark.parametrize(("module", "name", "times"), INDEX_DIES)
def test_the_index_stays_whole_when_its_building_is_killed(
    tmp_path: Path, module: str, name: str, times: int
) -> None:
    given = load({"BLOTTER_HOME": str(tmp_path)})
    url = given.database_url
    engine = open_store(url)
    follow(engine, given, Random(7), events=300, batch=300)
    before = index_contents(given.index_dir), hits(given)
    assert run(tmp_path, url, DIES, module, name, str(times), "index") == -signal.SIGKILL
    assert (index_contents(given.index_dir), hits(given)) == before
    assert run(tmp_path, url, BLOTTER, "rebuild", "--only", "index") == 0
    assert (index_contents(given.index_dir), hits(given)) == before
    folders = [folder for folder in given.index_dir.iterdir() if folder.is_dir()]
    engine.dispose()
    assert len(folders) == 1
