from __future__ import annotations

import pytest

from letters.passages import PassagePart, query_passages
from search.language.parsing import parse
from search.language.tree import wanted_leaves
from tests.scheduler.examples import a_document

DOCUMENT = a_document(
    title="Ketamine clinics closed",
    text="He was charged under 21 U.S.C. § 841(a)(1) for a Schedule\nIII drug.",
)


@pytest.mark.parametrize(
    ("query", "forms"),
    [
        ("ketamine", ("Ketamine",)),
        ("charged ketamine", ("charged", "Ketamine")),
        ("clinic*", ("clinics",)),
        ("21 USC 841", ("21 U.S.C. § 841(a)(1)",)),
        ("schedule 3", ("Schedule III",)),
        ("title:charged OR drug", ("drug",)),
        ("drug -ketamine", ("drug",)),
        ("source:us_example", ()),
        ("opioid", ()),
    ],
)
def test_the_words_of_the_query_are_shown_as_they_are_written(
    query: str, forms: tuple[str, ...]
) -> None:
    assert sorted(query_passages(wanted_leaves(parse(query)), DOCUMENT).terms) == sorted(forms)


def test_what_was_found_is_marked_in_the_passage() -> None:
    (passage,) = query_passages(wanted_leaves(parse("schedule iii")), DOCUMENT).passages
    assert [piece.text for piece in passage if piece.found] == ["Schedule III"]
    assert "".join(piece.text for piece in passage) == " ".join(DOCUMENT.text.split())


def test_without_a_find_the_passage_is_the_beginning() -> None:
    beginning = (PassagePart(text="One.", found=False),)
    assert query_passages([], a_document(text="One.")).passages == (beginning,)
    assert query_passages([], a_document(text="")).passages == ()
