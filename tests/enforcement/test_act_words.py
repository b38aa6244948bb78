"""Acts and days ahead in words."""

from __future__ import annotations

import pytest

from enforcement.act_words import act_words, day_words
from enforcement.claims import Kind, Status


@pytest.mark.parametrize(
    ("kind", "status", "words"),
    [
        ("charge", "charged", "charge"),
        ("charge", "dismissed", "charge (dismissed)"),
        ("surrender", "stated", "surrender"),
        ("penalty", "proposed", "penalty (proposed)"),
        ("order-to-show-cause", "vacated", "order to show cause (vacated)"),
    ],
)
def test_how_far_an_act_has_come_is_said_where_its_kind_does_not(
    kind: Kind, status: Status, words: str
) -> None:
    assert act_words(kind, status) == words


def test_what_speaks_against_a_day_is_said() -> None:
    assert day_words("comment_deadline", "stands") == "comment deadline"
    assert day_words("sentencing", "cancelled") == "sentencing (cancelled)"
    assert day_words("other", "stands") == "other day"
