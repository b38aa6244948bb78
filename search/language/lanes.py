"""The words of a text in lanes, one word a place in each, as an index takes them.

`written` has the words as they stand; `canonical`, where something is cited, the same text with
each citation, schedule and number laid by its canonical words; `stem` the family of each word of
both; `cited` one word for each citation, number and schedule and for each of its ancestors.
"""

from __future__ import annotations

from typing import NamedTuple

from search.language.compound_words import compound_words
from search.language.stems import stem
from search.language.tokens import no_citations, tokenize


class Lanes(NamedTuple):
    """The words of a text; "" is a place without a word."""

    written: list[str]
    canonical: list[str]
    stem: list[str]
    cited: list[str]


#: Between what is not one text, so that no phrase reaches from one into the next.
GAP = [""] * 64


def lanes(text: str) -> Lanes:
    """The words of a text, accents folded, in small letters."""
    written = [token.text for token in tokenize(text, no_citations)]
    tokens = tokenize(text)
    canonical = [token.text for token in tokens if not token.implied]
    further = sorted({token.text for token in tokens} - set(written))
    runs = compound_words((token.text, token.position) for token in tokens)
    return Lanes(
        written=written,
        canonical=canonical if canonical != written else [],
        stem=[*map(stem, written), *(GAP if further else ()), *map(stem, further)],
        cited=[run.replace(" ", "_") for run, _ in runs],
    )
