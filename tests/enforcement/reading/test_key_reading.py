from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.parties.naming.person_name import organization_key, person_key
from enforcement.reading.key_reading import linking_keys
from enforcement.reading.linking_keys import LinkingKeys
from enforcement.reading.text_reading import read_text
from enforcement.text.passage import Announcement


def _of(title: str, text: str, **more: str | None) -> LinkingKeys:
    announcement = Announcement(id="one", title=title, text=text, published_on=date(2024, 5, 6))
    return linking_keys(announcement, read_text(announcement), **more)  # type: ignore[arg-type]


def test_a_person_is_known_by_first_and_last_name() -> None:
    assert person_key("Orla Q. Tannenbrook, Jr.") == "orla tannenbrook"
    assert person_key("Tannenbrook") == ""


def test_the_form_of_company_is_no_part_of_its_key() -> None:
    assert organization_key("The Quillport Infusion Clinic, LLC") == "quillport infusion clinic"


def test_parties_and_others_who_are_named_are_kept_apart() -> None:
    found = _of(
        "Quillport Nurse Sentenced For Diverting Ketamine",
        "Orla Q. Tannenbrook, 44, of Quillport, was sentenced today to 18 months in prison. "
        "She stole vials from Halvard Ridge Pharmacy with Berit Oxenholm.",
    )
    assert found.persons == {"orla tannenbrook"}
    assert "berit oxenholm" in found.named_persons
    assert "halvard ridge pharmacy" in found.named_organizations
    assert found.primary == "sentence"


def test_who_announces_is_no_part_of_the_wording() -> None:
    found = _of(
        "Nurse Sentenced",
        "A nurse was sentenced for diverting ketamine, announced U.S. Attorney Ulf Brannigan of "
        "the District of Vermont; and Special Agent in Charge Ines Ploverdale.",
    )
    assert {"nurse", "ketamine", "diverting"} <= found.words
    assert found.words.isdisjoint({"brannigan", "ploverdale"})


def test_numbers_of_the_document_and_of_those_it_cites() -> None:
    found = _of(
        "Correction",
        "In FR Doc. 2024-01234, the docket number is corrected to Docket No. DEA-377.",
        number="FR Doc. 2024-05678",
    )
    assert found.number == "FR Doc. 2024-05678"
    assert found.cites == {"FR Doc. 2024-01234"}
    assert found.dockets == {"DEA-377"}


@given(st.text(max_size=200), st.text(max_size=400))
def test_any_text_has_keys(title: str, text: str) -> None:
    found = _of(title, text)
    assert (
        ""
        not in found.persons | found.organizations | found.named_persons | found.named_organizations
    )
    assert found.persons.isdisjoint(found.named_persons)


@pytest.mark.parametrize(
    "told",
    [
        "a former caregiver at Halvard Ridge Clinic, was charged with Medicaid fraud.",
        "was charged with submitting phony time sheets to Halvard Ridge Clinic for work not done.",
        "was charged with stealing from her employer, Halvard Ridge Clinic, over two years.",
    ],
)
def test_for_whom_somebody_only_works(told: str) -> None:
    found = _of("Quillport Woman Charged", f"Orla Tannenbrook, 44, of Quillport, {told}")
    assert found.employers == {"halvard ridge clinic"}


def test_a_firm_that_is_owned_is_no_employer() -> None:
    found = _of("Man Charged", "Ulf Tannenbrook, 44, owner of Halvard Ridge Clinic, was charged.")
    assert not found.employers
