"""Days that lay ahead."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.days.upcoming_days import upcoming_days
from enforcement.text.passage import Announcement, Passage, passage

WEDNESDAY = date(2024, 6, 12)


def told(text: str, published: date | None = WEDNESDAY) -> Passage:
    return passage(Announcement(id="1", title="", text=text, published_on=published))


@pytest.mark.parametrize(
    ("text", "day", "what"),
    [
        ("Sentencing is scheduled for October 4, 2024.", date(2024, 10, 4), "sentencing"),
        ("He will be sentenced by Judge Roe on Sept. 9.", date(2024, 9, 9), "sentencing"),
        ("The judge set a sentencing hearing for May 3.", date(2025, 5, 3), "sentencing"),
        ("Her trial is set for Monday.", date(2024, 6, 17), "trial"),
        ("He will be arraigned at 2:00 pm today.", WEDNESDAY, "hearing"),
        ("A detention hearing is due on June 14, 2024.", date(2024, 6, 14), "hearing"),
        ("Comments must be submitted by August 12, 2024.", date(2024, 8, 12), "comment_deadline"),
        ("The rule is effective July 15, 2024.", date(2024, 7, 15), "effective"),
        ("She must report to prison on July 15, 2024.", date(2024, 7, 15), "other"),
        ("The trial had been scheduled for July 15, 2024.", None, None),
        ("She was sentenced on June 11.", None, None),
        ("The hearing was on June 11, 2024.", None, None),
        ("Sentencing is scheduled for June 3, 2204.", None, None),
    ],
)
def test_coming(text: str, day: date | None, what: str | None) -> None:
    found = [(claim.day, claim.what) for claim in upcoming_days(told(text))]
    assert found == ([] if day is None else [(day, what)])


def test_a_text_without_a_date_gives_none() -> None:
    assert upcoming_days(told("Trial is set for July 15, 2024.", published=None)) == ()


words = st.sampled_from(["trial", "set", "for", "May", "3,", "2025", "Monday", ".", "\n"])


@given(st.text() | st.lists(words).map(" ".join))
def test_quotes_are_verbatim(text: str) -> None:
    read = told(text)
    for claim in upcoming_days(read):
        assert read.whole[claim.start : claim.end] == claim.quote
        assert claim.day >= WEDNESDAY
