from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.sums.sentencing.punishments import punishments
from enforcement.sums.sentencing.suspended import suspended_from

PRISON, PROBATION = "prison", "probation"
RELEASE, HOME = "supervised_release", "home_detention"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("was sentenced to 42 months in prison, followed by two years of supervised release",
         [(PRISON, 42), (RELEASE, 24)]),
        ("was sentenced to 63 months for her role in a fraud", [(PRISON, 63)]),
        ("was sentenced to three years of probation, to include 120 days of home confinement",
         [(PROBATION, 36), (HOME, 4)]),
        ("was sentenced to prison for five years", [(PRISON, 60)]),
        ("was placed on probation for five years and ordered to pay", [(PROBATION, 60)]),
        ("was sentenced to a term of imprisonment of "
         "18 months", [(PRISON, 18)]),
        ("ordered her to serve one year under court supervision", [(RELEASE, 12)]),
        ("was sentenced to five years of community control", [(PROBATION, 60)]),
        ("was sentenced to 42 months (3 years, 6 months) in prison", [(PRISON, 42)]),
        ("was sentenced to time served plus two years of supervised release",
         [(PRISON, 0), (RELEASE, 24)]),
        ("sentenced Ada Example, age 48, to 51 months on one count of fraud", [(PRISON, 51)]),
        ("The judge imposed a 60-month sentence", [(PRISON, 60)]),
        ("was sentenced to the statutory maximum of 10 years in prison", [(PRISON, 120)]),
        ("was sentenced to 5 years probation with 7 days of shock incarceration",
         [(PROBATION, 60)]),
    ],
)  # fmt: skip
def test_what_was_imposed(text: str, told: list[tuple[str, int]]) -> None:
    assert [(one.part, one.months) for one in punishments(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("was sentenced to 30 days in jail, suspended, and 3 years of probation",
         [(PRISON, None), (PROBATION, 36)]),
        ("She received a four-year suspended sentence in prison court", [(PRISON, None)]),
        ("was sentenced to five years in jail, with all but one year suspended", [(PRISON, 12)]),
        ("was sentenced to five years, suspended after 18 months, and three years of probation",
         [(PRISON, 18), (PROBATION, 36)]),
        ("was sentenced to 10 years in custody, five years suspended", [(PRISON, 60)]),
        ("was sentenced to 10 years to serve one year in prison", [(PRISON, 12)]),
        ("was sentenced to twenty years to serve one in prison", [(PRISON, 12)]),
        ("was sentenced to 2-6 years in prison", [(PRISON, None)]),
    ],
)  # fmt: skip
def test_suspended_prison_and_ranges(text: str, told: list[tuple[str, int | None]]) -> None:
    assert [(one.part, one.months) for one in punishments(text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "He faces up to 10 years in prison and three years of supervised release",
        "The charge carries a term of five years in prison",
        "If convicted, she could be sentenced to 20 years in prison",
        "When sentenced, he faces 10 years in prison",
        "The plea agreement calls for a sentence of 18 months in prison",
        "She is expected to be sentenced to two years in prison",
        "The court imposed and stayed a sentence of four years in prison",
        "agreed to a three-year exclusion and served on the board for five years",
    ],
)
def test_what_was_not_imposed(text: str) -> None:
    assert punishments(text) == ()


def test_a_sentence_that_goes_on_from_the_last() -> None:
    text = "He will also be on supervised release for three years."
    assert punishments(text) == ()
    assert [(one.part, one.months) for one in punishments(text, continued=True)] == [(RELEASE, 36)]


def test_a_suspension_told_later() -> None:
    assert suspended_from("The execution of those sentences was suspended.") is not None
    assert suspended_from("His licence was suspended.") is None


@given(
    st.text(alphabet="sentenced to 5 years in prison,suspended probation all but.\n", max_size=150)
)
def test_punishments_lie_in_the_text(text: str) -> None:
    for one in punishments(text, continued=True):
        assert 0 <= one.start < one.end <= len(text)
