"""What a text cites: laws, regulations, register pages, dockets and other numbers, each in its one
canonical form and with the words that say it."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement.citations.federal_codes import federal_citations
from enforcement.citations.named_laws import named_laws
from enforcement.citations.published_numbers import published_numbers
from enforcement.citations.state_codes import state_citations
from enforcement.claims import Citation
from enforcement.text.passage import Passage


def citations(passage: Passage) -> tuple[Citation, ...]:
    """Every citation, in the order of the text; none overlaps another."""
    return citations_in(passage.whole)


def citations_in(text: str) -> tuple[Citation, ...]:
    """Every citation of a text, in its order; where two overlap, the one that begins first."""
    found = sorted(_all(text), key=lambda one: (one.start, -one.end))
    kept: list[Citation] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _all(text: str) -> Iterator[Citation]:
    yield from federal_citations(text)
    yield from published_numbers(text)
    yield from state_citations(text)
    yield from named_laws(text)
