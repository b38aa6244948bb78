"""The day of each act, told apart from its announcement's, other acts' and other people's."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.actions.actions import primary_kind, stated_actions
from enforcement.actions.when.action_day import happened_on
from enforcement.kinds import UNDONE
from enforcement.text.passage import Announcement, Passage, passage

WEDNESDAY = date(2024, 6, 12)
TUESDAY = date(2024, 6, 11)


def read(text: str, title: str = "", published: date | None = WEDNESDAY) -> Passage:
    return passage(
        Announcement(id="1", title=title, text=text, published_on=published, office="State")
    )


def day(text: str, title: str = "", published: date | None = WEDNESDAY) -> date | None:
    told = read(text, title, published)
    found = stated_actions(told)
    return happened_on(found, primary_kind(told, found))


def days(text: str, published: date | None = WEDNESDAY) -> dict[str, date | None]:
    """The day of each action, by its kind; what was undone by its status."""
    found = stated_actions(read(text, published=published))
    return {it.status if it.status in UNDONE else it.kind: it.day for it in found}


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fenn was charged on January 9, 2023, and pleaded guilty on February 4, 2023.",
            {"charge": date(2023, 1, 9), "plea": date(2023, 2, 4)},
        ),
        (
            "Quill was indicted on May 2 and arrested in Dover on May 9.",
            {"charge": date(2024, 5, 2), "arrest": date(2024, 5, 9)},
        ),
        (
            "Fenn pleaded guilty in November 2023. He was sentenced today.",
            {"plea": None, "sentence": WEDNESDAY},
        ),
        (
            "Quill was sentenced last month. She was arrested on January 30.",
            {"sentence": None, "arrest": date(2024, 1, 30)},
        ),
        (
            "Fenn was arrested on Tuesday and pleaded guilty in June.",
            {"arrest": TUESDAY, "plea": None},
        ),
        (
            "Fenn was charged with theft. Agents arrested him at his home in Dover on June 11.",
            {"charge": None, "arrest": TUESDAY},
        ),
        (
            "Quill was arrested this morning on charges of fraud.",
            {"arrest": WEDNESDAY, "charge": None},
        ),
        (
            "Quill was arrested today and charged with fraud.",
            {"arrest": WEDNESDAY, "charge": WEDNESDAY},
        ),
        (
            "She pled guilty to one charge on May 3, 2024, and the other charges were dismissed.",
            {"plea": date(2024, 5, 3), "dismissal": None},
        ),
        (
            "Fenn was found guilty on both counts of the indictment on May 3, 2024.",
            {"conviction": date(2024, 5, 3), "charge": None},
        ),
        (
            "Quill pleaded guilty to an indictment returned on May 3, 2024.",
            {"plea": None, "charge": date(2024, 5, 3)},
        ),
        ("Fenn was arrested and will be arraigned on the indictment today.", {"arrest": None}),
        (
            "A suspended physician was indicted today on a charge of fraud.",
            {"suspension": None, "charge": WEDNESDAY},
        ),
        (
            "Quill has entered guilty pleas to these charges and awaits sentencing on May 3.",
            {"plea": None},
        ),
        (
            "The sentencing follows her February 27, 2024, guilty plea to theft.",
            {"sentence": None, "plea": date(2024, 2, 27)},
        ),
        (
            "Roe, who pleaded guilty to theft on May 3, 2024, was sentenced today to a year.",
            {"plea": date(2024, 5, 3), "sentence": WEDNESDAY},
        ),
        (
            "The United States filed a civil complaint today seeking the forfeiture of a boat.",
            {"civil-complaint": WEDNESDAY, "forfeiture": None},
        ),
        (
            "An investigation by the State Police resulted yesterday in the arrest of Arlo Fenn.",
            {"arrest": TUESDAY},
        ),
        (
            "Fenn was convicted on May 3, 2023. His conviction was vacated on June 4, 2024.",
            {"vacated": date(2024, 6, 4)},
        ),
        (
            "The suspension ordered on May 3, 2024, was lifted on June 11, 2024.",
            {"lifted": TUESDAY},
        ),
        (
            "Fenn and two others were arrested yesterday on charges of fraud.",
            {"arrest": TUESDAY},
        ),
    ],
)
def test_each_act_has_its_own_day(text: str, expected: dict[str, date | None]) -> None:
    found = days(text)
    assert {kind: found.get(kind) for kind in expected} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Fenn was sentenced. His former manager, Ada Quill, was sentenced on May 3.",
        "Fenn was sentenced. Fenn's wife, Ada Quill, was sentenced on Tuesday to a year.",
        "Fenn was sentenced. Co-defendant Ada Quill, who was sentenced on May 3, has appealed.",
    ],
)
def test_a_day_is_not_taken_from_somebody_elses_act(text: str) -> None:
    assert days(text)["sentence"] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A jury found Fenn guilty. The jury returned its verdict yesterday.", TUESDAY),
        ("Fenn was convicted of theft. The verdict was read on June 11 in Dover.", TUESDAY),
        ("Fenn was convicted of theft. The verdict may be appealed until June 11.", None),
        ("Fenn was convicted on May 3. A verdict was reached on June 11.", date(2024, 5, 3)),
    ],
)
def test_a_verdict_may_have_a_sentence_of_its_own(text: str, expected: date | None) -> None:
    assert days(text)["conviction"] == expected


def test_a_verdict_of_which_no_conviction_is_told_dates_nothing() -> None:
    assert days("Fenn was charged. The jury returned its verdict today.") == {"charge": None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DOVER, Ohio, June 11, 2024 /Wire/ -- Arlo Fenn was arrested today.", TUESDAY),
        ("DOVER, Ohio (June 12, 2024) - Arlo Fenn was arrested yesterday.", TUESDAY),
        ("DOVER - June 11, 2024 - Arlo Fenn was arrested.", None),
        ("DOVER, June 11, 2024 (EXAMPLE WIRE) -- Fenn was arrested.", None),
        ("Two Arrested in Dover\n\nDOVER - June 11, 2024 / Wire / Fenn was arrested.", None),
        ("On June 11, 2024 - a Tuesday - Fenn was arrested.", TUESDAY),
        ("DOVER, Ohio, January 3, 2024 - Arlo Fenn was arrested today.", WEDNESDAY),
    ],
)
def test_the_dateline_dates_the_telling(text: str, expected: date | None) -> None:
    assert days(text)["arrest"] == expected


def test_a_dateline_stands_in_for_the_publication() -> None:
    text = "DOVER, Ohio, June 12, 2024 - Arlo Fenn was arrested yesterday."
    assert days(text, published=None) == {"arrest": TUESDAY}


@given(st.text(alphabet="on May3, 20.guilty pledarstew—-", max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert all(day is None or day <= WEDNESDAY for day in days(text).values())
