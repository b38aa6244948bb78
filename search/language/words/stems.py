"""The family of a word: what `kickback` and `kickbacks` have in common."""

from __future__ import annotations

from functools import cache

import Stemmer

from search.language.words.by_piece import ByPiece


def _stem(word: str) -> str:
    has_digit = not word.isalpha() and any(map(str.isdigit, word))
    return word if has_digit else str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english", 0)  # its own cache takes longer than the stemming


#: The stem of a word in small letters (Snowball's English stemmer); of one with a digit, the word
#: itself.
stem = ByPiece(_stem).__getitem__
