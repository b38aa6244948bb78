"""Charges that were against a relative, a partner or a co-defendant are not the party's."""

from __future__ import annotations

from datetime import date

import pytest

from tests.enforcement.matters.test_recalled_acts import published

DAY = date(2024, 6, 12)


def standing(text: str) -> tuple[str, ...]:
    (party,) = published("a", DAY, text).reading.parties
    assert party.name == "Orla Quint"
    return party.standing


@pytest.mark.parametrize(
    "whose",
    [
        "her husband",
        "Quint's son",
        "her two daughters",
        "both her parents",
        "her former business partner",
        "her co-defendant",
        "two co-conspirators",
        "another nurse",
        "the other defendants",
        "two of her employees",
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "Orla Quint was charged with fraud. Prosecutors agreed to drop the charges against {}.",
        "Orla Quint was charged with fraud, and a judge dismissed the charges against {}.",
        "Orla Quint was charged with fraud. The charges against {} were dismissed.",
        "Prosecutors dropped the charges against {}. Orla Quint was charged with fraud.",
    ],
)
def test_what_ended_against_somebody_else_is_not_the_partys(text: str, whose: str) -> None:
    assert standing(text.format(whose)) == ("charged",)


@pytest.mark.parametrize(
    "whose", ["her", "Orla Quint", "her and her husband", "her husband and her"]
)
def test_what_ended_against_the_party_is(whose: str) -> None:
    told = f"Orla Quint was charged with fraud. Prosecutors dropped the charges against {whose}."
    assert standing(told) == ("dismissed",)
