from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.source.publisher_dates import EASTERN, eastern_day, read_date

UNSET = (date(1969, 12, 31), date(1970, 1, 1))
days = st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 30)).filter(
    lambda day: day not in UNSET
)
instants = st.datetimes(
    min_value=datetime(1950, 1, 2),  # noqa: DTZ001 (given a zone below)
    max_value=datetime(2099, 12, 30),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, EASTERN, timezone(timedelta(hours=-8))]),
)
instants = instants.map(lambda instant: instant.replace(microsecond=0)).filter(
    lambda instant: instant.astimezone(EASTERN).date() not in UNSET
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("09 Mar 2017 10:00:00 EST", "2017-03-09"),
        ("09 Mar 2017 23:00:00 EST", "2017-03-09"),
        ("Thu, 09 Mar 2017 02:00:00 GMT", "2017-03-08"),
        ("Tue, 01/06/2026 - 09:20", "2026-01-06"),
        ("Monday, April 15, 2013 - 2:23pm", "2013-04-15"),
        ("January 6, 2026 | 3:00 PM ET", "2026-01-06"),
        ("2026-01-27T05:00:00Z", "2026-01-27"),
        ("2026-01-27T03:00:00Z", "2026-01-26"),
        ("2026-01-27T03:00:00", "2026-01-27"),
        ("1704171600", "2024-01-02"),
        ("6 January 2026 02:00 UTC", "2026-01-05"),
    ],
)
def test_a_time_gives_the_eastern_day(text: str, day: str) -> None:
    assert read_date(text) == (date.fromisoformat(day), "instant")


@pytest.mark.parametrize(
    "text",
    [
        "January 6, 2026",
        "Jan. 6, 2026",
        "JANUARY 6 2026",
        "January 6th, 2026",
        "Tuesday, January 6, 2026",
        "Januarry 6, 2026",
        "6 January 2026",
        "1/6/2026",
        "01/06/2026",
        "2026/01/06",
        "2026-01-06",
        "\n  January\u00a06,\n 2026 ",
        "<b>January&nbsp;6</b>, 2026",
        '<span class="date">01/06/2026</span>',
    ],
)
def test_a_day_is_read_in_the_forms_publishers_use(text: str) -> None:
    assert read_date(text) == (date(2026, 1, 6), "day")


@pytest.mark.parametrize("text", ["September 2025", "Sept. 2025", "Sep, 2025", "2025-09"])
def test_a_month_is_no_more_than_a_month(text: str) -> None:
    assert read_date(text) == (date(2025, 9, 1), "month")


def test_a_year_is_no_more_than_a_year() -> None:
    assert read_date("2025") == (date(2025, 1, 1), "year")


def test_a_time_element_goes_before_its_words() -> None:
    text = '<time class="d" datetime="2019-05-04T01:21:28Z">Sat, 05/04/2019 - 01:21</time>'
    assert read_date(text) == (date(2019, 5, 3), "instant")


@pytest.mark.parametrize(
    "text",
    [
        *("March 5, 1020", "2910-01-01", "2103-05-05", "3015-02-02T00:00:00Z", "05/05/1899"),
        *("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"),
        *("Mon, 01 Jan 0001 00:00:00 +0000", "Thu, 31 Dec 9999 23:59:59 GMT"),
        *("Wed, 30 Nov -0001 00:00:00 +0000", "0000-00-00 00:00:00"),
    ],
)
def test_impossible_years_are_no_dates(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "yesterday", "today", "3 days ago", "Monday", "10:30", "12", "N/A"),
        *("Smarch 1, 2020", "February 30, 2026", "2026-02-30", "13/45/2026"),
        *("Tue, 31 Feb 2026 10:00:00 GMT", "Tue, 12 May 2026 25:00:00 GMT", "12 May", "05-2026-99"),
        *("May 2026 to June 2026", "99999999999999"),
    ],
)
def test_what_states_no_day_whatever_the_day_today_gives_none(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "1970-01-01T00:00:00Z",
        "1970-01-01",
        "December 31, 1969 - 19:00",
        "1900-01-01T00:00:00",
        "000000000",
    ],
)
def test_a_date_that_was_never_set_is_none(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("clock", "day"),
    [
        *(("02:00:00 +00:00", 11), ("02:00:00 GMT+0000", 11), ("2:00:00 AM GMT", 11)),
        *(("02:30:00+5:30", 11), ("13:30:00 +530", 12), ("01:30:00 BST", 11), ("02:00 Z", 11)),
        *(("23:30:00 AKDT", 13), ("23:30 CT", 13), ("23:30:00 PST8PDT", 13), ("23:30 HST", 13)),
        *(("02:00:00 A", 11), ("02:00:00 UT", 11), ("05:00:00 GMT+2", 11), ("01:00 UTC-5", 12)),
        *(("02:00:00 -0400 (EDT)", 12), ("02:00:00 (UTC)", 11), ("23:30 Pacific Time", 13)),
        *(("23:30 Central Daylight Time", 13), ("01:00:00 Europe/Berlin", 11), ("02:00 CEST", 11)),
        *(("02:00:00+00:00[UTC]", 11), ("02:00:00 +0000 UTC", 11), ("23:30 [Pacific Time]", 13)),
        *(("02:00:00.123 GMT", 11), ("02:00:00,5 GMT", 11), ("24:00:00 EDT", 13)),
        *(("23:59:60 GMT", 12), ("2 a.m. UTC", 11), ("02:00 \u22120400", 12)),
        # A zone that nobody knows is the publisher's own.
        *(
            ("02:00:00 XYZT", 12),
            ("23:30:00", 12),
            ("02:00 Uhr", 12),
            ("02:00 America/Nowhere", 12),
        ),
    ],
)
@pytest.mark.parametrize("form", ["Tue, 12 May 2026 {}", "May 12, 2026, {}", "2026-05-12 {}"])
def test_the_zone_is_read_however_it_is_written(form: str, clock: str, day: int) -> None:
    assert read_date(form.format(clock)) == (date(2026, 5, day), "instant")


