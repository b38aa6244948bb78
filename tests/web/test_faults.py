"""What goes wrong around a server that runs: each comes to an answer that says so, and to one line
in its messages, and is over once it was mended."""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from litestar.testing import TestClient

from answers.catch_up import catch_up
from search.volumes.one_writer import one_writer
from tests.answers.examples import CHARGE
from tests.search.examples import Blotter, document, published
from tests.web.record import a_record
from web.app import application

PATHS = (
    *("/", "/search?query=ketamine", "/sources", "/cases", f"/document/{CHARGE}", "/changes"),
    *(f"/case/{CHARGE}", "/due", "/counts?by=kind", "/log", "/feeds/search.atom"),
    *("/api/v1/search?query=ketamine", "/api/v1/sources", "/api/v1/log-list?format=jsonl"),
)
#: What is found in the index.
SEARCHES = ("/search?query=ketamine", "/api/v1/search?query=ketamine")
LATER = "us_example:later"

Harm: TypeAlias = Callable[[Path], None]


@contextmanager
def serving(home: Path) -> Iterator[tuple[Blotter, TestClient[Any]]]:
    """A server that has answered already."""
    blotter = a_record(home)
    catch_up(blotter.settings)
    with TestClient(application(blotter.settings), raise_server_exceptions=False) as client:
        assert [client.get(path).status_code for path in PATHS] == [200] * len(PATHS)
        yield blotter, client


def check_told(client: TestClient[Any], path: str, caplog: pytest.LogCaptureFixture) -> int:
    """The status of an answer, which is 200, or 503 with all that goes with it."""
    caplog.clear()
    answer = client.get(path)
    told = [record for record in caplog.records if record.levelno >= logging.ERROR]
    if answer.status_code == 503:
        assert answer.headers["retry-after"] == "60"
        kind = "application/problem+json" if path.startswith("/api/") else "text/html"
        assert answer.headers["content-type"].startswith(kind)
        assert "cannot be read right now" in answer.text
        (line,) = told
        assert "\n" not in line.getMessage()
        assert not line.exc_info
    else:
        assert (answer.status_code, told) == (200, [])
    return answer.status_code


def no_index(home: Path) -> None:
    shutil.rmtree(home / "index")


def damaged_index(home: Path) -> None:
    for file in (home / "index").rglob("*"):
        if file.is_file():
            file.write_bytes(b"none")


def broken_settings(home: Path) -> None:
    """They are read at the start alone."""
    (home / "blotter.toml").write_text("x = [")


@pytest.mark.parametrize("harm", [no_index, damaged_index, broken_settings])
def test_what_can_be_made_again_is_and_nothing_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, harm: Harm
) -> None:
    with serving(tmp_path) as (_, client):
        harm(tmp_path)
        assert {check_told(client, path, caplog) for path in PATHS} == {200}
        assert client.get(SEARCHES[1]).json()["total"]


def index_in_the_way(home: Path) -> None:
    shutil.rmtree(home / "index")
    (home / "index").write_text("no folder")


def test_an_index_that_cannot_be_made_costs_searches_alone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with serving(tmp_path) as (_, client):
        index_in_the_way(tmp_path)
        assert {check_told(client, path, caplog) for path in SEARCHES} == {503}
        assert check_told(client, f"/document/{CHARGE}", caplog) == 200
        (tmp_path / "index").unlink()
        assert {check_told(client, path, caplog) for path in SEARCHES} == {200}


def test_while_another_process_writes_the_index_it_is_answered_from_what_there_is(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.query.followed_index.PATIENCE", 0.0)
    with serving(tmp_path) as (blotter, client):
        blotter.append(published(document(LATER, "Later, of ketamine.")))
        with one_writer(tmp_path / "index", 0.0):
            assert {check_told(client, path, caplog) for path in SEARCHES} == {200}
            coverage = client.get(SEARCHES[1]).json()["coverage"]
        assert (coverage["position"], coverage["head"]) == (7, 8)
        assert client.get(SEARCHES[1]).json()["coverage"]["position"] == 8


def no_database(home: Path) -> None:
    for file in home.glob("blotter.db*"):
        if file.is_file():
            file.unlink()


def damaged_database(home: Path) -> None:
    file = home / "blotter.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with file.open("r+b") as database:
        database.seek(4096)
        database.write(os.urandom(file.stat().st_size - 4096))


@pytest.mark.parametrize("harm", [no_database, damaged_database])
def test_a_record_that_is_gone_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, harm: Harm
) -> None:
    with serving(tmp_path) as (blotter, client):
        blotter.engine.dispose()
        harm(tmp_path)
        assert {check_told(client, path, caplog) for path in PATHS} == {503}


def test_what_lies_beside_the_database_may_be_lost(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """With it all that was committed last, so that not all can be answered."""
    with serving(tmp_path) as (_, client):
        for ending in ("-wal", "-shm"):
            (tmp_path / f"blotter.db{ending}").unlink(missing_ok=True)
        assert {check_told(client, path, caplog) for path in PATHS} <= {200, 503}


@pytest.mark.servers
def test_a_full_disk_is_told_until_there_is_room(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    home = tmp_path / "disk"
    home.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(home)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small tmpfs takes root's rights")
    try:
        with serving(home) as (blotter, client):
            blotter.append(published(document(LATER, "Later, of ketamine. " * 20_000)))
            with (
                (home / "full").open("wb", buffering=0) as file,
                pytest.raises(OSError, match="28"),
            ):
                while True:
                    file.write(bytes(1 << 16))
            assert {check_told(client, path, caplog) for path in PATHS} <= {200, 503}
            (home / "full").unlink()
            assert {check_told(client, path, caplog) for path in PATHS} == {200}
    finally:
        subprocess.run(["umount", "--lazy", str(home)], check=True)
