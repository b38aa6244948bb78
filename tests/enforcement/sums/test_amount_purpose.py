from __future__ import annotations

import pytest

from enforcement.sums.amount_purpose import purpose_of_amount
from enforcement.sums.dollars import dollar_figures


@pytest.mark.parametrize(
    ("text", "what", "words"),
    [
        ("He was ordered to pay a $5,000 fine.", "fine", "$5,000 fine"),
        ("and $9,000 in restitution", "restitution", "$9,000 in restitution"),
        ("to repay Medicaid $700", "restitution", "repay Medicaid $700"),
        ("agreed to forfeit more than $89,000", "forfeiture", "forfeit more than $89,000"),
        ("a $20 million health care fraud scheme", "other", "$20 million health care fraud"),
        ("defrauding the plan of $90", "loss", "defrauding the plan of $90"),
        ("billed the plan for $70 and left", "billed", "billed the plan for $70"),
        ("will pay $3 million to resolve allegations", "settlement", "$3 million"),
        ("attempting to steal more than $60", "other", "attempting to steal more than $60"),
        ("a $100 special assessment", "other", "$100 special assessment"),
        ("violated the False Claims Act and paid $8", "settlement", "$8"),
    ],
)
def test_what_a_sum_is_for(text: str, what: str, words: str) -> None:
    (figure,) = dollar_figures(text)
    why = purpose_of_amount(text, (0, figure.start, figure.end, len(text)), "settlement")
    assert (why.what, text[why.start : why.end]) == (what, words)


def test_a_share_is_told_from_the_whole() -> None:
    text = "The state will receive $4 million of the settlement"
    (figure,) = dollar_figures(text)
    assert purpose_of_amount(text, (0, figure.start, figure.end, len(text)), "settlement").share
