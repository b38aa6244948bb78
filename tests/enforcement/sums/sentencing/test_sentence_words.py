from __future__ import annotations

from typing import Any

import pytest

from enforcement.claims import LIFE, CourtSentence
from enforcement.sums.sentencing.sentence_words import sentence_terms


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (
            {"prison_months": 57, "supervised_release_months": 36},
            ["57 months in prison", "36 months of supervised release"],
        ),
        (
            {"prison_months": 12, "prison_exactly": "12 months and 1 day", "probation_months": 1},
            ["12 months and 1 day in prison", "1 month of probation"],
        ),
        ({"prison_exactly": "14 days"}, ["14 days in prison"]),
        (
            {"prison_months": LIFE, "supervised_release_months": LIFE},
            ["life in prison", "supervised release for life"],
        ),
        (
            {"prison_months": 0, "home_detention_months": 6},
            ["time served", "6 months of home detention"],
        ),
        ({}, []),
    ],
)
def test_each_part_of_a_sentence_is_worded(parts: dict[str, Any], words: list[str]) -> None:
    sentence = CourtSentence(quote="", start=0, end=0, name="Orla Quennell", **parts)
    assert list(sentence_terms(sentence)) == words
