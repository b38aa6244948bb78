"""A sentence in words."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement.claims import LIFE, CourtSentence


def sentence_terms(sentence: CourtSentence) -> Iterator[str]:
    """Each part of a sentence: "57 months in prison", "36 months of supervised release"; life, and
    time served."""
    if sentence.prison_exactly:
        yield f"{sentence.prison_exactly} in prison"
    elif sentence.prison_months is not None:
        yield _term(sentence.prison_months, "in prison")
    for months, of in (
        (sentence.probation_months, "of probation"),
        (sentence.supervised_release_months, "of supervised release"),
        (sentence.home_detention_months, "of home detention"),
    ):
        if months is not None:
            yield _term(months, of)


def _term(months: int, of: str) -> str:
    if months == LIFE:
        return f"life {of}" if of == "in prison" else f"{of.removeprefix('of ')} for life"
    if not months:
        return "time served"
    return f"{months} {'month' if months == 1 else 'months'} {of}"
