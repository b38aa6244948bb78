"""Terms that stand directly behind a name."""

from __future__ import annotations

import pytest

from enforcement.parties.evidence.term_after_name import is_followed_by_term, is_preceded_by_term


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


@pytest.mark.parametrize(
    ("left", "preceded"),
    [
        ("handed down a sentence of 135 months to ", True),
        ("imposed a sentence of three years in federal prison on ", True),
        ("after a sentence of 135 months she wrote to ", False),
        ("gave 135 months to ", False),
    ],
)
def test_terms_before_a_name(left: str, preceded: bool) -> None:
    assert is_preceded_by_term(left) is preceded
