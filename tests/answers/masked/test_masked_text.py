"""Where the words of a document stand once names in them are hidden."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.masked.masked_text import masked_text
from store.privacy.masking import HIDDEN, NO_MASKS, Masks, masked

ROE = Masks(names=("Jane Roe", "Bo Li"))
#: Longer than what stands in their place, shorter, and spelled over lines.
_PIECES = st.lists(
    st.sampled_from(
        ["Jane Roe", "ROE, JANE", "Ja-\nne Roe", "Bo Li", "Roe", "pleaded", "é", " ", "\n"]
    )
).map(" ".join)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("pleaded guilty", "pleaded guilty"),
        ("Jane Roe", HIDDEN),
        ("Jane", HIDDEN),
        ("Roe of Reno", f"{HIDDEN} of Reno"),
        ("Doctor Jane", f"Doctor {HIDDEN}"),
        ("Doctor", "Doctor"),
        ("Bo Li and Jane Roe", f"{HIDDEN} and {HIDDEN}"),
        ("guilty", "guilty"),
    ],
)
def test_words_and_what_stands_in_their_place(words: str, shown: str) -> None:
    title, text = "Bo Li and Jane Roe", "Doctor Jane Roe of Reno pleaded guilty."
    start = f"{title}\n{text}".index(words)
    made = masked_text(title, text, ROE)
    first, last = made.shown(start, start + len(words))
    assert made.whole[first:last] == shown


@given(_PIECES, _PIECES, st.data())
def test_every_stretch_stands_where_it_is_said_to(
    title: str, text: str, data: st.DataObject
) -> None:
    whole, made = f"{title}\n{text}", masked_text(title, text, ROE)
    assert made.whole == f"{masked(title, ROE)}\n{masked(text, ROE)}"
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    kept: list[str] = []
    for at in range(start, end):
        name = next((it for it in made.names if it[0] <= at < it[1]), None)
        if name is None:
            kept.append(whole[at])
        elif at == max(start, name[0]):
            kept.append(HIDDEN)
    first, last = made.shown(start, end)
    if start < end:
        assert made.whole[first:last] == "".join(kept)


@given(_PIECES, st.integers(0, 99), st.integers(0, 99))
def test_without_masks_all_stands_where_it_stood(text: str, start: int, end: int) -> None:
    made = masked_text("Title", text, NO_MASKS)
    assert (made.whole, made.shown(start, end)) == (f"Title\n{text}", (start, end))
