"""Days that lay ahead."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.days.upcoming_days import upcoming_days
from enforcement.text.passage import Announcement, Passage, passage

WEDNESDAY = date(2024, 6, 12)


def _told(text: str, published: date | None = WEDNESDAY) -> Passage:
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
        ("The board will meet on June 14, 2024.", date(2024, 6, 14), "meeting"),
        ("Compliance is required from January 4, 2025.", date(2025, 1, 4), "compliance"),
        (
            "Requests for a hearing must be received by July 3, 2024.",
            date(2024, 7, 3),
            "hearing_request_deadline",
        ),
        ("They were summoned to appear on June 27 in Boston.", date(2024, 6, 27), "hearing"),
        ("He was ordered to appear in court on July 2.", date(2024, 7, 2), "hearing"),
        ("She was ordered to appear on May 3 but fled.", None, None),
        ("The two are summoned before Judge Roe on June 20.", date(2024, 6, 20), "hearing"),
        ("The offer is good through June 14, 2024.", None, None),
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
    found = [(claim.day, claim.what) for claim in upcoming_days(_told(text))]
    assert found == ([] if day is None else [(day, what)])


def test_a_text_without_a_date_gives_none() -> None:
    assert upcoming_days(_told("Trial is set for July 15, 2024.", published=None)) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The trial of Wendel Oskarsson was adjourned from July 9, 2024, to August 6, 2024.",
            [("trial", "2024-07-09", "moved_from"), ("trial", "2024-08-06", "set")],
        ),
        (
            "Her sentencing, originally scheduled for July 9, 2024, was rescheduled to August 6.",
            [("sentencing", "2024-07-09", "moved_from"), ("sentencing", "2024-08-06", "set")],
        ),
        (
            "Sentencing has been moved to August 6, 2024 from July 9, 2024.",
            [("sentencing", "2024-08-06", "set"), ("sentencing", "2024-07-09", "moved_from")],
        ),
        (
            "Sentencing is now set for August 6, 2024, not July 9, 2024.",
            [("sentencing", "2024-08-06", "set"), ("sentencing", "2024-07-09", "moved_from")],
        ),
        (
            "The arraignment of Petra Hallinan set for July 9, 2024 was cancelled.",
            [("hearing", "2024-07-09", "cancelled")],
        ),
        (
            "The judge called off the hearing scheduled for July 9, 2024.",
            [("hearing", "2024-07-09", "cancelled")],
        ),
        (
            "The hearing set for July 9, 2024 has been postponed until further notice.",
            [("hearing", "2024-07-09", "moved_from")],
        ),
        (
            "DATES: The effective date of the rule at 89 FR 4321 is delayed from July 9, 2024, to "
            "August 6, 2024.",
            [("effective", "2024-07-09", "moved_from"), ("effective", "2024-08-06", "set")],
        ),
        # What has happened is not taken back, and what is only supposed is not cancelled.
        ("He was tried in a trial on March 1, 2024 and was moved to a prison in Ohio.", []),
        (
            "If no plea is entered by July 9, 2024, the hearing will be cancelled.",
            [("hearing", "2024-07-09", "set")],
        ),
    ],
)
def test_days_that_are_moved_or_cancelled(text: str, told: list[tuple[str, str, str]]) -> None:
    found = [(it.what, str(it.day), it.status) for it in upcoming_days(_told(text))]
    assert found == told


words = st.sampled_from(["trial", "set", "for", "May", "3,", "2025", "Monday", ".", "\n"])


@given(st.text() | st.lists(words).map(" ".join))
def test_quotes_are_verbatim(text: str) -> None:
    read = _told(text)
    for claim in upcoming_days(read):
        assert read.whole[claim.start : claim.end] == claim.quote
        assert claim.day >= WEDNESDAY or claim.status != "set"
