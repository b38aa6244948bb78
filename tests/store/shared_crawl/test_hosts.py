"""A host is asked by one worker at a time, its delay and the requests of its day kept by all."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from store.database_address import StoreError
from store.log.database import reading, writing
from store.shared_crawl.choices import LookProgress, SharedLook, free_looks
from store.shared_crawl.hosts import (
    HostBegun,
    SharedRest,
    Turn,
    begin_hosts,
    end_turn,
    share_rest,
    spend_request,
    take_turn,
)
from store.shared_crawl.left_behind import LeftBehind, left_behind
from store.shared_crawl.looks import plan_looks, take_look
from store.shared_crawl.worker_session import WorkerSession, worker_session
from tests.store.shared_crawl.conftest import Begin, kill

_TODAY = date(2026, 3, 4)
_HOST = "www.agency.example"


def _spend(worker: WorkerSession, day: date = _TODAY, limit: int = 100) -> bool:
    nothing = LookProgress()
    return spend_request(worker, _HOST, day=day, limit=limit, source="us_a", so_far=nothing)


def _take(worker: WorkerSession, delay: float = 0.0, longest: float = 60.0) -> Turn | float | None:
    return take_turn(worker, _HOST, delay=delay, longest=longest)


def test_a_turn_is_one_workers_until_it_is_given_back(begin: Begin) -> None:
    one, two = begin(), begin()
    assert _spend(one)
    assert isinstance(_take(one), Turn)
    assert _take(two) is None
    end_turn(one, _HOST, pace=0.0, latency=0.0)
    assert isinstance(_take(two), Turn)
    end_turn(one, _HOST, pace=0.0, latency=0.0)  # who has it not, takes nothing away
    assert _take(one) is None


def test_the_request_of_a_dead_worker_is_waited_for(begin: Begin) -> None:
    one, two = begin(), begin()
    assert _spend(one)
    assert isinstance(_take(one, delay=5.0), Turn)
    kill(one)
    wait = _take(two)
    assert isinstance(wait, float)
    assert 60.0 < wait <= 65.0


def test_a_turn_of_a_dead_worker_that_is_over_is_taken(begin: Begin) -> None:
    one, two = begin(), begin()
    assert _spend(one)
    assert isinstance(_take(one, longest=0.0), Turn)
    assert _take(two) is None, "it lives"
    kill(one)
    assert isinstance(_take(two), Turn)


def test_the_longest_delay_that_anybody_keeps_counts_from_the_answer(begin: Begin) -> None:
    one, two = begin(), begin()
    assert _spend(one)
    assert isinstance(_take(one, delay=10.0), Turn)
    end_turn(one, _HOST, pace=0.0, latency=0.0)
    for delay, most in ((0.0, 10.0), (30.0, 30.0)):
        wait = _take(two, delay=delay)
        assert isinstance(wait, float)
        assert most - 5.0 < wait <= most


def test_a_slow_server_is_asked_by_all_as_seldom_as_it_answers(begin: Begin) -> None:
    one, two = begin(), begin()
    assert _spend(one)
    assert isinstance(_take(one), Turn)
    end_turn(one, _HOST, pace=40.0, latency=20.0)
    wait = _take(two)
    assert isinstance(wait, float)
    assert 10.0 < wait <= 20.0


def test_the_requests_of_a_day_are_counted_once_for_all(begin: Begin) -> None:
    one, two = begin(), begin()
    assert [_spend(worker, limit=3) for worker in (one, two, one, two)] == [True] * 3 + [False]
    tomorrow = _TODAY + timedelta(days=1)
    assert _spend(one, tomorrow, limit=1)
    assert not _spend(two, tomorrow, limit=1)
    assert not _spend(two, _TODAY, limit=1), "another clock is behind"


def test_a_crawl_begins_with_what_the_log_tells_and_what_was_sent(begin: Begin) -> None:
    one = begin()
    rest = SharedRest(until=datetime(2100, 1, 1, tzinfo=UTC), reason="refused-429")
    for sent, granted in ((5, 3), (0, 0)):
        with writing(one.engine) as connection:
            begun = HostBegun(delay=1.0, requests=sent, rest=rest)
            begin_hosts(connection, {_HOST: begun}, _TODAY)
        assert sum(_spend(one, limit=8) for _ in range(9)) == granted
    taken = _take(one)
    assert isinstance(taken, Turn)
    assert taken.rest == rest


def test_a_rest_that_one_worker_was_asked_for_is_kept_by_all(begin: Begin) -> None:
    one, two = begin(), begin()
    longer, shorter = (
        SharedRest(until=datetime(year, 1, 1, tzinfo=UTC), reason=f"until {year}")
        for year in (2101, 2100)
    )
    share_rest(one, _HOST, longer)
    share_rest(one, _HOST, shorter)
    assert _spend(two)
    taken = _take(two)
    assert isinstance(taken, Turn)
    assert taken.rest == longer


def _first(looks: Sequence[SharedLook], living: frozenset[int]) -> SharedLook | None:
    return next(iter(free_looks(looks, living)), None)


def test_what_a_look_has_come_to_is_kept_with_each_request(begin: Begin) -> None:
    one, two = begin(), begin()
    plan_looks(one, "c1", [SharedLook(name="us_a", hosts=frozenset())], lambda _: None)
    assert take_look(one, _first)

    def spend(number: int, passed_over: Mapping[str, str]) -> bool:
        events = {"DocumentPublished": number}
        sent = {_HOST: number - 1}
        so_far = LookProgress(requests=sent, events=events, passed_over=passed_over)
        return spend_request(one, _HOST, day=_TODAY, limit=3, source="us_a", so_far=so_far)

    assert [spend(1, {}), spend(2, {"a": "x"}), spend(3, {"b": ""})] == [True] * 3
    assert not spend(4, {"c": ""}), "nothing is kept of what is not granted"
    kill(one)
    taken = take_look(two, _first)
    assert taken
    assert taken[1] == LookProgress(
        requests={_HOST: 3}, events={"DocumentPublished": 3}, passed_over={"a": "x", "b": ""}
    )


def test_nobody_is_asked_without_the_connection(begin: Begin) -> None:
    one = begin()
    assert _spend(one)
    kill(one)
    with pytest.raises(StoreError):
        _take(one)


def test_workers_that_press_never_have_a_host_at_once(store: sa.Engine, begin: Begin) -> None:
    assert _spend(begin())
    having: list[int] = []
    most: list[int] = []

    def work() -> None:
        with worker_session(store) as worker:
            for _ in range(10):
                while not isinstance(_take(worker), Turn):
                    time.sleep(0.001)
                having.append(worker.number)
                most.append(len(having))
                having.remove(worker.number)
                end_turn(worker, _HOST, pace=0.0, latency=0.0)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 40


def test_what_dead_workers_left_is_told(store: sa.Engine, begin: Begin) -> None:
    with reading(store) as connection:
        assert left_behind(connection) == LeftBehind()
    one, two = begin(), begin()
    looks = [SharedLook(name=name, hosts=frozenset()) for name in ("us_a", "us_b")]
    plan_looks(one, "c1", looks, lambda _: None)
    for worker in (one, two):
        assert take_look(worker, _first)
    assert _spend(one)
    assert isinstance(_take(one), Turn)
    kill(one)
    with reading(store) as connection:
        left = left_behind(connection)
    assert left.living == 1
    assert [name for name, _ in left.looks] == ["us_a"]
    assert [host for host, _ in left.hosts] == [_HOST]
