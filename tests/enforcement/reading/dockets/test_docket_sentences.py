"""What judgments impose, and whose it is; fees and sums in exhibits are nobody's."""

from __future__ import annotations

import pytest

from enforcement.claims import CourtSentence
from tests.enforcement.reading.dockets.dockets import a_docket, read

CHARGE = "2031-04-02, document 1\nINDICTMENT as to Odile Farrow (1), Basil Ondry (2)"


def judged(*entries: str) -> list[tuple[str | None, int | None, int | None, int | None]]:
    found = read(a_docket(CHARGE, *entries)).reading
    for sentence in found.sentences:
        assert found.whole[sentence.start : sentence.end] == sentence.quote
    return [
        (it.name, it.prison_months, it.probation_months, it.supervised_release_months)
        for it in found.sentences
    ]


def judgment(words: str, day: str = "2032-02-20") -> str:
    return f"{day}, document 61\nJUDGMENT as to Basil Ondry (2), {words}"


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("Counts 1, 3: 57 months imprisonment, 3 years supervised release.", (57, None, 36)),
        ("Imprisonment: 24 months; Supervised Release: 3 years.", (24, None, 36)),
        ("Probation for 3 years.", (None, 36, None)),
        ("custody of the BOP for a year and a day.", (12, None, None)),
        ("custody of the Bureau of Prisons for a term of 57 months.", (57, None, None)),
        (
            "24 months imprisonment on Count 1, 36 months imprisonment on Count 2, consecutive.",
            (60, None, None),
        ),
        (
            "24 months imprisonment on Count 1, 36 months imprisonment on Count 2, concurrently.",
            (36, None, None),
        ),
    ],
)
def test_the_terms_of_a_judgment_are_the_defendants(
    words: str, terms: tuple[int | None, int | None, int | None]
) -> None:
    assert judged(judgment(words)) == [("Basil Ondry", *terms)]


def test_a_judgment_without_a_term_imposes_none() -> None:
    assert judged(judgment("Signed by Judge Pell on 2/20/32.")) == []


def test_a_later_judgment_takes_the_place_of_the_first() -> None:
    first = judgment("57 months imprisonment.")
    assert judged(first, judgment("40 months imprisonment.", "2032-05-01").replace("61", "70")) == [
        ("Basil Ondry", 40, None, None)
    ]


@pytest.mark.parametrize("what", ["61 Judgment", "the conviction"])
def test_a_judgment_that_is_vacated_imposes_nothing(what: str) -> None:
    vacated = f"2032-05-01, document 70\nORDER vacating {what} as to Basil Ondry."
    assert judged(judgment("57 months imprisonment."), vacated) == []
    assert judged(judgment("57 months imprisonment."), vacated.replace("Basil", "Odile")) != []


def test_what_another_entry_speaks_of_is_not_imposed() -> None:
    entry = "2032-02-01, document 50\nMEMORANDUM as to Basil Ondry: 57 months imprisonment."
    assert judged(entry) == []


def test_of_the_sums_only_those_of_a_judgment_count() -> None:
    docket = a_docket(
        "2031-04-02, document 1: Complaint\nCOMPLAINT as to Odile Farrow ( Filing fee $ 405 receipt"
        " number 1.)\n\nInvoice for $12,000",
        "2032-02-20, document 61\nJUDGMENT as to Odile Farrow (1): 24 months imprisonment; Special"
        " Assessment: $100.00; MSA $25; $30 SPA; $200 special assessment; Restitution: $48,200.00.",
    )
    assert [(it.usd, it.what) for it in read(docket).reading.amounts] == [(48_200, "restitution")]


def test_a_sentence_without_a_clear_owner_has_none() -> None:
    entry = (
        "2032-02-20, document 61\nJUDGMENT as to Basil Ondry, Odile Farrow: 24 months imprisonment."
    )
    (sentence,) = read(a_docket(CHARGE, entry)).reading.sentences
    assert isinstance(sentence, CourtSentence)
    assert sentence.name is None
