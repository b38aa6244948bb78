from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.schedule import (
    Timetable,
    daily_letters,
    due,
    last_slot,
    nightly_crawl,
    weekly_letters,
)
from store.config import Schedule, Settings

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
    assert not due(slot, slot)


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
    assert due(None, slot)
    assert due(slot - timedelta(days=4), slot)
    assert not due(slot + timedelta(seconds=1), slot)
