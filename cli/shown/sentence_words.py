"""A sentence in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enforcement.claims import CourtSentence

_LIFE = 9999


def months(term: CourtSentence) -> Iterator[str]:
    """Each part of a sentence: months, life, or time served."""
    for count, what in (
        (term.prison_months, "prison"),
        (term.probation_months, "probation"),
        (term.supervised_release_months, "supervised release"),
        (term.home_detention_months, "home detention"),
    ):
        if count == _LIFE:
            yield f"life in {what}"
        elif count is not None:
            yield f"{count} months of {what}" if count else "time served"
