"""The family of a word: what `kickback` and `kickbacks` have in common."""

from __future__ import annotations

from functools import cache

import Stemmer

from search.language.words.by_piece import ByPiece


def _stem(word: str) -> str:
    return word if any(map(str.isdigit, word)) else str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")


#: The stem of a word in small letters (Snowball's English stemmer); of one with a digit, the word
#: itself.
stem = ByPiece(_stem).__getitem__
