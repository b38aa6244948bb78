"""What is kept of the pieces of texts."""

from __future__ import annotations

from search.language.words.by_piece import ByPiece


def test_a_piece_that_is_met_again_is_asked_for_once() -> None:
    asked: list[str] = []

    def upper(piece: str) -> str:
        asked.append(piece)
        return piece.upper()

    kept = ByPiece(upper, most=2)
    assert [kept[piece] for piece in "aabcac"] == list("AABCAC")
    assert asked == ["a", "b", "c"]
    assert len(kept) <= 2


def test_long_pieces_are_not_kept() -> None:
    kept = ByPiece(str.upper)
    assert kept["a" * 100] == "A" * 100
    assert not kept
