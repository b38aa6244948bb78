"""Whose a sentence is, in lists, by names behind the term, and beside people who are no parties."""

from __future__ import annotations

import pytest

from tests.enforcement.sums.sentencing.test_sentences import ADA, BO, party, terms

CY = party("Cy Case")


def told(text: str) -> set[tuple[str | None, str, int]]:
    return {
        (one.name, part, months)
        for one in terms(text, ADA, BO, CY)
        for part, months in (
            ("prison", one.prison_months),
            ("probation", one.probation_months),
            ("home", one.home_detention_months),
        )
        if months is not None
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sentenced today were: Ada Example, 96 months; Bo Sample, 60 months; and Cy Case, 18 "
            "months in prison.",
            {(ADA.name, "prison", 96), (BO.name, "prison", 60), (CY.name, "prison", 18)},
        ),
        (
            "Also sentenced were Ada Example (24 months), Bo Sample (18 months) and Cy Case "
            "(probation for two years).",
            {(ADA.name, "prison", 24), (BO.name, "prison", 18), (CY.name, "probation", 24)},
        ),
        (
            "Ada Example was sentenced to 63 months, and Bo Sample, 40, of Erie, to 41 months.",
            {(ADA.name, "prison", 63), (BO.name, "prison", 41)},
        ),
        (
            "Ada Example was sentenced to 16 months in prison; Bo Sample, who pleaded guilty, to "
            "eight.",
            {(ADA.name, "prison", 16), (BO.name, "prison", 8)},
        ),
        (
            "Ada Example, Bo Sample and Cy Case were sentenced to 10, 20 and 30 months in prison, "
            "respectively.",
            {(ADA.name, "prison", 10), (BO.name, "prison", 20), (CY.name, "prison", 30)},
        ),
    ],
)
def test_each_of_a_list_has_his_own(text: str, expected: set[tuple[str | None, str, int]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The court imposed a sentence of 13 months' imprisonment on Ada Example and two years' "
        "probation on Bo Sample.",
        "The judge imposed 13 months in prison on Ada Example and probation for two years upon Bo "
        "Sample.",
    ],
)
def test_a_term_is_imposed_on_the_name_behind_it(text: str) -> None:
    assert (ADA.name, "prison", 13) in told(text)
    assert (BO.name, "prison", 13) not in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Example, whose brother was sentenced last year to 12 years in prison, was himself "
        "sentenced to eight years in prison.",
        "Ada Example, whose former partner received 12 years in prison, was sentenced to eight "
        "years.",
    ],
)
def test_what_is_told_aside_of_others_is_not_theirs(text: str) -> None:
    assert told(text) == {(ADA.name, "prison", 96), (None, "prison", 144)}


@pytest.mark.parametrize(
    "text",
    [
        "Ada Example, who was sentenced to 12 months in an unrelated case, was sentenced on Monday "
        "to 55 months in prison.",
        "Ada Example, sentenced to two years in a separate case, was sentenced to 55 months "
        "in prison.",
    ],
)
def test_a_term_of_another_case_is_left_out(text: str) -> None:
    assert told(text) == {(ADA.name, "prison", 55)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "As a condition of three years' probation, Ada Example must serve 60 days in jail.",
            {(ADA.name, "probation", 36), (ADA.name, "prison", 2)},
        ),
        (
            "Ada Example was sentenced to five years' probation with the first year on house "
            "arrest.",
            {(ADA.name, "probation", 60), (ADA.name, "home", 12)},
        ),
        (
            "Ada Example was sentenced to a split sentence of six months in jail and six months on "
            "home detention.",
            {(ADA.name, "prison", 6), (ADA.name, "home", 6)},
        ),
        (
            "The judge ordered Ada Example to spend 51 months behind bars.",
            {(ADA.name, "prison", 51)},
        ),
        ("Ada Example agreed to a sentence of 36 months under her plea agreement.", set()),
        ("A judge sent Ada Example to prison for 40 months.", {(ADA.name, "prison", 40)}),
        ("A judge ordered Ada Example to prison for 40 months.", {(ADA.name, "prison", 40)}),
        (
            "Ada Example's 30-month prison sentence will run at the same time as a 24-month state "
            "sentence.",
            {(ADA.name, "prison", 30)},
        ),
        ("Ada Example received consecutive terms totaling 84 months.", {(ADA.name, "prison", 84)}),
        (
            "Ada Example was sentenced to not more than 23 months in jail and probation for two "
            "years.",
            {(ADA.name, "probation", 24)},
        ),
        (
            "Ada Example received 21 months, Bo Sample 15 months and Cy Case a year of probation.",
            {(ADA.name, "prison", 21), (BO.name, "prison", 15), (CY.name, "probation", 12)},
        ),
        (
            "The judge handed down a sentence of 35 months to Bo Sample, who ran the clinic of Ada "
            "Example.",
            {(BO.name, "prison", 35)},
        ),
        ("Ada Example must complete 18 months of probation.", {(ADA.name, "probation", 18)}),
        ("She avoided the two-year prison term that was sought for Ada Example.", set()),
        (
            "Ada Example received a below-guidelines sentence of 20 months; the guidelines called "
            "for 41 to 51 months.",
            {(ADA.name, "prison", 20)},
        ),
        (
            "Ada Example was sentenced to 12 months in prison, five months of which are in home "
            "confinement.",
            {(ADA.name, "prison", 7), (ADA.name, "home", 5)},
        ),
        (
            "Ada Example received a 14-month sentence, half of it to be served at home.",
            {(ADA.name, "prison", 7), (ADA.name, "home", 7)},
        ),
        (
            "Ada Example was sentenced to three years in prison, but the judge stayed the sentence "
            "while she appeals.",
            set(),
        ),
        (
            "Ada Example was sentenced to three years in prison. The sentence was stayed.",
            set(),
        ),
    ],
)
def test_terms_by_their_wording(text: str, expected: set[tuple[str | None, str, int]]) -> None:
    assert told(text) == expected
