"""A text in which words are put in the place of others."""

from __future__ import annotations

from dataclasses import dataclass

from search.language.tokens import no_citations, tokenize


@dataclass(frozen=True, kw_only=True, slots=True)
class Rewording:
    """Words that stand one right after the other, and what is put in their place."""

    #: In small letters, without accents.
    asked: tuple[str, ...]
    meant: str


def reworded(text: str, rewording: Rewording) -> str:
    """A text with every run of such words put otherwise."""
    words = tokenize(text, no_citations)
    length = len(rewording.asked)
    put, at = [], 0
    for n in range(len(words) - length + 1):
        run = words[n : n + length]
        if run[0].start >= at and tuple(word.text for word in run) == rewording.asked:
            put += [text[at : run[0].start], rewording.meant]
            at = run[-1].end
    return "".join((*put, text[at:]))
