"""What a letter told is remembered without names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from answers.news.told_facts import party_id, told_fact
from enforcement.claims import Party, PartyAction
from tests.enforcement.dossiers import a_party

DONE = PartyAction(
    name="Leland Voskamp", kind="charge", status="charged", quote="was", start=0, end=3
)


def _told(name: str, document: str = "us_example:1") -> str:
    return told_fact(DONE, a_party(name), document=document, position=7, reader="r").party


def test_a_fuller_name_is_the_same_party() -> None:
    one = _told("Leland Voskamp")
    assert one == _told("Leland R. Voskamp") == _told("LELAND VOSKAMP, Jr.")
    assert one != _told("Orla Venn")


def test_a_father_and_his_son_in_one_document_are_two() -> None:
    father, son = a_party("Ada Quill, Sr."), a_party("Ada Quill, Jr.")

    def told(party: Party, *named: Party) -> str:
        fact = told_fact(DONE, party, document="us_example:1", position=7, reader="r", named=named)
        return fact.party

    both = {told(father, father, son), told(son, father, son)}
    assert len(both) == 2
    alone = told(son, son, a_party("Bram Tolliver"))
    assert alone not in both
    assert alone == told(son) == _told("Ada Quill")


def test_the_parties_of_two_documents_are_not_told_to_be_one() -> None:
    assert _told("Leland Voskamp") != _told("Leland Voskamp", document="us_example:2")


def test_what_was_done_to_nobody_has_no_party() -> None:
    assert told_fact(DONE, None, document="us_example:1", position=7, reader="r").party == ""


@given(st.text(min_size=4))
def test_an_id_holds_no_name(key: str) -> None:
    made = party_id("us_example:1", key)
    assert len(made) == 16
    assert set(made) <= set("0123456789abcdef")
