"""Laws by name: found in any usual form, each to one canonical name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.citations.named_laws import named_laws


@pytest.mark.parametrize(
    ("said", "canonical"),
    [
        ("resolve False Claims Act allegations", "False Claims Act"),
        ("under the Anti-Kickback Statute", "Anti-Kickback Statute"),
        ("violated the Stark Law", "Stark Law"),
        ("the Physician Self-Referral Law", "Stark Law"),
        ("the Ryan Haight Online Pharmacy Consumer Protection Act", "Ryan Haight Act"),
        ("the federal Controlled\u00a0Substances Act", "Controlled Substances Act"),
        ("the Food, Drug, and Cosmetic Act", "Federal Food, Drug, and Cosmetic Act"),
    ],
)
def test_a_law_goes_by_one_name(said: str, canonical: str) -> None:
    (law,) = named_laws(said)
    assert law.canonical == canonical
    assert said[law.start : law.end] == law.quote


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    for law in named_laws(text):
        assert text[law.start : law.end] == law.quote


def test_acts_of_other_kinds_are_no_law() -> None:
    assert list(named_laws("an Act of kindness, in the Law Library, by Statute Books Inc.")) == []
