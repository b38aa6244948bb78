"""A sentence in words."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement.claims import LIFE, CourtSentence


def sentence_terms(term: CourtSentence) -> Iterator[str]:
    """Each part of a sentence: months, life, or time served."""
    for months, kind in (
        (term.prison_months, "prison"),
        (term.probation_months, "probation"),
        (term.supervised_release_months, "supervised release"),
        (term.home_detention_months, "home detention"),
    ):
        if months == LIFE:
            yield f"life in {kind}"
        elif months is not None:
            yield f"{months} months of {kind}" if months else "time served"
