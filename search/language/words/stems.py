"""The family of a word: what `kickback` and `kickbacks` have in common."""

from __future__ import annotations

from functools import cache

import Stemmer


class _Stems(dict[str, str]):
    """The stem of each word that was met; a dictionary answers in a third of a cache's time."""

    #: Some 30 MB of them.
    MOST = 200_000

    def __missing__(self, word: str) -> str:
        if len(self) >= self.MOST:
            self.clear()
        self[word] = found = word if any(map(str.isdigit, word)) else _stemmer().stemWord(word)
        return found


_STEMS = _Stems()
#: The stem of a word in small letters (Snowball's English stemmer); of one with a digit, the word
#: itself.
stem = _STEMS.__getitem__


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")
