from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

from store.connections.engines import connect
from store.database_address import LostError
from store.lock import alone
from tests.postgresql import Server

HOLD = """
import sys
from store.connections.engines import connect
from store.lock import alone
with alone(connect(sys.argv[1]), "crawl") as mine:
    print(bool(mine), flush=True)
    sys.stdin.read()
"""

#: Ends the connections of all others.
CUT = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE pid <> pg_backend_pid() AND datname = current_database()
"""


def test_only_one_is_let_in(engine: sa.Engine) -> None:
    with alone(engine, "crawl") as first, alone(engine, "crawl") as second:
        assert first
        assert not second
    with alone(engine, "crawl") as again:
        assert again


def test_other_work_goes_on(engine: sa.Engine) -> None:
    with alone(engine, "crawl") as first, alone(engine, "letter/ada-c0ffee") as second:
        assert first
        assert second


def test_whoever_was_not_let_in_takes_nothing_away(engine: sa.Engine) -> None:
    with alone(engine, "crawl"):
        with alone(engine, "crawl") as second:
            assert not second
        with alone(engine, "crawl") as third:
            assert not third


def test_an_error_lets_go(engine: sa.Engine) -> None:
    with pytest.raises(ZeroDivisionError), alone(engine, "crawl"):
        raise ZeroDivisionError
    with alone(engine, "crawl") as again:
        assert again


def test_threads_are_told_apart(engine: sa.Engine) -> None:
    answers: list[bool] = []

    def ask() -> None:
        with alone(engine, "crawl") as mine:
            answers.append(bool(mine))

    with alone(engine, "crawl"):
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
    assert answers == [False]


@pytest.mark.servers
def test_a_dead_holder_lets_go(engine: sa.Engine) -> None:
    url = engine.url.render_as_string(hide_password=False)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"True\n"
        with alone(engine, "crawl") as mine:
            assert not mine
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
    _until_let_in(engine)


def _until_let_in(engine: sa.Engine) -> None:
    """PostgreSQL learns of a client's death a moment later than the client's parent."""
    for _ in range(1000):
        with alone(engine, "crawl") as mine:
            if mine:
                return
    pytest.fail("the lock of a dead process is held still")


def test_a_database_in_memory_has_no_lock() -> None:
    engine = connect("sqlite://")
    with pytest.raises(ValueError, match="needs a database in a file"), alone(engine, "crawl"):
        pass
    engine.dispose()


def test_a_lock_whose_connection_is_cut_is_lost_once_and_costs_no_traceback(
    engine: sa.Engine,
) -> None:
    with alone(engine, "crawl") as hold:
        assert not hold.is_lost()
        if engine.dialect.name == "postgresql":
            with engine.connect() as connection:
                connection.execute(sa.text(CUT))
            assert hold.is_lost()
            assert not hold
            assert not hold.is_lost()
        else:
            assert hold
    with alone(engine, "crawl") as again:
        assert again


@pytest.mark.parametrize("there", [True, False], ids=["nobody else", "somebody else"])
def test_a_lock_that_was_lost_is_taken_again_unless_somebody_else_has_it(
    postgresql: Server, there: bool
) -> None:
    with postgresql.database() as url:
        engine, other = connect(url), connect(url)
        with alone(engine, "crawl") as hold:
            postgresql.restart()
            assert hold.is_lost()
            if there:
                assert hold.take_again()
                assert hold
                assert not hold.is_lost()
            with alone(other, "crawl") as second:
                assert bool(second) is not there
                assert hold.take_again() is there
        with alone(other, "crawl") as again:
            assert again
        engine.dispose()
        other.dispose()


def test_a_lock_that_is_lost_is_not_taken_again_before_the_server_is_back(
    postgresql: Server,
) -> None:
    with postgresql.database() as url:
        engine = connect(url)
        with alone(engine, "crawl") as hold:
            postgresql.stop()
            try:
                assert hold.is_lost()
                with pytest.raises(LostError, match="cannot reach the store"):
                    hold.take_again()
                with pytest.raises(LostError):
                    hold.outlast(60)
            finally:
                postgresql.start()
            assert hold.take_again()
        engine.dispose()


def test_what_outlasts_its_server_is_let_in_by_nobody_until_it_is_let_go_of(
    postgresql: Server,
) -> None:
    with postgresql.database() as url:
        engine, other = connect(url), connect(url)
        with alone(engine, "letter/ada") as hold:
            hold.outlast(600)
            postgresql.restart()
            with alone(other, "letter/ada") as second, alone(other, "letter/eve") as third:
                assert not second
                assert third
        with alone(other, "letter/ada") as again:
            assert again
        engine.dispose()
        other.dispose()


@pytest.mark.parametrize("seconds", [600, 0])
def test_whoever_is_dead_holds_nothing_on_its_server_and_elsewhere_for_so_long(
    postgresql: Server, seconds: int
) -> None:
    with postgresql.database() as url:
        engine = connect(url)
        words = HOLD.replace("    print", f"    mine.outlast({seconds})\n    print")
        with subprocess.Popen(
            [sys.executable, "-c", words, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"True\n"
            child.kill()
        _until_let_in(engine)
        postgresql.restart()
        with alone(engine, "crawl") as mine:
            assert bool(mine) is (seconds == 0)
        engine.dispose()


def test_a_file_outlasts_all(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'blotter.db'}")
    with alone(engine, "letter/ada") as hold:
        hold.outlast(600)
        assert hold
        assert not hold.is_lost()
    with alone(engine, "letter/ada") as again:
        assert again
    engine.dispose()
