"""The words of a text in lanes, one word a place in each, as an index takes them.

`written` has the words as they stand; `canonical`, where a law, a register page or a schedule is
cited, the same text with these laid by their canonical words; `cited` one word for each citation,
number, sum and schedule and for each of its ancestors, in no order. `stem` has the family of each
word of `written`, at the same places, so that phrases and distances can be asked of families; and
after a gap the families of joined words (`homebased` of `home-based`).
"""

from __future__ import annotations

from typing import NamedTuple

from search.language.citing.named_numbers import named_numbers
from search.language.citing.stretches import CitationReader, Stretch, every_citation, stretches
from search.language.citing.sums import sums
from search.language.tokens import laid
from search.language.words.stems import stem
from search.language.words.written import joined_words, words


class Lanes(NamedTuple):
    """The words of a text; "" is a place without a word."""

    written: list[str]
    canonical: list[str]
    stem: list[str]
    cited: list[str]


#: Between what is not one text, so that no phrase reaches from one into the next.
GAP = [""] * 64


def lanes(text: str, read: CitationReader = every_citation) -> Lanes:
    """The words of a text, accents folded, in small letters; no word stands twice in `cited`."""
    written, joined = words(text), list(dict.fromkeys(joined_words(text)))
    found = list(stretches(text, read))
    return Lanes(
        written=written,
        canonical=_canonical(text, found, written),
        stem=[*map(stem, written), *(GAP if joined else ()), *map(stem, joined)],
        cited=list(dict.fromkeys(_cited(text, found))),
    )


def _canonical(text: str, found: list[Stretch], written: list[str]) -> list[str]:
    """Empty where the text is laid as it is written."""
    if not any(one.replaces for one in found):
        return []
    canonical = [token.text for token in laid(text, found) if not token.implied]
    return canonical if canonical != written else []


def _cited(text: str, found: list[Stretch]) -> list[str]:
    return [
        *(word for one in found for word in one.cited),
        *(named.word for named in (*named_numbers(text), *sums(text))),
    ]
