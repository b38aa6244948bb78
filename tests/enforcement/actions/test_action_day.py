"""The day of the act, told apart from the day of its announcement."""

from __future__ import annotations

from datetime import date

import pytest

from enforcement.actions.action_day import happened_on
from enforcement.actions.actions import primary_kind, stated_actions
from enforcement.text.passage import Announcement, passage

WEDNESDAY = date(2024, 6, 12)
TUESDAY = date(2024, 6, 11)


def day(text: str, title: str = "", published: date | None = WEDNESDAY) -> date | None:
    read = passage(
        Announcement(id="1", title=title, text=text, published_on=published, office="State")
    )
    found = stated_actions(read)
    return happened_on(found, primary_kind(read, found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arlo Fenn was sentenced today to two years in prison.", WEDNESDAY),
        ("A judge today sentenced Arlo Fenn.", WEDNESDAY),
        ("Today, in federal court in Dayton, Arlo Fenn was sentenced.", WEDNESDAY),
        ("DAYTON - Earlier today Arlo Fenn was sentenced.", WEDNESDAY),
        ("In Dayton today, federal agents arrested Arlo Fenn.", WEDNESDAY),
        ("Fenn was sentenced yesterday, the U.S. Attorney announced today.", TUESDAY),
        ("The State announced today that on June 11, 2024, Fenn, 40, pled guilty.", TUESDAY),
        ("Fenn was arrested and charged on Tuesday.", TUESDAY),
        ("Fenn was arrested yesterday and charged with theft.", TUESDAY),
        ("Fenn appeared in court on June 11 before Judge Roe and pleaded guilty.", TUESDAY),
        ("The judge also imposed yesterday's sentence.", TUESDAY),
        ("Fenn, who pleaded guilty on May 3, was sentenced on Tuesday.", TUESDAY),
        ("The clinic today reached a $2 million settlement.", WEDNESDAY),
        ("The State announced a settlement today.", None),
        ("The State today announced the arrest of Arlo Fenn.", None),
        ("Fenn was sentenced to prison, the U.S. Attorney said Tuesday.", None),
        ("Today's settlement resolves the case.", None),
        ("Fenn is charged with selling pills to an agent on May 3, 2023.", None),
        ("Fenn was charged with fraud from 2019 through May 3, 2023.", None),
        ("Fenn was sentenced. He will appear in court Tuesday.", None),
    ],
)
def test_day(text: str, expected: date | None) -> None:
    assert day(text) == expected


def test_the_day_is_the_primary_acts_own() -> None:
    text = "Fenn was arrested this morning. The charge is theft."
    assert day(text, title="Pharmacist Charged With Theft") is None
    assert day(text, title="Pharmacist Arrested for Theft") == WEDNESDAY


def test_a_return_comes_before_an_unsealing() -> None:
    text = "The indictment was returned on June 10, 2024, and unsealed on June 11, 2024."
    assert day(text, title="Two Indicted") == date(2024, 6, 10)
    assert day("An indictment was unsealed today.", title="Two Indicted") == WEDNESDAY


def test_without_a_publication_only_whole_dates() -> None:
    assert day("Fenn was sentenced today.", published=None) is None
    assert day("Fenn was sentenced on May 3, 2023.", published=None) == date(2023, 5, 3)
