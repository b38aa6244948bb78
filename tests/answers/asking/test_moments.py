"""The day of a moment, also where a zone has none for it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from answers.asking.moments import day_of

_NEW_YORK = ZoneInfo("America/New_York")


def test_a_moment_has_the_day_of_the_zone() -> None:
    assert day_of(datetime(2026, 3, 2, 1, tzinfo=UTC), _NEW_YORK) == date(2026, 3, 1)


def test_the_beginning_of_time_has_its_day_in_utc() -> None:
    assert day_of(datetime.min.replace(tzinfo=UTC), _NEW_YORK) == date.min
