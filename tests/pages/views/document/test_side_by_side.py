"""Two states of a text in rows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pages.views.document.side_by_side import Cell, DiffRow, side_by_side
from store.documents.word_diff import word_diff


def words(cell: Cell) -> list[str]:
    return " ".join(line for it in cell for line in it.lines).split()


def test_paragraphs_that_are_the_same_are_counted() -> None:
    was = "One.\n\nTwo.\n\nHe is to pay $5 now.\n\nFour."
    now = "One.\n\nTwo.\n\nHe is to pay $7 now.\n\nFour."
    first, changed, last = side_by_side(word_diff(was, now))
    assert (first, last) == (DiffRow(same=2), DiffRow(same=1))
    assert [(it.kind, it.lines) for it in changed.before if it.kind != "same"] == [
        ("removed", ("$5",))
    ]
    assert words(changed.after) == ["He", "is", "to", "pay", "$7", "now."]


def test_what_is_new_stands_on_one_side() -> None:
    (row,) = side_by_side(word_diff("", "A line.\nAnother."))
    assert (row.before, [it.lines for it in row.after]) == ((), [("A line.", "Another.")])


def test_a_long_stretch_beside_a_change_is_cut() -> None:
    same = "word " * 1000
    (row,) = side_by_side(word_diff(f"{same}old", f"{same}new"))
    assert "[… 900 words the same …]" in " ".join(words(row.after))
    assert len(words(row.after)) < 120


@given(*(st.text(alphabet="ab \n", max_size=80) for _ in range(2)))
def test_no_word_that_differs_is_lost(was: str, now: str) -> None:
    pieces = word_diff(was, now)
    rows = side_by_side(pieces)
    for kind, side in (("removed", "before"), ("added", "after")):
        shown = [
            w for row in rows for it in getattr(row, side) if it.kind == kind for w in words((it,))
        ]
        assert shown == [w for piece in pieces if piece.kind == kind for w in piece.text.split()]
