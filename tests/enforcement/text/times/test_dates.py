"""Days as they are written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.actions.action_mentions import normalized_text
from enforcement.text.times.dates import written_days

WEDNESDAY = date(2024, 6, 12)


@pytest.mark.parametrize(
    ("text", "past", "ahead"),
    [
        ("December 4, 2012", date(2012, 12, 4), None),
        ("on Dec. 4th, 2012", date(2012, 12, 4), None),
        ("4 December 2012", date(2012, 12, 4), None),
        ("12/4/12", date(2012, 12, 4), None),
        ("2012-12-04", date(2012, 12, 4), None),
        ("Tuesday, December 4, 2012", date(2012, 12, 4), None),
        ("yesterday (June 11)", date(2024, 6, 11), None),
        ("May 3", date(2024, 5, 3), date(2025, 5, 3)),
        ("August 3", date(2023, 8, 3), date(2024, 8, 3)),
        ("today", WEDNESDAY, WEDNESDAY),
        ("this morning", WEDNESDAY, WEDNESDAY),
        ("last night", date(2024, 6, 11), None),
        ("Monday", date(2024, 6, 10), date(2024, 6, 17)),
        ("Wednesday", WEDNESDAY, WEDNESDAY),
        ("last Wednesday", date(2024, 6, 5), None),
        ("next Friday", None, date(2024, 6, 14)),
        ("February 30, 2023", None, None),
    ],
)
def test_days(text: str, past: date | None, ahead: date | None) -> None:
    found = next(written_days(normalized_text(text), 0, len(text)))
    assert (found.past(WEDNESDAY), found.ahead(WEDNESDAY)) == (past, ahead)


def test_a_month_or_a_year_alone_is_no_day() -> None:
    text = normalized_text("In March 2012, after 2009, she may act on section 3/4.")
    assert list(written_days(text, 0, len(text))) == []


def test_relative_days_need_the_day_of_publication() -> None:
    (found,) = written_days("yesterday", 0, 9)
    assert found.past(None) is None


@given(st.text(alphabet="may 0123456789/-,.thursdfi", max_size=60), st.dates())
def test_any_text(text: str, published: date) -> None:
    for written in written_days(text, 0, len(text)):
        assert 0 <= written.start < written.end <= len(text)
        past = written.past(published) if published > date(2, 1, 1) else None
        assert past is None or past <= published


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("May 13-14, 2024", [date(2024, 5, 13), date(2024, 5, 14)]),
        ("May 13\u201314, 2024", [date(2024, 5, 13), date(2024, 5, 14)]),
        ("April 14 and 15, 2020", [date(2020, 4, 14), date(2020, 4, 15)]),
        ("June 2 through 6, 2025", [date(2025, 6, 2), date(2025, 6, 6)]),
        ("Tuesday, May 13-14, 2024", [date(2024, 5, 13), date(2024, 5, 14)]),
        ("May 13 and June 14, 2024", [None, date(2024, 6, 14)]),
        ("May 13 - 9:30", [None]),
    ],
)
def test_days_that_share_their_month_and_year(text: str, days: list[date | None]) -> None:
    found = list(written_days(normalized_text(text), 0, len(text)))
    assert [written.exact() for written in found] == days
    assert found[0].start == text.find("Tuesday" if "Tuesday" in text else text[:3])
