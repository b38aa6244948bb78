from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from enforcement.reading.warning_letters import letter

_LETTER = (
    "Your ketamine troches are unapproved new drugs introduced in violation of section 505(a) of "
    "the Federal Food, Drug, and Cosmetic Act, 21 U.S.C. 355(a), and are misbranded under "
    "21 U.S.C. 352(f)(1). They are also adulterated within the meaning of 21 U.S.C. "
    "351(a)(2)(B); see 21 CFR 211.84 and again 21 U.S.C. 355(a). Within fifteen "
    "(15) working days, notify this office in writing of what you have done."
)


def test_what_a_letter_holds_against_the_firm() -> None:
    found = letter(_LETTER, date(2024, 5, 6))
    assert [finding.kind for finding in found.findings] == [
        "unapproved",
        "misbranded",
        "adulterated",
    ]


def test_each_law_once() -> None:
    canonical = [law.canonical for law in letter(_LETTER, None).laws]
    assert len(canonical) == len(set(canonical))
    assert {"21 U.S.C. 355(a)", "21 U.S.C. 352(f)(1)", "21 CFR 211.84"} <= set(canonical)


def test_the_answer_is_due_fifteen_working_days_later_at_the_earliest() -> None:
    answer = letter(_LETTER, date(2024, 5, 6)).answer
    assert answer is not None
    assert answer.day == date(2024, 5, 27)
    assert answer.quote == "Within fifteen (15) working days"


def test_no_answer_is_asked_for() -> None:
    assert letter("Your products are adulterated.", date(2024, 5, 6)).answer is None
    assert letter(_LETTER, None).answer is None


def test_what_is_denied_or_supposed_is_no_finding() -> None:
    assert letter("A drug may be misbranded if its label is false.", None).findings == ()


@given(st.text(max_size=600), st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_every_claim_quotes_the_letter(text: str, day: date | None) -> None:
    found = letter(text, day)
    for claim in (*found.findings, *found.laws, *([found.answer] if found.answer else [])):
        assert text[claim.start : claim.end] == claim.quote


@given(st.integers(1, 99))
def test_any_term_ends_on_a_working_day(days: int) -> None:
    answer = letter(f"Answer within {days} working days.", date(2024, 5, 6)).answer
    assert answer is not None
    assert answer.day.weekday() < 5
