from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.clock.due_looks import look_due, next_look
from answers.clock.timetables import Timetable, last_slot
from store.log.events import Outcome
from store.views.views import SourceState

#: Wednesday, 02:30 in New York.
SLOT = datetime(2026, 3, 4, 7, 30, tzinfo=UTC)
DAY, WEEK = timedelta(days=1), timedelta(days=7)


def state(
    looked_at: datetime, outcome: Outcome = "ok", not_before: datetime | None = None
) -> SourceState:
    return SourceState(
        name="us_example",
        checked_at=looked_at,
        outcome=outcome,
        reason="",
        last_ok=None,
        last_news=None,
        newest=None,
        documents=0,
        condition="fresh",
        since=looked_at,
        due_by=looked_at + DAY,
        not_before=not_before,
    )


@pytest.mark.parametrize(
    ("cadence", "looked", "now", "is_due"),
    [
        (DAY, -timedelta(hours=22), timedelta(), True),
        (DAY, timedelta(minutes=1), timedelta(hours=23), False),
        (WEEK, -timedelta(days=6, hours=23), timedelta(), True),
        (WEEK, -timedelta(days=5, hours=23), timedelta(), False),
        (WEEK, -timedelta(days=6, minutes=1), timedelta(), True),  # by hand, in the daytime
        (timedelta(hours=6), timedelta(), timedelta(hours=5, minutes=59), False),
        (timedelta(hours=6), timedelta(), timedelta(hours=6), True),
        (timedelta(hours=6), -timedelta(hours=1), timedelta(hours=1), False),  # a slot between
    ],
)
def test_a_source_is_due_by_its_cadence(
    cadence: timedelta, looked: timedelta, now: timedelta, is_due: bool
) -> None:
    assert look_due(cadence, state(SLOT + looked), slot=SLOT, now=SLOT + now) is is_due


@pytest.mark.parametrize("cadence", [timedelta(hours=3), DAY, WEEK])
def test_a_source_that_was_never_looked_at_is_due(cadence: timedelta) -> None:
    assert look_due(cadence, None, slot=SLOT, now=SLOT)


@pytest.mark.parametrize("outcome", ["failed", "walled"])
def test_a_weekly_look_that_failed_is_made_up_for_the_next_night(outcome: Outcome) -> None:
    last_night = state(SLOT - timedelta(hours=23), outcome)
    assert look_due(WEEK, last_night, slot=SLOT, now=SLOT)
    assert not look_due(WEEK, state(SLOT, outcome), slot=SLOT, now=SLOT + timedelta(hours=3))


@given(st.sampled_from([timedelta(hours=3), DAY, WEEK]), st.timedeltas(-WEEK, WEEK))
def test_nothing_is_due_while_it_is_to_be_left_alone(
    cadence: timedelta, to_come: timedelta
) -> None:
    walled = state(SLOT - 3 * WEEK, "walled", not_before=SLOT + to_come)
    assert look_due(cadence, walled, slot=SLOT, now=SLOT) is (to_come <= timedelta())


@given(st.integers(0, 23 * 60), st.sampled_from([1, 2, 7]))
def test_over_a_month_a_source_is_looked_at_as_often_as_it_says(minutes: int, days: int) -> None:
    """Each look takes place some while after its slot."""
    looked, looks = SLOT + timedelta(minutes=minutes), 0
    for day in range(1, 29):
        slot = SLOT + timedelta(days=day)
        if look_due(timedelta(days=days), state(looked), slot=slot, now=slot):
            looked, looks = slot + timedelta(minutes=minutes), looks + 1
    assert looks == 28 // days


@pytest.mark.parametrize("cadence", [timedelta(hours=3), DAY, WEEK])
def test_a_look_that_was_interrupted_is_due_again_at_once(cadence: timedelta) -> None:
    stopped = replace(state(SLOT, "failed"), interrupted=True)
    assert look_due(cadence, stopped, slot=SLOT, now=SLOT + timedelta(seconds=1))
    rest = replace(stopped, not_before=SLOT + timedelta(hours=1))
    assert not look_due(cadence, rest, slot=SLOT, now=SLOT + timedelta(minutes=59))


NIGHTLY = Timetable(at=time(2, 30), zone=ZoneInfo("America/New_York"))


@given(
    st.sampled_from([timedelta(hours=1), timedelta(hours=6), DAY, WEEK]),
    st.timedeltas(-2 * WEEK, timedelta()),
    st.sampled_from(["ok", "failed", "walled"]),
    st.none() | st.timedeltas(-WEEK, WEEK),
)
def test_a_source_is_due_when_it_is_said_to_be_next_and_not_before(
    cadence: timedelta, looked: timedelta, outcome: Outcome, rest: timedelta | None
) -> None:
    now = SLOT + timedelta(hours=5)
    known = state(now + looked, outcome, None if rest is None else now + rest)
    coming = next_look(cadence, known, NIGHTLY, now)

    def due(at: datetime) -> bool:
        return look_due(cadence, known, slot=last_slot(NIGHTLY, at), now=at)

    assert due(coming)
    assert coming == now or not due(coming - timedelta(microseconds=1))
