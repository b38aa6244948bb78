"""A party whose name a page spells otherwise now is the party that was told of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answers.news.correcting.respelled import respelled
from answers.news.correcting.withdrawal import is_said
from answers.news.told_facts import told_fact
from enforcement.claims import Party
from enforcement.reading.dossier import Dossier
from store.log.letter_events import ToldFact
from tests.answers.news.correcting.test_withdrawal import a_document, a_matter, told
from tests.enforcement.dossiers import a_party

JON, JOHN, JOAN = a_party("Jon Quil"), a_party("John A. Quill, Jr."), a_party("Joan Quill")


def naming(*parties: Party) -> Dossier:
    """A state of a document that tells of a charge against the first."""
    first = a_document(0, ("charge", None), of=parties[0])
    return replace(first, reading=replace(first.reading, parties=parties))


def fact_of(party: Party) -> ToldFact:
    return told("charge", of=party)


def test_a_corrected_spelling_takes_nothing_back() -> None:
    fact, after = fact_of(JON), naming(JOHN)
    assert not is_said(fact, a_matter(after))
    today = respelled(fact, naming(JON), after)
    assert replace(today, party=fact.party) == fact
    assert is_said(today, a_matter(after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (naming(JON), naming(JOAN)),
        (naming(JON), naming(a_party("Bram Tolliver"))),
        (naming(JON, JOHN), naming(JOHN)),
        (naming(JON), naming(JON, JOHN)),
        (naming(JON), naming(JOHN, a_party("Jonn Quil"))),
        (naming(JON, a_party("John Quil")), naming(JOHN)),
        (naming(JON), None),
        (None, naming(JOHN)),
    ],
)
def test_nobody_is_taken_for_another_by_a_guess(
    before: Dossier | None, after: Dossier | None
) -> None:
    fact = fact_of(JON)
    assert respelled(fact, before, after) == fact


def test_what_was_done_to_nobody_has_no_name() -> None:
    act = a_document(0, ("rule-final", None)).reading.actions[0]
    fact = told_fact(act, None, document="d0", position=1, reader="r")
    assert respelled(fact, naming(JON), naming(JOHN)) == fact
