"""Reading history again, killed by kill -9 wherever it is: the next run goes on, and the end is as
if nothing had happened."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from random import Random

import pytest

from casebook.casebook import Casebook, progress_of
from store.log.database import Engine, open_store, reading
from store.log.events import CaseLinked, CaseUnlinked
from store.log.log import NewEvent
from tests.casebook.contents import Contents, contents
from tests.casebook.histories import append, erase_at, publish
from tests.casebook.invented import a_reader
from tests.casebook.test_matters import says
from tests.conftest import ROOT
from tests.search.examples import revised

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

KILLS = 20
DOCUMENTS = 120
#: About so many statements make the tables: the first kill strikes among them, the second behind.
MAKING = 150
#: Reads history again, and dies at the so manieth statement that begins so.
DIES = """
import os, signal, sys
import sqlalchemy as sa
from casebook import casebook
from store.log.database import open_store
from tests.casebook.invented import a_reader
url, version, begins, times = sys.argv[1:]
engine, seen = open_store(url), []
@sa.event.listens_for(engine, "before_cursor_execute")
def counted(connection, cursor, statement, *rest):
    if statement.startswith(begins):
        seen.append(statement)
    if len(seen) == int(times):
        os.kill(os.getpid(), signal.SIGKILL)
casebook.BATCH = 10
casebook.Casebook(engine, a_reader(version, without="persons")).read_again()
"""


@pytest.fixture
def store(url: str) -> Iterator[Engine]:
    """A store of documents, revised, decided on and erased, as the first reader read them."""
    engine, chance = open_store(url), Random(3)
    some = [says(f"{number:03}", str(chance.randrange(10))) for number in range(DOCUMENTS)]
    publish(engine, *some)
    for document in chance.sample(some, 20):
        append(engine, NewEvent(stream=f"document/{document.id}", event=revised(document)[1]))
        one, other = chance.sample(some, 2)
        kind = chance.choice((CaseLinked, CaseUnlinked))
        made = kind(document=other.id, by="ada", reason="so")
        append(engine, NewEvent(stream=f"case/{one.id}", event=made))
    Casebook(engine, a_reader()).follow()
    erase_at(engine, [7])
    erase_at(engine, [DOCUMENTS + 2])
    Casebook(engine, a_reader()).follow()
    yield engine
    engine.dispose()


def dies(url: str, version: str, begins: str, times: int) -> bool:
    """Whether a process that reads history again is killed before it has come to the end."""
    command = [sys.executable, "-c", DIES, url, version, begins, str(times)]
    code = subprocess.run(command, cwd=ROOT, check=False, env=dict(os.environ)).returncode
    assert code in (0, -signal.SIGKILL)
    return code != 0


def undisturbed(engine: Engine, version: str) -> Contents:
    """What is read in one run; the first reader has read it again afterwards."""
    assert Casebook(engine, a_reader(version, without="persons")).read_again()
    read = contents(engine)
    assert Casebook(engine, a_reader()).read_again()
    return read


def test_twenty_kills_leave_nothing_doubled_and_nothing_missing(store: Engine, url: str) -> None:
    expected, before, chance = undisturbed(store, "2"), contents(store), Random(5)
    runs = 0
    while runs < KILLS:
        # Now and then all of it is begun anew, so that kills strike its beginning and its end.
        version, kill = f"2.{runs // 10}", runs % 10
        later = MAKING if kill == 1 else 0
        assert dies(url, version, "", later + chance.randint(10, MAKING))
        assert contents(store) == before
        runs += 1
    with reading(store) as connection:
        (other,) = [it for it in progress_of(connection) if not it.live]
    assert 0 < other.position < DOCUMENTS + 40
    assert Casebook(store, a_reader(version, without="persons")).read_again()
    assert contents(store) == expected


@pytest.mark.parametrize(
    ("begins", "times"),
    [("UPDATE view_casebook SET live", 1), ("\nDROP TABLE", 1), ("\nDROP TABLE", 20)],
)
def test_a_kill_while_the_sets_change_places(
    store: Engine, url: str, begins: str, times: int
) -> None:
    expected, before = undisturbed(store, "2"), contents(store)
    assert dies(url, "2", begins, times)
    assert contents(store) == before
    assert not dies(url, "2", "no statement begins so", 1)
    assert contents(store) == expected
