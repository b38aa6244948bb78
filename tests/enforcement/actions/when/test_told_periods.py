"""Acts that are told with a month, a week or a year have that as their time, never another day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.actions.actions import stated_actions
from enforcement.claims import PartyAction
from enforcement.reading.text_reading import read_with_outcomes
from enforcement.text.passage import Announcement, passage

TOLD = date(2026, 2, 19)


def announcement(text: str, title: str = "") -> Announcement:
    return Announcement(id="1", title=title, text=text, published_on=TOLD, office="State")


def periods(text: str) -> dict[str, str]:
    """The period of each action, by its kind."""
    return {it.kind: it.period for it in stated_actions(passage(announcement(text)))}


def done(text: str, title: str = "") -> dict[tuple[str, str], PartyAction]:
    """What was done to each party, by last name and kind."""
    _, outcomes = read_with_outcomes(announcement(text, title))
    return {(it.name.split()[-1], it.kind): it for it in outcomes}


@pytest.mark.parametrize(
    ("text", "kind", "period"),
    [
        ("Fenn pleaded guilty in June.", "plea", "2025-06"),
        ("Fenn pleaded guilty last month to health care fraud.", "plea", "2026-01"),
        ("Fenn was convicted of fraud in 2019.", "conviction", "2019"),
        ("Fenn was sentenced earlier this year to a year and a day.", "sentence", "2026"),
        ("Fenn surrendered his osteopathic license in November.", "surrender", "2025-11"),
        ("In November 2025, Arlo Fenn, 53, of Dover, pleaded guilty.", "plea", "2025-11"),
        ("Arlo Fenn in November pleaded guilty.", "plea", "2025-11"),
        ("The sentence follows his November 2025 guilty plea.", "plea", "2025-11"),
        ("After his arrest in May, Fenn fled.", "arrest", "2025-05"),
        ("Fenn was arrested last week.", "arrest", "2026-W07"),
        ("Fenn was arrested in May and charged with theft.", "charge", "2025-05"),
        ("Last month a judge sentenced Arlo Fenn.", "sentence", "2026-01"),
    ],
)
def test_the_period_of_an_act(text: str, kind: str, period: str) -> None:
    assert periods(text)[kind] == period


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fenn was charged with selling pills in 2019.", "charge"),
        ("Fenn was convicted of a fraud that began in 2019.", "conviction"),
        ("In 2019, Fenn sold pills, and a jury convicted him.", "conviction"),
        ("Fenn was charged with theft committed in May 2025.", "charge"),
        ("Fenn, who opened a clinic in 2008 and 2009, was sentenced.", "sentence"),
        ("Fenn was charged with fraud from 2019 through 2021.", "charge"),
        ("Fenn was sentenced on June 11, 2025.", "sentence"),
        ("Fenn was sentenced today.", "sentence"),
    ],
)
def test_a_period_of_something_else_is_not_the_acts(text: str, kind: str) -> None:
    assert periods(text)[kind] == ""


def test_each_party_has_its_own_time() -> None:
    told = done(
        "Leland Voss, 53, was sentenced today to 57 months in prison. Voss pleaded guilty in"
        " November 2025. His former manager, Tamsin Orlo, was sentenced last month to a year.",
        "Doctor Sentenced",
    )
    assert (told["Voss", "sentence"].day, told["Voss", "sentence"].period) == (TOLD, "")
    assert (told["Voss", "plea"].period, told["Voss", "plea"].recalled) == ("2025-11", True)
    assert (told["Orlo", "sentence"].day, told["Orlo", "sentence"].period) == (None, "2026-01")


def test_an_act_of_an_open_time_is_recalled() -> None:
    told = done("Arlo Fenn, who was convicted two years ago, was arrested today.", "Doctor Held")
    assert told["Fenn", "conviction"].recalled
    assert not told["Fenn", "arrest"].recalled


def test_the_charge_that_a_plea_is_to_is_as_old() -> None:
    told = done(
        "Arlo Fenn was sentenced today. In November 2025, Fenn pleaded guilty to an information"
        " charging him with fraud.",
        "Doctor Sentenced",
    )
    assert told["Fenn", "charge"].recalled


def test_a_sentence_is_quoted_by_the_words_that_tell_of_it() -> None:
    told = done(
        "A physician who mailed ketamine was sentenced today to 57 months in prison. Leland Voss"
        " had pleaded guilty. At the sentencing hearing Judge Roe spoke to Voss.",
        "Doctor Sentenced",
    )
    act = told["Voss", "sentence"]
    assert (act.quote, act.day) == ("was sentenced", TOLD)


def test_a_noun_that_may_be_of_either_party_keeps_its_words() -> None:
    told = done(
        "A physician was sentenced today. At the sentencing of Leland Voss the judge spoke. At the"
        " sentencing of Ada Quill he did not.",
        "Two Doctors",
    )
    assert {it.quote for (_, kind), it in told.items() if kind == "sentence"} == {"sentencing of"}


@given(st.text(alphabet="injune 2019, was convicted of fraud", max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert all(not period or period <= "2026-W08" for period in periods(text).values())
