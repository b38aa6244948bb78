from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.clock.timetables import (
    Timetable,
    daily_letters,
    last_slot,
    next_slot,
    nightly_crawl,
    slot_is_open,
    weekly_letters,
)
from store.config import Settings
from store.settings.file import Schedule

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


@given(timetables, moments)
def test_the_next_slot_is_the_one_that_is_last_when_it_has_come(
    timetable: Timetable, now: datetime
) -> None:
    coming = next_slot(timetable, now)
    assert coming > now
    assert last_slot(timetable, coming) == coming
    assert last_slot(timetable, coming - timedelta(microseconds=1)) == last_slot(timetable, now)


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Berlin", "Asia/Kolkata"])
@pytest.mark.parametrize("at", [time(0), time(1, 30), time(2, 30), time(7), time(23, 59)])
@pytest.mark.parametrize("weekday", [None, 6])
def test_in_a_year_each_slot_is_done_once(zone: str, at: time, weekday: int | None) -> None:
    """A scheduler that wakes at odd times, for a year and a day, and does what is open."""
    timetable = Timetable(at=at, zone=ZoneInfo(zone), weekday=weekday)
    now = start = datetime(2026, 1, 1, 5, 17, tzinfo=UTC)
    last_done, days = start, []
    while now < start + timedelta(days=366):
        slot = last_slot(timetable, now)
        if slot_is_open(last_done, slot, now=now):
            days.append(slot.astimezone(timetable.zone).date())
            last_done = now
        now += timedelta(minutes=37)
    wanted = (start.date() + timedelta(days=n) for n in range(-1, 368))
    assert days == [
        day
        for day in wanted
        if start < datetime.combine(day, at, timetable.zone) < now - timedelta(minutes=37)
        and weekday in (None, day.weekday())
    ]
