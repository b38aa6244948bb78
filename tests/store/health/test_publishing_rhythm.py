"""How often there is news, learned from the looks, and when silence is unlikely."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.health.publishing_rhythm import (
    NEWS,
    SILENT,
    UNKNOWN,
    WINDOW,
    Rhythm,
    expected_gap,
    first_rhythm,
    is_quiet,
    quiet_reason,
    rhythm_after,
    silence,
)

#: A Monday.
DAY = date(2026, 3, 2)


def days(count: int) -> timedelta:
    return timedelta(days=count)


def lived(pattern: str, *, every: int = 1) -> Rhythm:
    """A source whose looks, from a Monday on, brought news or not."""
    rhythm = first_rhythm(DAY)
    for number, letter in enumerate(pattern, 1):
        rhythm = rhythm_after(rhythm, DAY + days(number * every), news=letter == NEWS, over=True)
    return rhythm


def silent_until_quiet(rhythm: Rhythm, *, every: int = 1) -> int:
    """Looks without anything new until a source is called quiet."""
    for number in range(1, 1000):
        rhythm = rhythm_after(rhythm, rhythm.last + days(every), news=False, over=True)
        if is_quiet(rhythm):
            return number
    raise AssertionError(rhythm)


def test_looks_are_letters_and_days_without_one_are_not_known() -> None:
    rhythm = first_rhythm(DAY)
    rhythm = rhythm_after(rhythm, DAY + days(1), news=False, over=True)
    rhythm = rhythm_after(rhythm, DAY + days(4), news=True, over=True)
    assert rhythm == Rhythm(days="n.  n", last=DAY + days(4))
    assert (expected_gap(rhythm), silence(rhythm)) == (4.0, 0)
    assert expected_gap(first_rhythm(DAY)) is None


def test_a_day_of_several_looks_is_silent_only_when_it_is_over() -> None:
    rhythm = rhythm_after(first_rhythm(DAY), DAY + days(1), news=False, over=False)
    assert rhythm.days == "n "
    brought = rhythm_after(rhythm, DAY + days(1), news=True, over=False)
    assert brought.days == "nn"
    assert rhythm_after(rhythm, DAY + days(3), news=False, over=False).days == "n.  "


def test_a_second_look_on_the_same_day_takes_no_news_back() -> None:
    rhythm = rhythm_after(first_rhythm(DAY), DAY, news=False, over=True)
    assert rhythm.days == "n"


def test_a_year_is_remembered() -> None:
    assert len(lived("n" * 500).days) == WINDOW


def test_a_series_that_is_kept_whole_tells_its_rhythm_at_the_first_look() -> None:
    published = [DAY - days(ago) for ago in (1, 3, 3, 5)]
    assert first_rhythm(DAY, published).days == "n.n.n"
    assert first_rhythm(DAY, [DAY - days(3)]).days == "n.."
    assert first_rhythm(DAY, [DAY + days(3)]).days == "n"
    assert first_rhythm(DAY, [DAY + days(3), DAY - days(4000)]).days == SILENT * WINDOW
    weekly = first_rhythm(DAY, [DAY - days(ago) for ago in (2, 9, 30)], every=7)
    assert weekly.days == "n      .      .      n      n"
    assert weekly.days[-1] == NEWS


WEEKDAYS = "nnnnn.." * 20
TUESDAYS = "n......" * 30


def test_a_daily_source_is_quiet_after_a_few_working_days_and_not_over_a_weekend() -> None:
    # Seen on Tuesday to Saturday; the last letter is a Saturday's.
    rhythm = lived(WEEKDAYS + "nnnnn")
    assert not is_quiet(rhythm_after(rhythm, rhythm.last + days(2), news=False, over=True))
    assert silent_until_quiet(rhythm) in (4, 5)
    assert silent_until_quiet(lived(WEEKDAYS + "nnn")) <= 6


def test_a_weekly_release_is_missed_when_its_day_has_passed_twice() -> None:
    assert 7 < silent_until_quiet(lived(TUESDAYS)) <= 21


def test_weekly_looks_are_counted_and_not_the_days_between() -> None:
    assert 2 <= silent_until_quiet(lived("n" * 20, every=7), every=7) <= 3


def test_days_we_did_not_look_are_no_silence() -> None:
    rhythm = lived(WEEKDAYS)
    assert not is_quiet(rhythm_after(rhythm, rhythm.last + days(40), news=False, over=False))


def test_what_is_rare_is_waited_for() -> None:
    monthly = lived(("n" + "." * 29) * 8 + "n")
    assert 60 < silent_until_quiet(monthly) < 140


def test_without_a_history_a_month_is_waited_and_then_three_times_the_longest_gap() -> None:
    assert silent_until_quiet(first_rhythm(DAY)) == 31
    assert silent_until_quiet(lived("." * 49 + "n")) == 151


@given(st.text(alphabet=NEWS + SILENT, max_size=WINDOW))
def test_news_is_never_quiet_and_silence_only_grows_more_unlikely(pattern: str) -> None:
    rhythm = lived(pattern + NEWS)
    assert not is_quiet(rhythm)
    at = silent_until_quiet(rhythm)
    for _ in range(at + 3):
        rhythm = rhythm_after(rhythm, rhythm.last + days(1), news=False, over=True)
    assert is_quiet(rhythm)
    assert set(rhythm.days) <= {NEWS, SILENT, UNKNOWN}


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("nn....", "no news since 4 Mar 2026, for 4 days; usually there is something every day"),
        (
            "..n..n.....",
            "no news since 8 Mar 2026, for 5 days; usually there is something every 3 days",
        ),
        ("....", "no news since 2 Mar 2026, for 4 days"),
    ],
)
def test_why_a_source_is_quiet(pattern: str, said: str) -> None:
    rhythm = lived(pattern)
    assert quiet_reason(rhythm, rhythm.last - days(silence(rhythm))) == said
