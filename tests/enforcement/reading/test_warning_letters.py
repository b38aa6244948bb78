from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.reading.warning_letters import answer_due, recall
from enforcement.text.passage import Announcement, passage

_MONDAY = date(2024, 5, 6)
_LETTER = (
    "Your ketamine troches are unapproved new drugs introduced in violation of section 505(a) of "
    "the Federal Food, Drug, and Cosmetic Act, 21 U.S.C. 355(a). Within fifteen (15) working days, "
    "notify this office in writing of what you have done."
)


def test_the_answer_is_due_fifteen_working_days_later_at_the_earliest() -> None:
    answer = answer_due(_LETTER, _MONDAY)
    assert answer is not None
    assert answer.day == date(2024, 5, 27)
    assert answer.quote == "Within fifteen (15) working days"


@pytest.mark.parametrize(
    ("issued_on", "day"),
    [
        (date(2024, 5, 6), date(2024, 5, 7)),
        (date(2024, 5, 9), date(2024, 5, 10)),
        (date(2024, 5, 10), date(2024, 5, 13)),
        (date(2024, 5, 11), date(2024, 5, 13)),
        (date(2024, 5, 12), date(2024, 5, 13)),
    ],
)
def test_saturdays_and_sundays_do_not_count(issued_on: date, day: date) -> None:
    answer = answer_due("Answer within 1 business days.", issued_on)
    assert answer is not None
    assert answer.day == day


@pytest.mark.parametrize(
    "text", ["Your products are adulterated.", "Answer within many working days.", "in 15 days"]
)
def test_no_answer_is_asked_for(text: str) -> None:
    assert answer_due(text, _MONDAY) is None


@given(st.text(max_size=600), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_the_term_quotes_the_letter(text: str, day: date) -> None:
    for letter in (text, f"{text} within 3 working days {text}"):
        if answer := answer_due(letter, day):
            assert letter[answer.start : answer.end] == answer.quote


@given(st.integers(1, 99))
def test_any_term_ends_on_a_working_day(days: int) -> None:
    answer = answer_due(f"Answer within {days} working days.", _MONDAY)
    assert answer is not None
    assert answer.day.weekday() < 5


APRIL = date(2024, 4, 9)


@pytest.mark.parametrize(
    ("text", "quote", "day"),
    [
        ("You recalled two lots on April 9, 2024, and kept one.", "You recalled", APRIL),
        (
            "On April 9, 2024, you issued a voluntary nationwide recall of vials.",
            "you issued a voluntary nationwide recall",
            APRIL,
        ),
        (
            "We acknowledge your voluntary recall of April 9, 2024. It left out three lots.",
            "acknowledge your voluntary recall",
            APRIL,
        ),
        ("We note that you later recalled the vials.", "you later recalled", None),
        (
            "On April 9, 2024, your firm initiated recalls, which began on April 12, 2024.",
            "your firm initiated recalls",
            None,  # two days: which is the recall's is not told
        ),
        ("You recalled the vials on June 1, 2024.", "You recalled", None),  # after the letter
    ],
)
def test_what_the_firm_recalled(text: str, quote: str, day: date | None) -> None:
    letter = passage(Announcement(id="1", title="Tarn Vials, Inc.", text=text))
    found = recall(letter, _MONDAY)
    assert found is not None
    assert (found.kind, found.quote, found.day) == ("recall", quote, day)


@pytest.mark.parametrize(
    "text",
    [
        "You committed to recall all vials.",
        "You did not initiate a formal recall.",
        "If testing fails, say what you will do, including initiating recalls.",
        "Your supplier recalled the vials.",
        "You indicated that you were considering recalling the vials.",
    ],
)
def test_what_was_not_recalled(text: str) -> None:
    letter = passage(Announcement(id="1", title="Tarn Vials, Inc.", text=text))
    assert recall(letter, _MONDAY) is None
