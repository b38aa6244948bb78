"""How far back a name reaches that the text defines a short form for."""

from __future__ import annotations

import pytest

from enforcement.parties.naming.defined_names import long_form
from enforcement.parties.naming.names import names_in


def named(text: str) -> list[tuple[str, str]]:
    return [(text[name.start : name.end], name.type) for name in names_in(text, 0, len(text))]


@pytest.mark.parametrize(
    "name",
    [
        "Voices for Orlo Vale (VOV)",
        "Voices for Orlo (Voices)",
        "Alba Institute of Technology (AIT)",
        "Vale Health Tarn Orlo Region (VHTOR)",
        "University of Tarn (UOT)",
        "University of Medicine and Dentistry of Orlo (UMDO)",
        "University of Tarn, Orlo Vale (UTOV)",
        "Vale Foundation Hospitals - Santa Orlo (Vale)",
        "Community Provider of Tarn Services (CPTS)",
        "Regional Two Health (RTH)",
        "Saint Orlo's Health System (SOHS)",
        "Marsh, Holt, Vane, and Firth Lung Consultants, P.C. (MHVFLC)",
        "Vale Speech Language & Hearing Center (Vale)",
        'Alba Partners in Anesthesia ("APIA")',
        "Tarnicare and Healing Care Services of Vale County, Inc. (THC)",
        "RenalNorth Garden District (RNGD)",
    ],
)
def test_the_whole_name(name: str) -> None:
    full, _, _ = name.rpartition(" (")
    text = f"After it disclosed conduct, {name}, Ohio, agreed to pay"
    assert (full, "organization") in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "Holt of Alba (Vale)",
        "Ida Holt of Alba (Holt)",
        "Vale Staffing, Inc. and Vale Nursing, LLC (Vale)",
        "Vale Hospital and Vale Staffing (Vale)",
        "owner of Orlo Vale Hospital (X-ray)",
    ],
)
def test_a_short_form_that_does_not_tell(text: str) -> None:
    assert long_form(text, 0, text.rindex(" (")) is None


@pytest.mark.parametrize(
    "text",
    [
        "a Certified Nursing Assistant (CNA) was",
        "the State Board of Medical Examiners (SBME) revoked",
        "the Department of Vale Safety (DVS) said",
        "and Ida Holt (Ida) was",
    ],
)
def test_what_is_defined_but_no_organization(text: str) -> None:
    assert all(sort != "organization" for _, sort in named(text))


def test_a_city_before_the_letters_belongs_to_the_name() -> None:
    text = "when New York City Health and Hospital Orlo (HHO), New York, agreed"
    assert named(text)[0] == ("New York City Health and Hospital Orlo", "organization")


def test_a_place_that_the_letters_leave_out_is_no_part_of_the_name() -> None:
    text = "Vale Orlo Tarn Hospital in Alba, Massachusetts (VOTH) agreed"
    assert named(text)[0] == ("Vale Orlo Tarn Hospital", "organization")
