"""When a page has lost nearly all it said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.documents.lost_text import MEASURED, has_lost_its_text
from tests.store.examples import a_document

RELEASE = (
    "The board found that 412 vials of ketamine at the Orrin Street clinic had never been "
    "accounted for, and that its owner had ordered twice as many as patients were given. It "
    "suspended the license of the clinic until a hearing is held, and referred the matter to the "
    "prosecutor of the county, who declined to say whether charges will be brought."
)
OTHER = (
    "Find forms, meetings and the addresses of the board here. The office is open from nine "
    "to five on every day of the week, and the members of the board meet on the first Monday. "
    "To renew a license, fill in the form and send it to the office together with the fee."
)


def lost(before: str, after: str) -> bool:
    return has_lost_its_text(a_document(text=before), a_document(text=after))


@pytest.mark.parametrize("left", ["", "  \n", "Loading…", "The board found", RELEASE[:60], OTHER])
def test_nothing_or_nearly_nothing_of_it_is_left(left: str) -> None:
    assert lost(RELEASE, left)


@pytest.mark.parametrize(
    "edited",
    [
        RELEASE.replace("412", "421"),
        RELEASE.split(" until a hearing")[0],
        f"Corrected. {RELEASE}",
        RELEASE.upper(),
        f"{RELEASE} {OTHER}",
    ],
)
def test_an_edit_leaves_some_of_it(edited: str) -> None:
    assert not lost(RELEASE, edited)


def test_a_short_text_may_become_any_other_but_none() -> None:
    assert not lost("A statement of the board.", "The clinic is closed.")
    assert lost("A statement of the board.", "")
    assert not lost("", "")
    assert not lost("", RELEASE)


words = st.lists(st.sampled_from(RELEASE.split()), max_size=3 * MEASURED)


@given(words, words)
def test_what_is_kept_whole_is_not_lost(text: list[str], more: list[str]) -> None:
    assert not lost(" ".join(text), " ".join([*more, *text])) or not text


@given(words, words)
def test_white_space_and_capitals_make_no_difference(before: list[str], after: list[str]) -> None:
    plain = lost(" ".join(before), " ".join(after))
    assert plain == lost("\n\n".join(before).upper(), "  ".join(after))
