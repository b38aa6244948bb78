"""Who has passed an erasure, who is behind, and who may be gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from store.readers.holder import Holder, is_complete

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
WEB = Holder(
    name="web@here:1:then",
    kind="web",
    process="",
    holds="answers in memory",
    position=5,
    said_at=NOW,
    every=30.0,
)
FOLDER = replace(WEB, name="published@here:/site", kind="published", every=None)

holders = st.builds(
    replace,
    st.sampled_from([WEB, FOLDER]),
    position=st.integers(0, 12),
    said_at=st.integers(-10_000, 60).map(lambda seconds: NOW + timedelta(seconds=seconds)),
)


@given(st.lists(holders), st.integers(0, 12))
def test_it_is_complete_once_everybody_has_passed_it(them: list[Holder], erased: int) -> None:
    standings = {it.standing(erased, NOW) for it in them}
    assert is_complete(them, erased) == (standings <= {"passed"})


@given(holders, st.integers(0, 12))
def test_who_is_at_the_erasure_has_passed_it_however_silent(one: Holder, erased: int) -> None:
    assert (one.standing(erased, NOW) == "passed") == (one.position >= erased)


@given(holders, st.integers(1, 12), st.integers(0, 10_000))
def test_who_falls_silent_does_not_pass_by_that(one: Holder, erased: int, seconds: int) -> None:
    before = one.standing(erased, NOW)
    after = one.standing(erased, NOW + timedelta(seconds=seconds))
    assert after == before or (before, after) == ("behind", "silent")


@given(holders)
def test_who_lives_is_not_struck_off(one: Holder) -> None:
    lives = one.every is not None and not one.is_silent(NOW)
    assert one.may_be_struck(NOW) != lives


def test_a_process_is_silent_once_it_missed_three_words() -> None:
    for seconds, silent in ((90, False), (91, True)):
        assert WEB.is_silent(NOW + timedelta(seconds=seconds)) == silent
    assert not FOLDER.is_silent(NOW + timedelta(days=999))


def test_a_clock_that_was_put_back_makes_nobody_silent() -> None:
    assert not WEB.is_silent(NOW - timedelta(days=1))


def test_the_files_of_the_database_are_never_gone() -> None:
    assert not replace(FOLDER, kind="files").may_be_struck(NOW)
