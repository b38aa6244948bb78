"""Which names a noun of a case or an act is joined to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.parties.evidence.joined_nouns import joined_names
from enforcement.parties.naming.names import names_in
from enforcement.text.lower import lower


def joined(text: str) -> set[str]:
    names = names_in(text, 0, len(text))
    low = lower(text)
    numbers = joined_names(low, names, 0, len(text))
    return {text[names[it].start : names[it].end] for it in numbers}


@pytest.mark.parametrize(
    "text",
    [
        "A mistrial was declared in the wire fraud case against Nora Quill, the former owner.",
        "They walked away from the case they had brought two years ago against Nora Quill.",
        "The judge denied the motion of Nora Quill.",
        "The petition for rehearing of Nora Quill is denied.",
        "He granted the Rule 29 motion of laboratory owner Nora Quill on Monday.",
        "A new trial was granted to former clerk Nora Quill.",
        "CMS rescinded the $9,500 penalty that it had imposed on Nora Quill in May.",
        "The order directed to Nora Quill was rescinded.",
        "The agency reached a settlement with Nora Quill.",
        "He declined to approve the settlement that the state had reached with Nora Quill.",
        "The court upheld the injunction barring Nora Quill from selling.",
        "He dissolved the order that had barred Nora Quill from selling.",
        "The lawsuit accuses Nora Quill of fraud.",
        "We have seen the response of Nora Quill to the Warning Letter.",
        "The board voted to restore the medical licence of Nora Quill.",
        "A judge let contractor Nora Quill take back the guilty plea she entered.",
        "Nora Quill had her case nol-prossed.",
        "Nora Quill saw her record wiped clean.",
        "Nora Quill's motion for a judgment of acquittal is granted.",
        "They refused Nora Quill\u2019s request to fully dismiss the suit.",
        "Nora Quill has asked the board to reopen and set aside the order.",
        "Counsel for Nora Quill filed a motion asking that her indictment be thrown out.",
        "Nora Quill, RPH 40917, Alba: License revoked, revocation stayed.",
        "A surgeon took photographer Nora Quill to court.",
        "They dropped the charges against former Tarn Dell school clerk Nora Quill.",
    ],
)
def test_whose_a_case_or_an_act_is(text: str) -> None:
    assert joined(text) == {"Nora Quill"}


@pytest.mark.parametrize(
    "text",
    [
        "No charges against Nora Quill were filed.",
        "The case against the owner of Quill Imaging LLC goes on.",
        "The suit brought by Nora Quill was dismissed.",
        "It signed an agreement with Nora Quill.",
        "It paid for the motion picture by Nora Quill.",
        "The penalty was announced by Nora Quill.",
        "The license of the product that Nora Quill sells is new.",
        "Nora Quill had his case in mind.",
        "Nora Quill went to court.",
        "Nora Quill said his conviction was a mistake.",
        "They thanked Nora Quill in response to a letter.",
        "The order of magnitude that Nora Quill measured was small.",
    ],
)
def test_who_is_joined_to_none(text: str) -> None:
    assert joined(text) == set()


def test_who_brings_a_case_is_not_the_one_it_is_against() -> None:
    text = "A court dismissed all claims brought by Alba Imaging LLC against Nora Quill, a founder."
    assert joined(text) == {"Nora Quill"}


@pytest.mark.parametrize(
    "text",
    [
        "It rescinded the orders directed to Alba Imaging LLC of Logan, Utah; Tarn Imaging LLC of "
        "Reno, Nevada; and Nora Quill.",
        "It has rescinded the debarments of Alba Imaging LLC included in the notice of May 2, 2004,"
        " Tarn Imaging LLC included in the notice of June 9, 2009, and Nora Quill.",
        "They settled the suit against Alba Imaging LLC, f/k/a Alba Care, Inc., Tarn Imaging LLC "
        "and its owner, Nora Quill, on Monday.",
    ],
)
def test_a_list_goes_on(text: str) -> None:
    assert joined(text) == {"Alba Imaging LLC", "Tarn Imaging LLC", "Nora Quill"}


@given(st.text(alphabet="Ida Holt case against of the,;.' his", max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert joined(text) is not None
