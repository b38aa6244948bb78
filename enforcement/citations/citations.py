"""What a text cites: laws, regulations, register pages, dockets and other numbers, each in its one
canonical form and with the words that say it."""

from __future__ import annotations

from enforcement.citations.court_numbers import court_numbers
from enforcement.citations.federal_codes import federal_citations
from enforcement.citations.named_laws import named_laws
from enforcement.citations.published_numbers import published_numbers
from enforcement.citations.state_codes import state_citations
from enforcement.claims import Citation


def citations_in(text: str) -> tuple[Citation, ...]:
    """Every citation of a text, in its order; where two overlap, the one that begins first, and of
    these the longer."""
    read = (federal_citations, published_numbers, court_numbers, state_citations, named_laws)
    found = (citation for citations in read for citation in citations(text))
    kept: list[Citation] = []
    for citation in sorted(found, key=lambda citation: (citation.start, -citation.end)):
        if not kept or citation.start >= kept[-1].end:
            kept.append(citation)
    return tuple(kept)