@pytest.mark.parametrize(
    "text",
    [
        *("Tue, 12 May 26 10:00 EDT", "12 May 126 10:00 EDT", "Mon, 12 May 2026 10:00:00 EDT"),
        *("Tues, 12 May 2026 10:00 EDT", "12-May-2026 10:00", "12-May-26 10:00:00"),
        *("Tue May 12 10:00:00 2026", "Tue May 12 10:00:00 EDT 2026", "20260512T100000"),
        *("Tue May 12 2026 10:00:00 GMT-0400 (Eastern Daylight Time)", "2026-05-12t10:00:00-04:00"),
        *("mar., 12 mai 2026 10:00:00 +0200", "Di, 12. Mai 2026 10:00 MESZ", "12.05.2026 10:00"),
    ],
)
def test_forms_of_other_programs_and_languages(text: str) -> None:
    assert read_date(text) == (date(2026, 5, 12), "instant")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        *(("12 de mayo de 2026", "2026-05-12"), ("12. M\u00e4rz 2026", "2026-03-12")),
        *(("1er ao\u00fbt 2026", "2026-08-01"), ("12 maggio 2026", "2026-05-12")),
        *(
            ("12 okt 2026", "2026-10-12"),
            ("12 juil. 2026", "2026-07-12"),
            ("1.5.2026", "2026-05-01"),
        ),
        *(("12 May 49", "2049-05-12"), ("12 May 50", "1950-05-12")),
    ],
)
def test_months_of_other_languages_and_short_years(text: str, day: str) -> None:
    assert read_date(text) == (date.fromisoformat(day), "day")


@given(
    days,
    st.sampled_from(
        [
            "{0:%Y-%m-%d}",
            "{0:%B} {0.day}, {0.year}",
            "{0:%b}. {0.day}, {0.year}",
            "{0:%A}, {0:%B} {0.day}, {0.year}",
            "{0.day} {0:%B} {0.year}",
            "{0.month}/{0.day}/{0.year}",
            "{0:%m/%d/%Y}",
            "{0:%Y/%m/%d}",
            "<p>{0:%B}&nbsp;{0.day}, {0.year}</p>",
        ]
    ),
)
def test_every_day_comes_back_from_every_form(day: date, form: str) -> None:
    assert read_date(form.format(day)) == (day, "day")


@given(days, st.sampled_from(["{0:%B} {0.year}", "{0:%b}. {0.year}", "{0:%Y-%m}"]))
def test_every_month_comes_back(day: date, form: str) -> None:
    assert read_date(form.format(day)) == (day.replace(day=1), "month")


@given(instants, st.sampled_from([datetime.isoformat, format_datetime]))
def test_every_instant_comes_back_as_its_eastern_day(instant: datetime, write: object) -> None:
    assert callable(write)
    assert read_date(write(instant)) == (instant.astimezone(EASTERN).date(), "instant")


@given(st.integers(min_value=100_000_000, max_value=4_000_000_000))
def test_every_second_since_1970_comes_back(seconds: int) -> None:
    instant = datetime.fromtimestamp(seconds, ZoneInfo("America/New_York"))
    assert read_date(str(seconds)) == (instant.date(), "instant")


@given(days.flatmap(lambda day: st.tuples(st.just(day), st.times())))
def test_a_publishers_own_clock_keeps_its_day(said: tuple[date, object]) -> None:
    day, clock = said
    assert read_date(f"{day:%a, %m/%d/%Y} - {clock:%H:%M}") == (day, "instant")


@given(st.text(max_size=80))
def test_no_text_is_stumbled_over(text: str) -> None:
    stated = read_date(text)
    assert stated is None or 1900 <= stated[0].year <= 2100


@given(instants)
def test_a_naive_instant_is_utc(instant: datetime) -> None:
    naive = instant.astimezone(UTC).replace(tzinfo=None)
    assert eastern_day(naive) == eastern_day(instant)


@pytest.mark.parametrize(
    ("name", "entries"),
    [
        ("hhs_oig_whats_new_2017.xml", 513),
        ("fda_drug_recalls_2019.xml", 1),
        ("house_ruiz_rss.xml", 10),
    ],
)
def test_every_date_of_the_real_feeds_is_read(shared: Path, name: str, entries: int) -> None:
    feed = feedparser.parse((shared / "feeds" / "real" / name).read_bytes())
    assert len(feed.entries) == entries
    read = [read_date(entry.published) for entry in feed.entries]
    assert [stated for stated in read if stated and 2013 <= stated[0].year <= 2019] == read
