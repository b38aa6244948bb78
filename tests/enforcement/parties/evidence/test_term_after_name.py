"""Terms that stand directly behind a name."""

from __future__ import annotations

import pytest

from enforcement.parties.evidence.term_after_name import is_followed_by_term


@pytest.mark.parametrize(
    ("rest", "followed"),
    [
        (", 41, of Salem: 37 months in prison", True),
        (", of Salem, Oregon, to 41 months in prison", True),
        (" (24 months of probation)", True),
        (" a 14-year prison term", True),
        (" got five years in prison", True),
        (" (probation)", True),
        (" was sentenced to 24 months", False),
        (", 12 years before she went to prison", False),
        (", New Jersey Man Sentenced to Two Years in Prison", False),
        (", 40 years old, was sent to prison", False),
        (", two years after the trial", False),
        (", 24 months", False),
    ],
)
def test_terms_behind_a_name(rest: str, followed: bool) -> None:
    text = f"Ida Holt{rest}"
    assert is_followed_by_term(text, text.lower(), len("Ida Holt"), 0, len(text)) is followed
