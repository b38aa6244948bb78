"""The parts of names, and their keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.parties.naming.person_name import (
    are_told_apart,
    generation,
    name_words,
    organization_key,
    person_key,
    without_generation,
)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Nora B. Quill", "nora quill"),
        ("NORA QUILL JR.", "nora quill"),
        ("Nora O\u2019Dell-Price III", "nora o\u2019dell-price"),
        ("Quill", ""),
        ("Quill, Jr.", ""),
        ("", ""),
    ],
)
def test_the_key_of_a_person(name: str, key: str) -> None:
    assert person_key(name) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("The Orlo Clinic, LLC", "orlo clinic"),
        ("Orlo Co. Inc.", "orlo"),
        ("Orlo Partners, P.C.", "orlo partners"),
        ("Orlo Group, P.L.L.C.", "orlo group"),
        ("U.S. Orlo Group, L.L.C.", "u s orlo group"),
        ("Orlo Spa", "orlo spa"),
        ("Quill\u2019s Pharmacy", "quill's pharmacy"),
        ("Inc.", "inc"),
        ("Orlo the Second", "orlo the second"),
    ],
)
def test_the_key_of_an_organization(name: str, key: str) -> None:
    assert organization_key(name) == key


@pytest.mark.parametrize(
    ("name", "said", "rest"),
    [
        ("Nora Quill, Jr.", "jr", "Nora Quill"),
        ("Nora Quill III", "iii", "Nora Quill"),
        ("Nora Quill,Sr", "sr", "Nora Quill"),
        ("NORA QUILL IV ", "iv", "NORA QUILL"),
        ("Nora Quilljr", "", "Nora Quilljr"),
        ("Jr. Quill", "", "Jr. Quill"),
        ("Nora Quill", "", "Nora Quill"),
    ],
)
def test_a_generation(name: str, said: str, rest: str) -> None:
    assert (generation(name), without_generation(name)) == (said, rest)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Nora B. Quill, Jr., M.D.", ["Nora", "B.", "Quill"]),
        ("Minh Do", ["Minh", "Do"]),
        ("Minh Do Jr.", ["Minh", "Do"]),
        ("Nora Quill III", ["Nora", "Quill"]),
        ("Quill", ["Quill"]),
        ("", []),
    ],
)
def test_the_words_of_a_name(name: str, words: list[str]) -> None:
    assert name_words(name) == words


@given(st.text())
def test_any_name_has_its_keys(name: str) -> None:
    assert len(person_key(name).split()) in (0, 2)
    assert organization_key(name) == organization_key(name).strip()
    assert name.startswith(without_generation(name))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (["John Roe"], ["John Roe Jr."], False),
        (["John Roe Sr."], ["John Roe, Jr."], True),
        (["John Roe Sr.", "John Roe"], ["John Roe, Jr."], True),
        (["John A. Roe"], ["John Adam Roe"], False),
        (["John A. Roe"], ["John B. Roe"], True),
        (["John A. Roe", "John B. Roe"], ["John Bob Roe"], False),
        (["John Ann Roe"], ["John Anna Roe"], True),
        (["John Roe"], ["John B. Roe, M.D."], False),
        (["Roe"], ["John B. Roe Jr."], False),
    ],
)
def test_what_tells_two_of_one_name_apart(one: list[str], other: list[str], apart: bool) -> None:
    assert are_told_apart(one, other) == are_told_apart(other, one) == apart
