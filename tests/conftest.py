"""What every test may ask for."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import settings

from sample.make import ARCHIVE
from store.closing import closing_stores
from store.log.database import open_store
from tests.docs.sample import sample_store
from tests.letters.browser import chromium
from tests.made_once import made_once
from tests.migrated_once import migrated_once
from tests.postgresql import Server, running

# A test never times: a deadline would make a busy machine fail it.
settings.register_profile("blotter", deadline=None, max_examples=50)
settings.register_profile("thorough", deadline=None, max_examples=200)
settings.load_profile("blotter")

# What Python compiles is kept, whatever the shell says: tests start hundreds of processes, and each
# would compile its imports anew, and each worker all tests.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

ROOT = Path(__file__).resolve().parents[1]


@sa.event.listens_for(sa.pool.Pool, "checkout")
def unsynced(connection: Any, _record: object, _proxy: object) -> None:
    """Let SQLite wait for no disk, which would take half the time of the tests: processes are
    killed in them, and no machine loses its power."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous=OFF")


@pytest.fixture(scope="session", autouse=True)
def _stores_are_migrated_once() -> Iterator[None]:
    with migrated_once():
        yield


@pytest.fixture
def synced() -> Iterator[None]:
    """SQLite as it is set up outside of tests."""
    sa.event.remove(sa.pool.Pool, "checkout", unsynced)
    yield
    sa.event.listen(sa.pool.Pool, "checkout", unsynced)


@pytest.fixture(scope="module", autouse=True)
def _stores_of_a_module_are_closed() -> Iterator[None]:
    """What a fixture opens for a whole module is closed with the module."""
    with closing_stores():
        yield


@pytest.fixture(autouse=True)
def _stores_are_closed() -> Iterator[None]:
    """What a test opens is closed, also by a function that leaves it to the command around it."""
    with closing_stores():
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what asks for PostgreSQL into the tier of tests that need real servers."""
    for item in items:
        asked = {*getattr(item, "fixturenames", ())}
        if callspec := getattr(item, "callspec", None):
            asked |= {value for value in callspec.params.values() if isinstance(value, str)}
        if "postgresql" in asked:
            item.add_marker(pytest.mark.servers)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real pages, feeds and answers, where they are at hand beside the checkout."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("no real data beside the checkout (../shared/data)")
    return folder


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A PostgreSQL server of this run's own."""
    with running() as server:
        yield server


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium, without a window."""
    try:
        opened = chromium()
        with opened as browser:
            yield browser
    except (ImportError, LookupError) as missing:
        pytest.skip(f"no browser: {missing}")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'blotter.db'}"
        return
    server: Server = request.getfixturevalue("postgresql")
    with server.database() as address:
        yield address


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with an empty store: to copy it takes a tenth of the time that a new one takes."""
    file = tmp_path_factory.mktemp("empty") / "blotter.db"
    open_store(f"sqlite:///{file}").dispose()
    return file


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store into which the real program crawled the bundled archive, and whose index and casebook
    are up to it, for tests that record nothing."""
    return made_once("sample", _crawled, tmp_path_factory)


@pytest.fixture(scope="session")
def sample_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the documentation, for tests that record nothing."""
    return made_once("record", sample_store, tmp_path_factory)


def _crawled(home: Path) -> None:
    ours = {"BLOTTER_HOME": str(home), "PYTHONPATH": str(ROOT)}
    others = {name: value for name, value in os.environ.items() if name[:8] != "BLOTTER_"}
    for words in (["crawl", "--replay", str(ARCHIVE)], ["cases"]):
        done = subprocess.run(
            [sys.executable, "-P", "-c", "from cli.main import main; main()", *words],
            env={**others, **ours},
            cwd=home,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr


@pytest.fixture
def engine(url: str, empty_store: Path) -> Iterator[sa.Engine]:
    """An empty store of each kind."""
    if file := sa.make_url(url).database if url.startswith("sqlite") else None:
        shutil.copyfile(empty_store, file)
    opened = open_store(url)
    yield opened
    opened.dispose()
