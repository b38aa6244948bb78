"""Looks are planned once, taken by one worker at a time, and taken up where that one dies."""

from __future__ import annotations

import signal
import threading
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from store.database_address import StoreError
from store.log import log
from store.log.database import reading, writing
from store.log.events import SourceChecked
from store.shared_crawl.choices import LAST_DEATH, SharedLook, free_looks
from store.shared_crawl.looks import (
    CrawlUnderWayError,
    LookTakenUpError,
    crawl_state,
    end_look,
    end_without_record,
    give_back,
    is_crawl_shared,
    note_death,
    open_looks,
    plan_looks,
    take_look,
    withdraw,
)
from store.shared_crawl.worker_session import WorkerSession, worker_session
from tests.store.shared_crawl.conftest import Begin, kill


def _plan(worker: WorkerSession, crawl: str, *names: str) -> None:
    looks = [SharedLook(name=name, hosts=frozenset({f"{name}.example"})) for name in names]
    plan_looks(worker, crawl, looks, lambda _: None)


def _first(looks: Sequence[SharedLook], living: frozenset[int]) -> SharedLook | None:
    return next(iter(free_looks(looks, living)), None)


def _taken(worker: WorkerSession) -> str | None:
    taken = take_look(worker, _first)
    return taken[0].name if taken else None


def test_a_crawl_is_planned_by_one_of_its_workers(store: sa.Engine, begin: Begin) -> None:
    one, two = begin(), begin()
    _plan(one, "c1", "b", "a")
    assert (_taken(one), _taken(two)) == ("b", "a")
    with writing(store) as connection:
        end_look(connection, one.number, "b", "ok", Counter(DocumentPublished=2))
    _plan(two, "c1", "b", "a")
    assert _taken(one) is None
    with reading(store) as connection:
        state = crawl_state(connection, "c1")
    assert (state.outcomes, state.events, state.left) == ({"ok": 1}, {"DocumentPublished": 2}, 1)


def test_another_crawl_is_refused_while_a_worker_lives_that_looks(
    store: sa.Engine, begin: Begin
) -> None:
    one, two = begin(), begin()
    _plan(one, "c1", "a", "b")
    assert not is_crawl_shared(store)
    assert _taken(one) == "a"
    assert is_crawl_shared(store)
    with pytest.raises(CrawlUnderWayError, match="another crawl on this database is under way"):
        _plan(two, "c2", "a")
    kill(one)
    assert not is_crawl_shared(store)
    _plan(two, "c2", "a")
    with reading(store) as connection:
        (look,) = open_looks(connection)
    assert (look.name, look.worker, look.begun) == ("a", None, True)


def test_the_look_of_a_dead_worker_is_taken_up(begin: Begin) -> None:
    one, two = begin(), begin()
    _plan(one, "c1", "a")
    first = take_look(one, _first)
    assert first
    assert not first[0].begun
    assert take_look(two, _first) is None
    kill(one)
    second = take_look(two, _first)
    assert second
    assert (second[0].name, second[0].begun) == ("a", True)


def test_a_worker_whose_connection_was_lost_takes_nothing(begin: Begin) -> None:
    one = begin()
    _plan(one, "c1", "a")
    kill(one)
    with pytest.raises(StoreError, match="was lost"):
        take_look(one, _first)
    with pytest.raises(StoreError):
        end_without_record(one, "a", "crashed")
    with pytest.raises(StoreError, match="was lost"):  # it is not made anew
        end_without_record(one, "a", "crashed")


def test_a_look_that_is_given_back_is_taken_by_another(store: sa.Engine, begin: Begin) -> None:
    one, two = begin(), begin()
    _plan(one, "c1", "a")
    assert _taken(one) == "a"
    with pytest.raises(LookTakenUpError), writing(store) as connection:
        give_back(connection, two.number, "a")  # who does not have it
    assert _taken(two) is None
    with writing(store) as connection:
        give_back(connection, one.number, "a")
    assert _taken(two) == "a"


def test_a_look_is_ended_only_by_who_has_it(store: sa.Engine, begin: Begin) -> None:
    one, two = begin(), begin()
    _plan(one, "c1", "a")
    assert _taken(one) == "a"
    kill(one)
    assert _taken(two) == "a"
    checked = SourceChecked(checked_at=datetime.now(UTC), outcome="ok")
    event = log.NewEvent(stream="source/a", event=checked)
    with pytest.raises(LookTakenUpError, match="the look at a"), writing(store) as connection:
        log.append(connection, [event], now=checked.checked_at)
        end_look(connection, one.number, "a", "ok", {})
    with reading(store) as connection:
        assert crawl_state(connection, "c1").left == 1
        assert log.head(connection).position == 0


def test_a_look_that_kills_its_workers_is_over_in_the_end(store: sa.Engine, begin: Begin) -> None:
    _plan(begin(), "c1", "a", "b")
    for name, page, deaths in (("a", "", LAST_DEATH), ("b", "https://b.example/1", 2)):
        for death in range(1, deaths + 1):
            with writing(store) as connection:
                sent = note_death(connection, name, code=-signal.SIGKILL, page=page, asked=True)
            assert (sent is not None) == (death == deaths)
    with writing(store) as connection:
        assert note_death(connection, "a", code=-signal.SIGALRM, page="x", asked=True) is None
        assert crawl_state(connection, "c1").outcomes == {"failed": 2}


def test_what_nobody_has_is_withdrawn(store: sa.Engine, begin: Begin) -> None:
    one, two = begin(), begin()
    _plan(one, "c1", "a", "b", "c")
    assert (_taken(one), _taken(two)) == ("a", "b")
    kill(two)
    withdraw(store, "c1")
    with reading(store) as connection:
        assert [look.name for look in open_looks(connection)] == ["a"]


def test_many_workers_take_each_look_once(store: sa.Engine, begin: Begin) -> None:
    names = [f"source_{number}" for number in range(30)]
    _plan(begin(), "c1", *names)
    taken: list[str] = []

    def work() -> None:
        with worker_session(store) as worker:
            while name := _taken(worker):
                taken.append(name)
                with writing(store) as connection:
                    end_look(connection, worker.number, name, "ok", {})

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == sorted(names)
