"""Words of courts and authorities near a name, told from the same words of daily business."""

from __future__ import annotations

import pytest

from enforcement.parties.evidence.proceedings import Proceedings


def near(low: str, *, stated: bool) -> bool:
    return Proceedings(low, stated=stated).near(0, 4)


@pytest.mark.parametrize(
    "low",
    [
        "orlo was charged with theft.",
        "orlo agreed to pay $9,000 to resolve its liability.",
        "orlo to pay $2 million for submitting false reports",
        "orlo was sued last week.",
        "orlo admitted fraud.",
        "orlo paid a civil penalty.",
    ],
)
def test_a_word_of_proceedings_beside_a_name(low: str) -> None:
    assert near(low, stated=True)
    assert near(low, stated=False)


@pytest.mark.parametrize(
    "low",
    [
        "orlo agreed to a merger.",
        "orlo was named after his cardiac arrest.",
        "orlo faces a deadline for its new release.",
        "orlo, whose charges of $40 are low, will be released in may.",
        "orlo speaks with conviction.",
        "orlo and arrested development will be on stage.",
    ],
)
def test_words_of_daily_business(low: str) -> None:
    assert not near(low, stated=True)
    assert not near(low, stated=False)


def test_what_only_stands_in_a_text_of_proceedings() -> None:
    assert near("orlo helps banks to find fraud.", stated=True)
    assert not near("orlo helps banks to find fraud.", stated=False)
    assert not near("orlo agreed to pay $9 per share for vellum.", stated=False)


def test_only_near_the_name() -> None:
    low = "orlo opens a clinic. " + "it is new. " * 40 + "vellum was sued."
    assert not near(low, stated=True)
    assert Proceedings(low, stated=True).near(low.index("vellum"), low.index("vellum") + 6)
