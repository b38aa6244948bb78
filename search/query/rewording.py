"""A query in which words are put in the place of others, as text and as a tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from search.language.tokens import no_citations, tokenize
from search.language.tree import And, Claim, Near, Or, Text, Tree


@dataclass(frozen=True, kw_only=True, slots=True)
class Rewording:
    """Words that stand one right after the other, and what is put in their place."""

    #: In small letters, without accents.
    asked: tuple[str, ...]
    meant: str


def reworded_text(text: str, rewording: Rewording) -> str:
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


def reworded(tree: Tree, rewording: Rewording) -> Tree:
    """What a tree asks with such words put otherwise; what is negated stays."""
    match tree:
        case And(parts=parts):
            put = tuple(reworded(it, rewording) for it in _joined(parts, rewording))
            return replace(tree, parts=put)
        case Or(parts=parts):
            return Or(parts=tuple(reworded(it, rewording) for it in parts))
        case Text(text=text):
            return replace(tree, text=reworded_text(text, rewording))
        case Claim(value=value):
            return replace(tree, value=reworded_text(value, rewording))
        case Near(parts=texts):
            near = [replace(it, text=reworded_text(it.text, rewording)) for it in texts]
            return replace(tree, parts=tuple(near))
        case _:
            return tree


def _joined(parts: Sequence[Tree], rewording: Rewording) -> Iterator[Tree]:
    """The parts; those side by side that are such a run of words, as one."""
    at, length = 0, len(rewording.asked)
    while at < len(parts):
        run = parts[at : at + length]
        words = [it.text for it in run if isinstance(it, Text) and not it.quoted and not it.field]
        text = " ".join(words)
        if length > 1 and len(words) == length and reworded_text(text, rewording) != text:
            yield Text(text=text)
            at += length
        else:
            yield parts[at]
            at += 1
