"""What was read in a document, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from answers.claims import DocumentClaims, document_claims
from answers.reader import reader
from pages.views.document.what_was_read import Fact, quantity_words, quotes_of, what_was_read
from store.config import load
from store.log.document import Document
from tests.answers.examples import CASES, EARLIER, RULE


def claims_of(document: Document, home: Path) -> DocumentClaims:
    return document_claims(reader(load({"BLOTTER_HOME": str(home)})).read(document))


def facts(claims: DocumentClaims) -> dict[str, list[Fact]]:
    return {group.title: list(group.facts) for group in what_was_read(claims)}


def test_who_what_how_much_and_when(tmp_path: Path) -> None:
    claims = claims_of(CASES[2], tmp_path)
    found = facts(claims)
    assert (found["What was done"][0].words, found["What was done"][0].is_main) == ("Plea", True)
    (party,) = found["To whom"]
    assert party.words == "Bram Tolliver"
    assert [it.words for it in party.below] == ["Pleaded guilty"]
    assert [(it.words, it.more) for it in found["How much"]] == [("$402,000", "forfeiture")]
    assert ("6 Aug 2026", "sentencing") in [(it.words, it.more) for it in found["When"]]
    assert [it.words for it in found["Numbers it goes by"]] == ["2:25-cr-00183"]


def test_every_fact_with_words_leads_to_them(tmp_path: Path) -> None:
    for document in (*CASES, EARLIER, RULE):
        claims = claims_of(document, tmp_path)
        whole = f"{document.title}\n{document.text}"
        quoted = {(it.start, it.end) for it in quotes_of(claims)}
        for group in what_was_read(claims):
            for fact in (one for it in group.facts for one in (it, *it.below)):
                if fact.claim:
                    assert whole[fact.claim.start : fact.claim.end] == fact.claim.quote
                    assert (fact.claim.start, fact.claim.end) in quoted


def test_a_document_that_says_nothing(tmp_path: Path) -> None:
    nothing = Document(id="us_a:1", source="us_a", url="", title="", text="")
    assert [group.title for group in what_was_read(claims_of(nothing, tmp_path))] == [
        "Where, and by whom"
    ]


def test_of_very_many_facts_the_rest_is_counted(tmp_path: Path) -> None:
    laws = "".join(f"It rests on 21 U.S.C. {number}. " for number in range(800, 900))
    cited = Document(id="us_a:1", source="us_a", url="", title="Rule", text=laws)
    (group,) = (it for it in what_was_read(claims_of(cited, tmp_path)) if "law" in it.title)
    assert len(group.facts) == 40
    assert len(group.facts) + group.more == 100


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        (22_870.0, "tablet", "22,870 tablets"),
        (1_234_567.0, "pill", "1,234,567 pills"),
        (1.0, "vial", "1 vial"),
        (2.0, "patch", "2 patches"),
        (0.25, "mg", "0.25 mg"),
        (1_500.0, "kg", "1,500 kg"),
    ],
)
def test_quantities_as_people_write_them(amount: float, unit: str, words: str) -> None:
    assert quantity_words(amount, unit) == words
