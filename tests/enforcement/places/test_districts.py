from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.places.districts import district_called, federal_district, state_code
from enforcement.places.states import DISTRICTS
from enforcement.text.passage import Announcement, Passage, passage


def told(text: str = "A man was charged.", office: str = "", title: str = "A title") -> Passage:
    return passage(Announcement(id="x", title=title, text=text, office=office))


@pytest.mark.parametrize("name", sorted(DISTRICTS))
def test_every_district_as_office_and_in_a_text(name: str) -> None:
    assert federal_district(told(office=f"U.S. Attorney; {name}")) == name
    assert federal_district(told(f"announced the U.S. Attorney for the {name} today.")) == name
    assert state_code(told(office=f"U.S. Attorney; {name}")) == DISTRICTS[name]


@pytest.mark.parametrize(
    ("office", "name", "code"),
    [
        ("- U.S. Attorney, Central District of CA", "Central District of California", "CA"),
        ("U.S. Attorney; District of Western Oklahoma", "Western District of Oklahoma", "OK"),
        ("U.S. Attorney's Office District of Connecticut", "District of Connecticut", "CT"),
        ("USAO SDNY", "Southern District of New York", "NY"),
        ("U.S. Attorney, Maryland", "District of Maryland", "MD"),
        ("U.S. Attorney; District of Ohio", None, "OH"),
        ("Florida Attorney General", None, "FL"),
        ("Attorney General of Georgia", None, "GA"),
        ("Florida Office of the Attorney General", None, "FL"),
        ("Tennessee Department of Finance & Administration", None, "TN"),
        ("Washington Attorney General", None, "WA"),
        ("Federal Bureau of Investigation, Houston", None, "TX"),
        ("U.S. Department of Justice", None, None),
    ],
)
def test_office_lines(office: str, name: str | None, code: str | None) -> None:
    assert federal_district(told(office=office)) == name
    assert state_code(told(office=office)) == code


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("in the Southern District\nof New York", "Southern District of New York"),
        ("No. 24-1 (S.D.N.Y. 2024)", "Southern District of New York"),
        ("in D.N.J. and E.D. Pa.", "District of New Jersey"),
        ("U.S. Attorney for Connecticut Ada Example", "District of Connecticut"),
        ("judge of the Southern District of Florida; the Southern District of Florida and the "
         "Eastern District of New York", "Southern District of Florida"),
        ("will pay the District of Columbia and the United States", None),
        ("the U.S. Attorney for the District of Columbia said", "District of Columbia"),
        ("in a federal court in Newark", None),
        ("the Northern District of Maryland", None),
        ("a school district of New Orleans", None),
    ],
)  # fmt: skip
def test_districts_a_text_states(text: str, name: str | None) -> None:
    assert federal_district(told(text, office="U.S. Department of Justice")) == name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A Los Angeles man was convicted by a jury in Los Angeles.", "CA"),
        ("WASHINGTON, D.C. - A doctor in Dearborn, Mich., pleaded guilty.", "MI"),
        ("Example, of New Jersey, and Sample, of Ohio, will pay.", None),
        ("A Texas-based firm sold drugs in Ohio.", "OH"),
        ("Example Inc., headquartered in Austin, Texas, will pay.", "TX"),
        ("Clinics in Iowa, Ohio, Utah and Maine will pay.", None),
        ("A man pleaded guilty in the Eastern District of Wisconsin.", "WI"),
    ],
)
def test_states_a_text_names(text: str, code: str | None) -> None:
    assert state_code(told(text, office="U.S. Department of Justice")) == code


@given(st.text(max_size=120), st.text(max_size=60))
def test_any_text_is_taken(text: str, office: str) -> None:
    given_text = told(text, office)
    assert federal_district(given_text) in {None, *DISTRICTS}
    assert state_code(given_text) in {None, *DISTRICTS.values()}


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("New Jersey", "District of New Jersey"),
        ("D.N.J.", "District of New Jersey"),
        ("nj", "District of New Jersey"),
        ("SDNY", "Southern District of New York"),
        ("sdny", "Southern District of New York"),
        ("E.D. Pa.", "Eastern District of Pennsylvania"),
        ("western  district of washington", "Western District of Washington"),
        ("New York", ""),
        ("S.D.N.Y. and E.D.N.Y.", ""),
        ("nowhere", ""),
    ],
)
def test_a_district_goes_by_any_of_its_names(text: str, district: str) -> None:
    assert district_called(text) == district
