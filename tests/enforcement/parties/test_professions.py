"""Professions by the names they go by."""

from __future__ import annotations

import pytest

from enforcement.parties.professions import profession_called, profession_names


@pytest.mark.parametrize(
    ("text", "profession"),
    [
        ("Doctor", "physician"),
        ("M.D.", "physician"),
        ("drug store", "pharmacy"),
        ("Nurse  Practitioner", "nurse practitioner"),
        ("rogue doctor", ""),
        ("physican", ""),
        ("", ""),
    ],
)
def test_a_profession_goes_by_its_spellings(text: str, profession: str) -> None:
    assert profession_called(text) == profession


def test_every_profession_goes_by_its_name() -> None:
    assert [profession_called(name.upper()) for name in profession_names()] == profession_names()
