"""What is decided of looks and hosts that workers share."""

from __future__ import annotations

import signal

from hypothesis import given
from hypothesis import strategies as st

from store.shared_crawl.choices import (
    LAST_DEATH,
    SharedLook,
    fair_share,
    free_after,
    free_looks,
    is_free,
    is_given_up,
)

_WORKERS = st.integers(1, 6)
_LOOKS = st.lists(
    st.builds(
        SharedLook,
        name=st.text("abc", min_size=1),
        hosts=st.frozensets(st.sampled_from("xyz")),
        worker=st.none() | _WORKERS,
    ),
    unique_by=lambda look: look.name,
)


def test_a_look_is_free_once_who_had_it_is_dead() -> None:
    look = SharedLook(name="a", hosts=frozenset(), worker=3)
    assert not is_free(look, {2, 3})
    assert is_free(look, {2})
    assert is_free(SharedLook(name="a", hosts=frozenset()), {2, 3})


@given(_LOOKS, st.frozensets(_WORKERS))
def test_no_look_of_a_living_worker_is_ever_free_and_every_other_is(
    looks: list[SharedLook], living: frozenset[int]
) -> None:
    free = free_looks(looks, living)
    assert all(look.worker not in living for look in free)
    assert all(look.worker in living for look in looks if look not in free)


@given(st.integers(1, 200), st.integers(0, 20), st.integers(1, 16))
def test_every_worker_takes_some_and_together_they_take_as_many_as_they_may(
    looks: int, workers: int, at_most: int
) -> None:
    share = fair_share(looks, workers, at_most)
    assert 1 <= share <= at_most
    assert share * max(workers, 1) >= min(looks, at_most * max(workers, 1))
    if share > 1:
        assert (share - 1) * workers < looks, "one fewer would do"


def test_a_page_in_which_a_process_is_stuck_is_read_once() -> None:
    assert is_given_up(-signal.SIGALRM, "https://a.example/1", deaths=1, blamed="")
    assert not is_given_up(-signal.SIGALRM, "", deaths=1, blamed="")


def test_a_page_that_was_read_when_two_workers_were_killed_is_left_alone() -> None:
    page, other = "https://a.example/1", "https://a.example/2"
    assert not is_given_up(-signal.SIGKILL, page, deaths=1, blamed="")
    assert not is_given_up(-signal.SIGKILL, page, deaths=2, blamed=other)
    assert is_given_up(-signal.SIGKILL, page, deaths=2, blamed=page)
    assert not is_given_up(-signal.SIGKILL, "", deaths=2, blamed="")


@given(st.sampled_from([-signal.SIGKILL, -signal.SIGALRM]), st.text(), st.text())
def test_no_look_kills_workers_for_ever(code: int, page: str, blamed: str) -> None:
    assert is_given_up(code, page, deaths=LAST_DEATH, blamed=blamed)


@given(st.floats(0, 600), st.floats(0, 60), st.floats(0, 60))
def test_a_host_is_asked_again_after_its_delay_and_no_faster_than_its_pace(
    delay: float, pace: float, latency: float
) -> None:
    wait = free_after(delay=delay, pace=pace, latency=latency)
    assert wait >= delay
    assert wait >= pace - latency
    assert wait in (delay, pace - latency)
