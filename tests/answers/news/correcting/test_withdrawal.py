"""Whether what was told still holds, by what the documents of its matter tell later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from answers.news.correcting.told_acts import ReadMatter
from answers.news.correcting.withdrawal import (
    ReadState,
    Withdrawal,
    is_said,
    may_be_withdrawn,
    undoing,
    why_undone,
    why_unsaid,
)
from answers.news.told_facts import told_fact
from enforcement.claims import Action, CourtSentence, Party, PartyAction, Status
from enforcement.kinds import KINDS
from enforcement.matters.party_history import matter_parties
from enforcement.reading.dossier import Dossier
from store.log.letter_events import ToldFact
from tests.enforcement.dossiers import a_dossier, a_party

ADA, BRAM = a_party("Ada Quill"), a_party("Bram Tolliver")
QUOTED: dict[str, Any] = {"quote": "was", "start": 0, "end": 3}
#: A kind, and what became of it.
Act = tuple[str, Status | None]


def a_document(number: int, *acts: Act, of: Party = ADA, **reading: Any) -> Dossier:
    """A document of the day of that number, about one party."""
    done = [(kind, status or KINDS[kind].status) for kind, status in acts]
    dossier = a_dossier(
        f"d{number}",
        published_on=date(2025, 3, 1) + timedelta(number),
        parties=[of],
        actions=[Action(kind=kind, status=status, **QUOTED) for kind, status in done],
        **reading,
    )
    outcomes = [PartyAction(name=of.name, kind=k, status=s, **QUOTED) for k, s in done]
    return replace(dossier, outcomes=tuple(outcomes))


def a_matter(*documents: Dossier) -> ReadMatter:
    return ReadMatter(documents={it.id: it for it in documents}, parties=matter_parties(documents))


def told(kind: str, status: Status | None = None, of: Party | None = ADA) -> ToldFact:
    """As the first document had it."""
    act = PartyAction(name="", kind=kind, status=status or KINDS[kind].status, **QUOTED)
    return told_fact(act, of, document="d0", position=1, reader="r")


def end_of(fact: ToldFact, matter: ReadMatter) -> Withdrawal | None:
    """Why it is undone, if its document never changed."""
    ended = undoing(fact, matter)
    state = ReadState(type="DocumentPublished", dossier=matter.documents["d0"])
    return why_undone(fact, ended, [state]) if ended else None


UNDONE_BY_THE_SECOND = Withdrawal(cause="they", undone_by="d1")


@pytest.mark.parametrize(
    ("fact", "later"),
    [
        (("charge", None), [("dismissal", None)]),
        (("charge", None), [("acquittal", None)]),
        (("charge", None), [("charge", "dismissed")]),
        (("charge", None), [("charge", "superseded")]),
        (("arrest", None), [("dismissal", None)]),
        (("conviction", None), [("conviction", "vacated")]),
        (("conviction", None), [("conviction", "pardoned")]),
        (("sentence", None), [("conviction", "vacated")]),
        (("sentence", None), [("sentence", "commuted")]),
        (("sentence", None), [("sentence", "resentenced")]),
        (("plea", None), [("plea", "withdrawn")]),
        (("suspension", None), [("suspension", "lifted")]),
        (("exclusion", None), [("exclusion", "withdrawn")]),
        (("revocation", "proposed"), [("revocation", "withdrawn")]),
        (("civil-complaint", None), [("dismissal", None)]),
        (("judgment", None), [("judgment", "vacated")]),
        (("warning", None), [("warning", "withdrawn")]),
    ],
)
def test_what_is_undone_is_taken_back(fact: Act, later: Sequence[Act]) -> None:
    matter = a_matter(a_document(0, fact), a_document(1, *later))
    assert is_said(told(*fact), matter)
    assert end_of(told(*fact), matter) == UNDONE_BY_THE_SECOND


@pytest.mark.parametrize(
    ("fact", "later"),
    [
        (("charge", None), [("plea", None)]),
        (("charge", None), [("conviction", None)]),
        (("plea", None), [("sentence", None), ("dismissal", None)]),
        (("charge", None), [("charge", "superseded"), ("charge", None)]),
        (("charge", None), [("conviction", "vacated")]),
        (("sentence", None), [("sentence", "stayed")]),
        (("suspension", None), [("revocation", None)]),
        (("suspension", None), [("dismissal", None)]),
        (("civil-complaint", None), [("settlement", None), ("dismissal", None)]),
        (("revocation", "proposed"), [("revocation", None)]),
    ],
)
def test_what_goes_on_stands(fact: Act, later: Sequence[Act]) -> None:
    matter = a_matter(a_document(0, fact), a_document(1, *later))
    assert is_said(told(*fact), matter)
    assert end_of(told(*fact), matter) is None


def test_what_is_undone_in_part_stands() -> None:
    later = a_document(1, ("dismissal", None))
    part = replace(later, outcomes=tuple(replace(it, in_part=True) for it in later.outcomes))
    matter = a_matter(a_document(0, ("charge", None)), part)
    assert end_of(told("charge"), matter) is None


def test_who_is_sentenced_to_more_is_news_and_no_correction() -> None:
    def sentenced(number: int, months: int, status: Status | None) -> Dossier:
        sentence = CourtSentence(name=ADA.name, prison_months=months, **QUOTED)
        return a_document(number, ("sentence", status), sentences=[sentence])

    first = sentenced(0, 57, None)
    assert end_of(told("sentence"), a_matter(first, sentenced(1, 60, "resentenced"))) is None
    shorter = a_matter(first, sentenced(1, 40, "resentenced"))
    assert end_of(told("sentence"), shorter) == UNDONE_BY_THE_SECOND


def test_what_is_undone_for_another_party_stands() -> None:
    later = a_document(1, ("dismissal", None), of=BRAM)
    matter = a_matter(a_document(0, ("charge", None)), later)
    assert end_of(told("charge"), matter) is None


@pytest.mark.parametrize(
    ("end", "is_over"),
    [
        (("rule-proposed", "withdrawn"), True),
        (("rule-proposed", None), False),
        (("rule-final", "withdrawn"), False),
        (("guidance", "withdrawn"), False),
    ],
)
def test_a_proposed_scheduling_is_a_proposed_rule(end: Act, *, is_over: bool) -> None:
    proposed: Act = ("scheduling", "proposed")
    matter = a_matter(a_document(0, proposed), a_document(1, end))
    found = end_of(told(*proposed, of=None), matter)
    assert found == (UNDONE_BY_THE_SECOND if is_over else None)


def test_what_was_done_to_nobody_is_taken_back_too() -> None:
    def rule(number: int, status: Status | None) -> Dossier:
        return replace(a_document(number, ("rule-final", status)), outcomes=())

    fact = told("rule-final", of=None)
    assert end_of(fact, a_matter(rule(0, None))) is None
    assert end_of(fact, a_matter(rule(0, None), rule(1, "vacated"))) == UNDONE_BY_THE_SECOND


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("acquittal", None),
        ("dismissal", None),
        ("conviction", "vacated"),
        ("suspension", "lifted"),
        ("sentence", "commuted"),
        ("suspension", "stayed"),
        ("a kind of later code", "stated"),
    ],
)
def test_what_is_in_favor_of_somebody_is_never_taken_back(kind: str, status: Status | None) -> None:
    fact = replace(told("charge"), kind=kind, status=status or "stated")
    assert not may_be_withdrawn(fact)
    assert may_be_withdrawn(told("charge"))


CHARGED, SILENT = a_document(0, ("charge", None)), a_document(0, ("notice", None))


def unsaid(
    *states: tuple[str, Dossier | None],
) -> Withdrawal | None:
    """Why the last of these states does not say what was told."""
    (*_, (_, last)) = states
    assert last is not None
    read = [ReadState(type=type, dossier=dossier) for type, dossier in states]
    return why_unsaid(told("charge"), a_matter(last), read)


THEY, WE = Withdrawal(cause="they"), Withdrawal(cause="we")


def test_whose_doing_it_is_that_a_page_does_not_say_so() -> None:
    first = ("DocumentPublished", CHARGED)
    assert unsaid(first, ("DocumentRevised", SILENT)) == THEY
    assert unsaid(first, ("DocumentRestored", SILENT)) == THEY
    assert unsaid(first, ("DocumentReread", SILENT)) == WE
    assert unsaid(first, ("DocumentCompleted", SILENT)) == WE
    # By today's reader the same bytes never said so.
    assert unsaid(("DocumentPublished", SILENT)) == WE
    assert unsaid(("DocumentPublished", SILENT), ("DocumentRevised", SILENT)) == WE
    # The last that said so was followed by the one that counts.
    assert unsaid(first, ("DocumentReread", SILENT), ("DocumentRevised", SILENT)) == WE
    assert (
        unsaid(
            first,
            ("DocumentReread", CHARGED),
            ("DocumentRevised", SILENT),
            ("DocumentReread", SILENT),
        )
        == THEY
    )


def test_a_page_that_tells_of_the_acquittal_in_its_place_undid_it() -> None:
    acquitted = a_document(0, ("acquittal", None))
    assert not is_said(told("charge"), a_matter(acquitted))
    assert unsaid(("DocumentPublished", CHARGED), ("DocumentRevised", acquitted)) == Withdrawal(
        cause="they", undone_by="d0"
    )


def test_of_what_was_erased_nothing_is_told() -> None:
    assert unsaid(("DocumentPublished", None), ("DocumentRevised", SILENT)) is None


def test_what_is_only_proposed_was_not_done() -> None:
    proposed = a_matter(a_document(0, ("revocation", "proposed")))
    assert not is_said(told("revocation"), proposed)
    assert is_said(told("revocation", "proposed"), proposed)


def test_who_was_taken_for_a_person_is_found_as_an_organization() -> None:
    firm = a_party("Halcyon Vials", type="organization")
    fact = told("charge", of=a_party("Halcyon Vials"))
    assert is_said(fact, a_matter(a_document(0, ("charge", None), of=firm)))


def test_another_document_that_says_so_is_enough() -> None:
    matter = a_matter(SILENT, a_document(1, ("charge", None)))
    assert is_said(told("charge"), matter)


def test_what_tells_both_took_nothing_back() -> None:
    both = a_document(0, ("conviction", None), ("acquittal", None))
    acquitted = replace(both, published_on=date(2025, 6, 1))  # of other counts
    fact = told("conviction")
    assert end_of(fact, a_matter(acquitted)) is None
    # By today's reader it never said that the charge stood.
    dismissed = a_matter(a_document(0, ("charge", "dismissed")))
    assert end_of(told("charge"), dismissed) == WE


def test_a_page_that_tells_the_end_later_undid_it() -> None:
    later = a_document(0, ("charge", None), ("dismissal", None))
    ended = undoing(told("charge"), a_matter(later))
    assert ended is not None
    states = [
        ReadState(type="DocumentPublished", dossier=CHARGED),
        ReadState(type="DocumentRevised", dossier=later),
    ]
    assert why_undone(told("charge"), ended, states) == Withdrawal(cause="they", undone_by="d0")


def test_of_a_father_and_his_son_it_is_the_one_of_whom_it_holds() -> None:
    father, son = a_party("Ada Quill, Sr."), a_party("Ada Quill, Jr.")
    guilty = a_document(0, ("conviction", None), of=father)
    cleared = a_document(1, ("acquittal", None), of=son)
    for documents in ((guilty, cleared), (cleared, guilty)):
        matter = a_matter(*documents)
        assert is_said(told("conviction", of=father), matter)
        assert end_of(told("conviction", of=father), matter) is None


def test_of_a_father_and_his_son_in_one_document_each_has_facts_of_his_own() -> None:
    father, son = a_party("Ada Quill, Sr."), a_party("Ada Quill, Jr.")
    both, sons = a_document(0, ("charge", None), of=father), a_document(0, ("charge", None), of=son)
    together = replace(
        both,
        reading=replace(both.reading, parties=(father, son)),
        outcomes=(*both.outcomes, *sons.outcomes),
    )
    matter = a_matter(together, a_document(1, ("dismissal", None), of=son))
    act = sons.outcomes[0]
    of_father, of_son = (
        told_fact(act, it, document="d0", position=1, reader="r", named=(father, son))
        for it in (father, son)
    )
    assert end_of(of_father, matter) is None
    assert end_of(of_son, matter) == UNDONE_BY_THE_SECOND


def test_who_was_told_to_be_sentenced_anew_was() -> None:
    matter = a_matter(a_document(0, ("sentence", "resentenced")))
    assert end_of(told("sentence", "resentenced"), matter) is None
    vacated = a_matter(
        a_document(0, ("sentence", "resentenced")), a_document(1, ("sentence", "vacated"))
    )
    assert end_of(told("sentence", "resentenced"), vacated) == UNDONE_BY_THE_SECOND
