from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.places.agencies import named_agencies
from enforcement.text.passage import Announcement, passage


def named(text: str, office: str = "") -> list[str]:
    told = passage(Announcement(id="x", title="T", text=text, office=office))
    found = named_agencies(told)
    assert all(one.quote == told.whole[one.start : one.end] for one in found)
    return [one.name for one in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("agents of the Drug Enforcement Administration and the FBI", ["DEA", "FBI"]),
        ("the U.S. Department of Health and Human Services, Office of Inspector General (HHS-OIG)",
         ["HHS-OIG"]),
        ("the U.S. Department of Health and Human Services said",
         ["U.S. Department of Health and Human Services"]),
        ("United States Attorney Ada Example", ["USAO"]),
        ("the Justice Department announced", ["DOJ"]),
        ("with the Fictional County Sheriff's Office and the Sampleton Police Department",
         ["Fictional County Sheriff's Office", "Sampleton Police Department"]),
        ("Attorney General Eric Example and Assistant Attorney General Bo Sample", []),
        ("Ohio Attorney General Ada Example", ["State AG"]),
    ],
)  # fmt: skip
def test_agencies_a_text_names(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("U.S. Attorney; District of Maryland", "USAO"),
        ("District of Massachusetts", "USAO"),
        ("New York Attorney General", "State AG"),
        ("U.S. Department of Justice", "DOJ"),
        ("Tennessee Department of Finance", "Tennessee Department of Finance"),
    ],
)
def test_the_issuing_agency(office: str, name: str) -> None:
    assert named("A man was charged.", office) == [name]


def test_only_the_office_line_leaves_nothing_to_quote() -> None:
    (one,) = named_agencies(passage(Announcement(id="x", title="T", text="x", office="DEA")))
    assert (one.name, one.quote, one.start, one.end) == ("DEA", "", 0, 0)


@given(st.text(max_size=150), st.text(max_size=40))
def test_any_text_is_taken(text: str, office: str) -> None:
    named(text, office)
