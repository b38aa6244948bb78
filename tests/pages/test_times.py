"""Days and moments on pages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from pages.times import day, moment


def test_a_day_and_a_moment_in_words_and_for_programs() -> None:
    assert day(date(2026, 11, 3)) == '<time datetime="2026-11-03">3 Nov 2026</time>'
    east = datetime(2026, 11, 4, 0, 30, tzinfo=timezone(timedelta(hours=9)))
    assert moment(east) == '<time datetime="2026-11-03T15:30:00Z">3 Nov 2026, 15:30 UTC</time>'


def test_the_beginning_of_time() -> None:
    first = datetime.min.replace(tzinfo=UTC)
    assert moment(first) == '<time datetime="0001-01-01T00:00:00Z">1 Jan 1, 00:00 UTC</time>'
