from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.places.agencies import agency_called, named_agencies
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
    ("text", "names"),
    [
        ("Officers of U.S. Customs and Border Protection found it. Customs and Border Protection"
         " officers weighed it. CBP officers and the FBI",
         ["U.S. Customs and Border Protection", "FBI"]),
        ("Immigration and Customs Enforcement\u2019s Homeland Security Investigations",
         ["Homeland Security Investigations"]),
        ("agents of U.S. Immigration and Customs Enforcement arrested him",
         ["U.S. Immigration and Customs Enforcement"]),
        ("The New York City Police Department arrested him. The NYPD said", ["NYPD"]),
        ("the work of the NYPD, not that of a retired NYPD sergeant", ["NYPD"]),
        ("a former Tarn Police Department sergeant was charged", []),
        ("helped by the Alba County sheriff\u2019s department and six police departments",
         ["Alba County Sheriff's Department"]),
        ("the Alba County Sheriff\u2019s Department and the Tarn police department",
         ["Alba County Sheriff's Department", "Tarn Police Department"]),
        ("the Tarn Police Department and Alba County Sheriff's Office arrested him",
         ["Tarn Police Department", "Alba County Sheriff's Office"]),
        ("The Nevada board of nursing revoked her license", ["Nevada Board of Nursing"]),
        ("the Nevada State Board of Pharmacy", ["Nevada State Board of Pharmacy"]),
        ("the Nevada Department of Justice and the Ohio Department of Agriculture",
         ["Nevada Department of Justice", "Ohio Department of Agriculture"]),
    ],
)  # fmt: skip
def test_one_name_an_agency(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was investigated by the DEA, with help from the Oregon State Department of Health.",
         ["DEA", "Oregon State Department of Health"]),
        ("The FDA and the Alba Fire Department investigated the case.",
         ["FDA", "Alba Fire Department"]),
        ("The Alba County Health Department and the FBI assisted.",
         ["Alba County Health Department", "FBI"]),
        ("He thanked the Oregon Department of Public Health.",
         ["Oregon Department of Public Health"]),
        ("The Oregon Department of Health and Human Services suspended its licence.",
         ["Oregon Department of Health and Human Services"]),
        ("He billed the Oregon Department of Health, and the FBI investigated.", ["FBI"]),
        ("She repaid the Oregon Department of Health and Human Services.", []),
        ("He stole from the Alba Fire Department, which assisted nobody.", []),
        ("The Alba Fire Department, whose money was stolen, helped nobody.", []),
    ],
)  # fmt: skip
def test_who_also_pays_and_employs_is_named_where_it_acted(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "the import of Food and Drug\nAdministration-approved dosage forms",
        "sold as \u201cFDA-approved for sleep\u201d",
        "from a DEA-registered and FDA-regulated distributor",
    ],
)
def test_what_a_thing_is_was_done_by_no_agency(text: str) -> None:
    assert named(text) == []


def test_agencies_lead_task_forces() -> None:
    assert named("a DEA-led task force") == ["DEA"]


@pytest.mark.parametrize(
    "text", ["Tarn Police " * 9_000, "Ab " * 33_000, "The Alba Fire Department, " * 4_000]
)
def test_long_texts_are_read_in_linear_time(text: str) -> None:
    assert len(named(text)) <= 2


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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("dea", "DEA"),
        ("Drug Enforcement  Administration", "DEA"),
        ("food and drug administration", "FDA"),
        ("U.S. Attorney", "USAO"),
        ("Secret Service", "U.S. Secret Service"),
        ("Tacoma Police Department", "Tacoma Police Department"),
    ],
)
def test_an_agency_goes_by_any_of_its_names(text: str, name: str) -> None:
    assert agency_called(text) == name
