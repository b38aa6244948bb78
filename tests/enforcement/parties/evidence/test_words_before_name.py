"""What the words before a name say of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.parties.evidence.words_before_name import involvement_by_words_before
from enforcement.parties.involvement import Involvement
from enforcement.parties.naming.name import NameType


def says(left: str, name_type: NameType = "person", *, title: bool = False) -> str:
    return involvement_by_words_before(left, title=title, name_type=name_type).name


@pytest.mark.parametrize(
    "left",
    [
        "Agents charged ",
        "Arrested: defendant ",
        "a verdict against ",
        "charged former police officer ",
        "charged the owner, ",
        "charged Reno pharmacist ",
        "charged 44-year-old ",
        "charged The ",
        "charged “",
        "charged (in May) ",
        "charged the owner (of Vale Clinic) ",
        "charged owner and operator ",
        "the arrest of ",
        "Arrest Of ",
        "the guilty plea entered by ",
        "recovered from ",
        "an indictment for ",
        "a settlement reached today with ",
        "its resolution agreement with ",
        "a settlement between ",
        "a warning letter to ",
        "arrests including ",
        "allegations that ",
        "accused him, alleging that ",
        "the arrest of Ada Holt and ",
        "the arrest of Ada Bea Holt and ",
        "a deal with ",
    ],
)
def test_the_one_acted_against(left: str) -> None:
    assert says(left) == "PARTY"


@pytest.mark.parametrize(
    "left",
    [
        "a ",
        "An ",
        "patients of ",
        "employed by ",
        "was charged by ",
        "submitted bills to ",
        "owner of clinics operated by ",
        "the victim ",
        "charges filed by whistleblower ",
        "a management agreement with ",
        "a sham consulting agreement with ",
        "the arrest in Reno of ",
        "the Reno arrest from ",
        "Ada Holt, 42, ",
        "of Alexandria and ",
        "of Reno or the ",
        "the office of Ada Bea Holt and ",
    ],
)
def test_strangers(left: str) -> None:
    assert says(left) == "STRANGER"


@pytest.mark.parametrize(
    "left",
    [
        "",
        "was charged ",
        "Were indicted ",
        "announced that ",
        "that ",
        "allegations were made in the report that ",
        "as well as ",
        "together with ",
        "along with ",
        "a patient of the clinic, ",
        "charged, today, ",
        "charged; ",
        "charged Reno ",
        "charged and ",
        "Ada Holt and ",
        "of the Reno and ",
        "of Reno, Sparks and ",
        "of Ada, 42, of Reno, ",
    ],
)
def test_nothing_is_said(left: str) -> None:
    assert says(left) == "UNKNOWN"


@pytest.mark.parametrize(
    ("left", "name_type", "involvement"),
    [
        ("owner of a clinic, ", "organization", "STRANGER"),
        ("owner of a business, ", "word", "STRANGER"),
        ("owner of a clinic today, ", "organization", "UNKNOWN"),
        ("owner of a clinic, ", "person", "UNKNOWN"),
        ("owner of the place, ", "organization", "UNKNOWN"),
        ("owner of the place ", "organization", "STRANGER"),
        ("of Reno, Sparks and ", "word", "STRANGER"),
        ("of Reno, the ", "word", "UNKNOWN"),
        ("of Reno, sparks and ", "word", "UNKNOWN"),
    ],
)
def test_by_the_type_of_name(left: str, name_type: NameType, involvement: str) -> None:
    assert says(left, name_type) == involvement


@pytest.mark.parametrize(
    ("left", "in_title", "in_body"),
    [
        ("Charges The Reno ", "PARTY", "UNKNOWN"),
        ("Indicts Two Reno ", "PARTY", "UNKNOWN"),
        ("Indicted After Reno Clinic ", "UNKNOWN", "PARTY"),
        ("Settlement With ", "PARTY", "PARTY"),
        ("Charges: ", "UNKNOWN", "UNKNOWN"),
    ],
)
def test_in_a_title_any_word_is_a_capital_one(left: str, in_title: str, in_body: str) -> None:
    assert says(left, title=True) == in_title
    assert says(left) == in_body


@pytest.mark.parametrize("word", ["the", "its", "his", "her", "two", "three", "four", "five"])
def test_a_title_is_read_past_determiners(word: str) -> None:
    assert says(f"Charges {word.title()} Reno ", title=True) == "PARTY"


@pytest.mark.parametrize("word", ["a", "an"])
def test_a_title_is_read_past_articles(word: str) -> None:
    assert says(f"Charges {word.title()} Reno Clinic, ", title=True) == "PARTY"


@pytest.mark.parametrize(
    ("left", "involvement"),
    [
        ("charged " + "very " * 11, "PARTY"),
        ("charged " + "very " * 12, "UNKNOWN"),
        ("settlement a an the his her their its with ", "PARTY"),
        ("settlement a an the his her their its a with ", "STRANGER"),
        ("management services agreement with ", "STRANGER"),
        ("management or other agreement with ", "PARTY"),
        ("alleged by him that ", "PARTY"),
        ("alleged by him and two more who were there that ", "UNKNOWN"),
        ("of Al Bo Cy Di Ed Flo and ", "STRANGER"),
        ("of Al Bo Cy Di Ed Flo Gus and ", "UNKNOWN"),
    ],
)
def test_how_far_back_is_read(left: str, involvement: str) -> None:
    assert says(left) == involvement


@given(st.text(), st.booleans(), st.sampled_from(["person", "organization", "word"]))
def test_any_words_are_read(left: str, title: bool, name_type: NameType) -> None:
    result = involvement_by_words_before(left, title=title, name_type=name_type)
    assert result is not Involvement.DOER
