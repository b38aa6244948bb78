from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.sending import slot_is_open
from scheduler.schedule import (
    Timetable,
    daily_letters,
    last_slot,
    look_due,
    nightly_crawl,
    weekly_letters,
)
from store.config import Schedule, Settings
from store.log.events import Outcome
from store.views.views import SourceState

ZONES = ("America/New_York", "Europe/Berlin", "UTC", "Australia/Lord_Howe", "Pacific/Apia")

timetables = st.builds(
    Timetable,
    at=st.times(),
    zone=st.sampled_from(ZONES).map(ZoneInfo),
    weekday=st.none() | st.integers(0, 6),
)
moments = st.integers(1_200_000_000, 1_900_000_000).map(lambda s: datetime.fromtimestamp(s, UTC))


def slots(timetable: Timetable, start: datetime, days: int) -> list[datetime]:
    """The slots a scheduler sees that looks every quarter of an hour."""
    looks = (start + timedelta(minutes=15 * n) for n in range(days * 96))
    return list(dict.fromkeys(last_slot(timetable, look) for look in looks))


@given(timetables, moments)
def test_a_slot_is_not_after_now_and_not_long_before_it(
    timetable: Timetable, now: datetime
) -> None:
    slot = last_slot(timetable, now)
    # An hour more where the clock was moved, a day more where Apia left out a whole one.
    period = timedelta(days=1 if timetable.weekday is None else 7)
    assert timedelta() <= now - slot < period + timedelta(days=1, hours=1)


@given(timetables, moments, st.timedeltas(timedelta(), timedelta(days=40)))
def test_slots_never_go_back(timetable: Timetable, now: datetime, later: timedelta) -> None:
    assert last_slot(timetable, now) <= last_slot(timetable, now + later)


@given(timetables, moments)
def test_a_slot_is_its_own_last_slot(timetable: Timetable, now: datetime) -> None:
    slot = last_slot(timetable, now)
    assert last_slot(timetable, slot) == slot
    assert not slot_is_open(slot, slot, now=slot)


@pytest.mark.parametrize(
    ("zone", "at", "day"),
    [
        ("America/New_York", time(2, 30), date(2026, 3, 8)),  # 02:00 to 03:00 does not exist
        ("America/New_York", time(1, 30), date(2026, 11, 1)),  # 01:00 to 02:00 exists twice
        ("Europe/Berlin", time(2, 30), date(2026, 3, 29)),
        ("Europe/Berlin", time(2, 30), date(2026, 10, 25)),
    ],
)
def test_when_the_clock_is_moved_a_nightly_slot_comes_once(zone: str, at: time, day: date) -> None:
    start = datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC) - timedelta(days=2)
    found = slots(Timetable(at=at, zone=ZoneInfo(zone)), start, 5)
    days = [slot.astimezone(ZoneInfo(zone)).date() for slot in found]
    assert len(found) == 6  # the one before the start, and one each day
    assert days == sorted(set(days))


def test_a_time_that_does_not_exist_stands_for_the_moment_it_would_have_been() -> None:
    timetable = Timetable(at=time(2, 30), zone=ZoneInfo("America/New_York"))
    now = datetime(2026, 3, 8, 18, tzinfo=UTC)
    assert last_slot(timetable, now) == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)


def test_a_time_that_comes_twice_stands_for_the_first() -> None:
    timetable = Timetable(at=time(2, 30), zone=ZoneInfo("Europe/Berlin"))
    now = datetime(2026, 10, 25, 12, tzinfo=UTC)
    assert last_slot(timetable, now) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_weekly_slot_is_on_its_day() -> None:
    timetable = Timetable(at=time(7), zone=ZoneInfo("America/New_York"), weekday=0)
    before = datetime(2026, 3, 2, 11, 59, 59, tzinfo=UTC)  # Monday, a second before 07:00
    assert last_slot(timetable, before) == datetime(2026, 2, 23, 12, tzinfo=UTC)
    assert last_slot(timetable, before + timedelta(seconds=1)) == datetime(
        2026, 3, 2, 12, tzinfo=UTC
    )


def test_timetables_come_from_the_settings() -> None:
    settings = Settings(
        home="/nowhere",  # type: ignore[arg-type]
        timezone=ZoneInfo("Europe/Berlin"),
        schedule=Schedule(crawl_at=time(3), digest_at=time(8, 15), digest_day="fri"),
    )
    assert nightly_crawl(settings).at == time(3)
    assert daily_letters(settings) == Timetable(at=time(8, 15), zone=ZoneInfo("Europe/Berlin"))
    assert weekly_letters(settings).weekday == 4


def test_what_was_never_done_or_before_the_slot_is_due() -> None:
    slot = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
    assert slot_is_open(None, slot, now=slot)
    assert slot_is_open(slot - timedelta(days=4), slot, now=slot)
    second = slot + timedelta(seconds=1)
    assert not slot_is_open(second, slot, now=second)


def test_what_was_done_at_a_time_still_to_come_is_to_be_done() -> None:
    slot = datetime(2026, 11, 2, 12, tzinfo=UTC)
    assert slot_is_open(slot + timedelta(days=365), slot, now=slot + timedelta(hours=1))


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
