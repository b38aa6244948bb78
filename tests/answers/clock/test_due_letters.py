from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.clock.due_letters import is_due, must_tell, next_letter, occasion
from store.config import Settings
from store.log.letter_events import Cadence
from store.subscriptions.addresses import by_mail
from store.subscriptions.state import SubscriptionState

SETTINGS = Settings(home=Path("/nowhere"))
#: 08:00 in New York, an hour after the slot.
MONDAY = datetime(2026, 11, 2, 13, tzinfo=UTC)
WEEK = timedelta(days=7)


def a_state(cadence: Cadence = "weekly", last_done: datetime = MONDAY - WEEK) -> SubscriptionState:
    return SubscriptionState(
        subscription=by_mail("ada@reader.example", "ketamine", cadence),
        version=1,
        created="0" * 64,
        reported_up_to=1,
        last_done=last_done,
    )


def woken(state: SubscriptionState, now: datetime) -> SubscriptionState:
    """The subscription after a waking without news."""
    at = occasion(state.subscription, SETTINGS, last_look=None, now=now)
    tells = is_due(state, at, now=now) and must_tell(state, at, now=now)
    return replace(state, last_done=now) if tells else state


def letters(state: SubscriptionState, wakings: list[datetime]) -> int:
    count = 0
    for now in wakings:
        after = woken(state, now)
        count += after != state
        state = after
    return count


def test_a_letter_sent_by_a_clock_a_year_ahead_silences_none_that_follow() -> None:
    ahead = datetime(2027, 11, 8, 13, tzinfo=UTC)
    wakings = [MONDAY, ahead, *(MONDAY + WEEK * number for number in range(1, 52))]
    assert letters(a_state(), wakings) == 53


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Berlin", "Asia/Kolkata"])
@pytest.mark.parametrize("cadence", ["instant", "daily", "weekly"])
def test_in_a_quiet_year_there_is_a_letter_a_week(zone: str, cadence: Cadence) -> None:
    state = a_state(cadence)
    own = replace(state.subscription, zone=zone, at=time(2, 30), weekday="sun")
    start = MONDAY - WEEK
    wakings = [start + timedelta(minutes=30 * number) for number in range(48 * 7 * 52)]
    assert letters(replace(state, subscription=own), wakings) == 52
    silent = replace(own, empty_week="nothing")
    assert letters(replace(state, subscription=silent), wakings) == 0


@given(
    st.sampled_from(["instant", "daily", "weekly"]),
    st.lists(st.timedeltas(timedelta(days=-800), timedelta(days=800)), max_size=6),
)
def test_however_the_clock_was_set_a_letter_comes_within_a_week(
    cadence: Cadence, jumps: list[timedelta]
) -> None:
    """The clock jumps about, a waking each time, and is right from then on."""
    state = a_state(cadence)
    for jump in jumps:
        state = woken(state, MONDAY + jump)
    right = [MONDAY + timedelta(hours=6 * number) for number in range(4 * 7 + 5)]
    assert letters(state, right) in (1, 2)


@given(
    st.sampled_from(["instant", "daily", "weekly"]),
    st.integers(0, 366 * 24).map(lambda hours: MONDAY + timedelta(hours=hours)),
)
def test_a_letter_is_due_at_the_slot_that_is_said_to_be_next(
    cadence: Cadence, now: datetime
) -> None:
    state = a_state(cadence, last_done=now)
    coming = next_letter(state.subscription, SETTINGS, now)
    for moment, due in ((coming, True), (coming - timedelta(seconds=1), False)):
        at = occasion(state.subscription, SETTINGS, last_look=None, now=moment)
        assert is_due(state, at, now=moment) is due
