"""The passage that shows why a document was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from search.language.syntax import Phrase, Word
from search.language.tokens import Token, asked_citations, no_citations, tokenize
from search.language.words.written import fold_accents
from store.plain_text import one_line

#: Characters of text in a snippet.
LENGTH = 240
#: A long text is looked at in pieces of so many characters, each reaching a little into the next.
_PIECE = 4000
_REACH = 200
#: Pieces in which something was found, after which the best passage so far is good enough.
_ENOUGH = 4


class Snippet(NamedTuple):
    """A passage on one line, without control characters."""

    text: str
    #: Where in it the query's words and phrases stand, [start, end) each, in order.
    highlights: tuple[tuple[int, int], ...]


class _Span(NamedTuple):
    start: int
    end: int
    #: Which of the words and phrases it is.
    leaf: int


def snippet(text: str, leaves: Sequence[Word | Phrase]) -> Snippet:
    """The best passage of a text: the one with the most different words and phrases in it.

    Where none is in the text (they are in the title), it is the beginning.
    """
    whole = one_line(text)
    best: list[_Span] = []
    for looked, spans in enumerate(_spans_by_piece(whole, leaves), start=1):
        passage = _densest(spans)
        if _value(passage) > _value(best):
            best = passage
        if looked == _ENOUGH or len({span.leaf for span in best}) == len(leaves):
            break
    start, end = _frame(whole, best)
    shown = [(max(s.start, start) - start, min(s.end, end) - start) for s in best]
    before, after = ("… " if start else ""), (" …" if end < len(whole) else "")
    return Snippet(
        before + whole[start:end] + after,
        tuple((a + len(before), b + len(before)) for a, b in _merged(shown)),
    )


def _spans_by_piece(text: str, leaves: Sequence[Word | Phrase]) -> Iterator[list[_Span]]:
    """What was found in each piece of the text that has something."""
    rarest = [_longest(leaf) for leaf in leaves]
    read = asked_citations if any(map(_may_be_cited, leaves)) else no_citations
    for at, piece in _pieces(text):
        plain = piece.lower() if piece.isascii() else " ".join(map(fold_accents, piece.split()))
        plain = plain.replace(".", "").replace(",", "")
        if not any(word in plain for word in rarest):
            continue
        found = tokenize(piece, read)
        spans = [s for n, leaf in enumerate(leaves) for s in _spans(found, leaf, n)]
        if spans:
            yield sorted(_Span(s.start + at, s.end + at, s.leaf) for s in spans)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Where each piece begins, which is never within a word, and the piece."""
    at = 0
    while at < len(text):
        yield at, text[at : at + _PIECE + _REACH]
        blank = text.find(" ", at + _PIECE)
        at = blank + 1 if blank >= 0 else len(text)


def _may_be_cited(leaf: Word | Phrase) -> bool:
    """Whether a citation may be meant that is written otherwise."""
    if isinstance(leaf, Word):
        return leaf.text in _CODES
    return any(word[0].isdigit() or word == "schedule" for word in leaf.words)


def _longest(leaf: Word | Phrase) -> str:
    """What a piece must hold to be worth analysing; a docket's zeros need not be written."""
    if isinstance(leaf, Word):
        return "" if leaf.text in _CODES else leaf.text
    written = [word.lstrip("0") for word in leaf.words if word not in _UNWRITTEN]
    return max(written, key=len, default="")


#: Canonical words that need not stand in the text as they are: `U.S.C.`, `§`, `Schedule 3`.
_CODES = ("usc", "cfr", "fr")
_UNWRITTEN = frozenset((*_CODES, "us", "section", "i", "ii", "iii", "iv", "v"))


def _spans(found: list[Token], leaf: Word | Phrase, n: int) -> Iterator[_Span]:
    """Where a word or phrase stands among the tokens of a piece."""
    if isinstance(leaf, Word):
        for token in found:
            if token.text == leaf.text or (leaf.prefix and token.text.startswith(leaf.text)):
                yield _Span(token.start, token.end, n)
        return
    at = {(token.text, token.position): token for token in found}
    for token in found:
        if token.text == leaf.words[0]:
            run = [at.get((word, token.position + i)) for i, word in enumerate(leaf.words)]
            present = [part for part in run if part]
            if len(present) == len(run):
                yield _Span(min(p.start for p in present), max(p.end for p in present), n)


def _densest(spans: list[_Span]) -> list[_Span]:
    """The spans of the stretch of at most `LENGTH` characters that is worth most."""
    best: list[_Span] = []
    for i, first in enumerate(spans):
        stretch = [s for s in spans[i : i + 40] if s.end <= first.start + LENGTH] or [first]
        if _value(stretch) > _value(best):
            best = stretch
    return best


def _value(spans: list[_Span]) -> tuple[int, int]:
    return len({span.leaf for span in spans}), len(spans)


def _frame(text: str, spans: list[_Span]) -> tuple[int, int]:
    """The characters [start, end) around the spans, at word boundaries where there are any."""
    first, last = (spans[0].start, max(s.end for s in spans)) if spans else (0, 0)
    room = max(LENGTH - (last - first), 0)
    start = max(first - room // 3, 0)
    end = min(start + max(LENGTH, last - first), len(text))
    start = max(min(start, end - LENGTH), 0)
    if start and (blank := text.find(" ", start, first)) >= 0:
        start = blank + 1
    if end < len(text) and (blank := text.rfind(" ", max(last, start), end)) >= 0:
        end = blank
    return start, min(end, start + 2 * LENGTH)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, overlapping ones as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
