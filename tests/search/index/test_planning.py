"""A query's tree as a plan."""

from __future__ import annotations

import pytest

from search.index.plan import AllOf, BestOf, Everything, NoneOf, Plan, Run, Term, Within
from search.index.planning import planned
from search.language.query_error import QueryError
from search.language.synonyms import synonyms_of
from search.language.tree import And, Claim, Near, Not, Text, Tree


def word(text: str) -> Text:
    return Text(text=text)


def quote(text: str) -> Text:
    return Text(text=text, quoted=True)


@pytest.mark.parametrize(
    ("tree", "plan"),
    [
        (word("kickbacks"), Term(field="stem", word="kickback")),
        (quote("kickbacks"), Term(field="written", word="kickbacks")),
        (Text(text="Kickbacks", field="title"), Term(field="title_stem", word="kickback")),
        (Text(text="25-101", field="number"), Run(field="number_written", words=("25", "101"))),
        (word("No. 25-101"), Run(field="stem", words=("25", "101"))),
        (quote("Grand Jury"), Run(field="written", words=("grand", "jury"))),
        (
            word("home-based"),
            BestOf(
                parts=(
                    Run(field="stem", words=("home", "base")),
                    Term(field="stem", word="homebas"),
                )
            ),
        ),
        (quote("home-based"), Run(field="written", words=("home", "based"))),
        (word("21 USC 841"), Term(field="cited", word="21_u.s.c._841")),
        (quote("21 USC 841"), Term(field="cited", word="21_u.s.c._841")),
        (Text(text="21 USC 841", field="title"), Term(field="title_cited", word="21_u.s.c._841")),
        (
            Text(text="25-cr-183", field="number"),
            Term(field="number_cited", word="25-cr-00183"),
        ),
        (
            word("sections 841 and 846 of title 21"),
            AllOf(
                parts=(
                    Term(field="cited", word="21_u.s.c._841"),
                    Term(field="cited", word="21_u.s.c._846"),
                )
            ),
        ),
        (
            quote("under 21 U.S.C. § 841"),
            BestOf(
                parts=(
                    Run(field="written", words=("under", "21", "usc", "section", "841")),
                    Run(field="canonical", words=("under", "21", "usc", "841")),
                )
            ),
        ),
        (quote("!"), NoneOf(part=Everything())),
        (Not(part=word("ketamine")), NoneOf(part=Term(field="stem", word="ketamin"))),
    ],
    ids=repr,
)
def test_the_plan_of_words(tree: Tree, plan: Plan) -> None:
    assert planned(tree) == plan


def test_families_are_near_each_other_and_what_is_quoted_stands_there_too() -> None:
    near = Near(parts=(quote("grand jury"), word("indicted")), words=5)
    families = Within(field="stem", runs=(("grand", "juri"), ("indict",)), words=5)
    assert planned(near) == AllOf(parts=(families, Run(field="written", words=("grand", "jury"))))


def test_quoted_words_are_near_each_other_as_they_are_written() -> None:
    near = Near(parts=(quote("Clinic"), quote("clinics")), words=3, field="title")
    assert planned(near) == Within(field="title_written", runs=(("clinic",), ("clinics",)), words=3)


def test_a_word_is_asked_for_with_what_says_the_same() -> None:
    known = synonyms_of([["nurse practitioner", "NP"]])
    expected = BestOf(
        parts=(
            Term(field="stem", word="np"),
            Run(field="stem", words=("nurs", "practition")),
        )
    )
    assert planned(word("NP"), known) == expected
    assert planned(quote("NP"), known) == Term(field="written", word="np")


def test_what_was_not_resolved_is_asked_of_no_index() -> None:
    with pytest.raises(QueryError, match="resolved"):
        planned(And(parts=(Claim(field="state", value="NJ"),)))
