"""The passage that shows why a document was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from search.language.patterns import fitting, literal_start
from search.language.spelling import edits
from search.language.tokens import Token, asked_citations, no_citations, query_words, tokenize
from search.language.tree import Fuzzy, Near, Pattern, Wording
from search.language.words.stems import stem
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


class _Wanted(NamedTuple):
    """A run of words that is looked for, each by what it may be."""

    tests: tuple[Callable[[str], bool], ...]
    #: What a piece must hold to be worth analysing.
    holds: str
    #: Whether a citation may be meant that is written otherwise.
    cited: bool


def snippet(text: str, leaves: Sequence[Wording]) -> Snippet:
    """The best passage of a text: the one with the most different words and phrases in it.

    Where none is in the text (they are in the title), it is the beginning.
    """
    whole = one_line(text)
    wanted = [one for leaf in leaves for one in _wanted(leaf)]
    best: list[_Span] = []
    for looked, spans in enumerate(_spans_by_piece(whole, wanted), start=1):
        passage = _densest(spans)
        if _value(passage) > _value(best):
            best = passage
        if looked == _ENOUGH or len({span.leaf for span in best}) == len(wanted):
            break
    start, end = _frame(whole, best)
    shown = [(max(s.start, start) - start, min(s.end, end) - start) for s in best]
    before, after = ("… " if start else ""), (" …" if end < len(whole) else "")
    return Snippet(
        before + whole[start:end] + after,
        tuple((a + len(before), b + len(before)) for a, b in _merged(shown)),
    )


def _wanted(leaf: Wording) -> list[_Wanted]:
    """What is looked for where a query asks for it."""
    match leaf:
        case Near(parts=parts):
            return [one for part in parts for one in _wanted(part)]
        case Pattern(text=text):
            return [_Wanted((fitting(text),), literal_start(text), cited=False)]
        case Fuzzy(text=text, edits=most):
            near = lambda word: edits(text, word, most) is not None  # noqa: E731
            return [_Wanted((near,), "", cited=False)]
    words = query_words(leaf.text)
    if len(words) == 1 and not leaf.quoted and words[0] not in _CODES:
        family = stem(words[0])
        # Of a family that is the beginning: `studi` is the stem of `study`.
        return [_Wanted((lambda word: stem(word) == family,), family[:-1], cited=False)]
    tests = tuple(word.__eq__ for word in words)
    cited = any(word in _CODES or (len(words) > 1 and _may_be_cited(word)) for word in words)
    return [_Wanted(tests, _longest(words), cited=cited)] if words else []


def _spans_by_piece(text: str, wanted: Sequence[_Wanted]) -> Iterator[list[_Span]]:
    """What was found in each piece of the text that has something."""
    read = asked_citations if any(one.cited for one in wanted) else no_citations
    for at, piece in _pieces(text):
        plain = piece.lower() if piece.isascii() else " ".join(map(fold_accents, piece.split()))
        plain = plain.replace(".", "").replace(",", "")
        if not any(one.holds in plain for one in wanted):
            continue
        found = tokenize(piece, read)
        spans = [s for n, one in enumerate(wanted) for s in _spans(found, one, n)]
        if spans:
            yield sorted(_Span(s.start + at, s.end + at, s.leaf) for s in spans)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Where each piece begins, which is never within a word, and the piece."""
    at = 0
    while at < len(text):
        yield at, text[at : at + _PIECE + _REACH]
        blank = text.find(" ", at + _PIECE)
        at = blank + 1 if blank >= 0 else len(text)


def _may_be_cited(word: str) -> bool:
    return word[0].isdigit() or word == "schedule"


def _longest(words: Sequence[str]) -> str:
    """The longest word that must be written; a docket's zeros need not be."""
    return max((word.lstrip("0") for word in words if word not in _UNWRITTEN), key=len, default="")


#: Canonical words that need not stand in the text as they are: `U.S.C.`, `§`, `Schedule 3`.
_CODES = ("usc", "cfr", "fr")
_UNWRITTEN = frozenset((*_CODES, "us", "section", "i", "ii", "iii", "iv", "v"))


def _spans(found: list[Token], wanted: _Wanted, n: int) -> Iterator[_Span]:
    """Where what is wanted stands among the tokens of a piece."""
    first, *rest = wanted.tests
    at: dict[int, list[Token]] = {}
    for token in found:
        at.setdefault(token.position, []).append(token)
    for token in found:
        if first(token.text):
            run = [token]
            for place, fits in enumerate(rest, start=token.position + 1):
                run += [other for other in at.get(place, ()) if fits(other.text)][:1]
            if len(run) == len(wanted.tests):
                yield _Span(min(p.start for p in run), max(p.end for p in run), n)


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
