"""In which words a thing is sued, and in which it is not; every name is invented."""

from __future__ import annotations

import pytest

from enforcement.parties.assets.sued_property import property_parties
from enforcement.text.passage import Announcement, passage


def sued(text: str, title: str = "") -> list[str]:
    told = passage(Announcement(id="a1", title=title, text=text))
    found = property_parties(told)
    assert all(told.whole[it.start : it.end] == it.quote for it in found)
    assert all((it.type, it.role) == ("property", "defendant") for it in found)
    return [it.name for it in found]


@pytest.mark.parametrize(
    "text",
    [
        "It is United States v. Two Houses. A civil forfeiture complaint against two houses was"
        " filed.",
        "A forfeiture action targeting two houses was filed.",
        "The forfeiture suit names two houses.",
        "A complaint seeking the civil forfeiture of two houses was filed.",
        "The government sued to forfeit two houses.",
        "A verified complaint for condemnation and forfeiture of two houses was filed.",
        "Two houses in Alba are the defendants in a civil forfeiture case.",
        "The action is in rem. The defendant property is two houses.",
    ],
)
def test_words_of_a_suit_in_rem(text: str) -> None:
    assert [name.lower() for name in sued(text)] == ["two houses"]


@pytest.mark.parametrize(
    "text",
    [
        "The indictment seeks the forfeiture of two houses.",
        "She agreed to forfeit two houses.",
        "A criminal complaint seeking forfeiture of two houses was filed.",
        "Agents seized two houses.",
        "A lawsuit against two houses of worship was filed.",
        "In civil forfeiture the property is the defendant.",
        "A civil forfeiture action was filed against Dr. Ida Holt, who owns two houses.",
        "The court cited United States v. $9,000 in U.S. Currency, 901 F.3d 1 (9th Cir. 2031).",
        "Ida Holt v. One 2019 Ford F-150 was heard.",
        "United States v. Three Rivers Pharmacy, Inc. was heard.",
    ],
)
def test_no_suit_in_rem(text: str) -> None:
    assert sued(text) == []


def test_what_is_named_exactly_stands_for_what_is_not() -> None:
    text = (
        "A civil forfeiture complaint against two houses was filed. It is United States v. Real "
        "Property Located at 12 Elm Street, Alba, Ohio, and is pending."
    )
    assert sued(text)[0].startswith("Real Property Located at 12 Elm Street, Alba, Ohio")
    assert len(sued(text)) == 1


def test_one_list_may_name_some_exactly() -> None:
    text = "They filed a forfeiture complaint against a boat and one 2019 Ford F-150."
    assert sued(text) == ["boat", "one 2019 Ford F-150"]


def test_a_thing_is_named_by_the_text_rather_than_by_its_title() -> None:
    text = "A complaint to forfeit $9,000.00 in U.S. Currency was filed."
    assert sued(text, "United States v. $9,000") == ["$9,000.00 in U.S. Currency"]
    assert sued("It was filed.", "United States v. $9,000") == ["$9,000"]


def test_two_vehicles_of_one_make() -> None:
    text = (
        "See United States v. One 2019 Ford F-150, VIN 1FT001, One 2019 Ford F-150, VIN 1FT002. "
        "See United States v. One 2019 Ford F-150."
    )
    assert len(sued(text)) == 2
