from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

import pytest
import sqlalchemy as sa

from store.lock import alone
from store.log.database import connect

HOLD = """
import sys
from store.log.database import connect
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
