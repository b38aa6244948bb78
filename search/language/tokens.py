"""Splits text into tokens so that every written form of a citation gives the same ones.

No word is a stop word. A citation (read by `enforcement.citations.citations`) becomes its canonical
words at consecutive positions: `21 U.S.C. § 841(a)`, `Title 21, United States Code, Section 841(a)`
and `section 841(a) of title 21` are all `21 usc 841 a`. Likewise `Schedule 3`, and the label symbol
`C-III` of 21 CFR 1302.03, are `schedule iii`.

For a statute, regulation, register page or schedule the canonical words replace the written ones,
which are added from the same position as *implied* tokens, for the index only, so that a literal
quotation matches too. In a list (`§§ 841(a)(1) and 846`), and for all other citations, the
canonical words are the implied ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from enforcement.claims import Citation


class Token(NamedTuple):
    """A word of a text."""

    #: Lower case, accents folded; never empty.
    text: str
    #: Its place among the words, from 0.
    position: int
    #: Where it stands in the text; of a word that is not written there, the citation it belongs to.
    start: int
    end: int
    #: For the index alone: a query has no use for it.
    implied: bool = False


class _Span(NamedTuple):
    """A citation or schedule where it stands in the text."""

    start: int
    end: int
    #: Its canonical words first, then those of what else it is found by.
    runs: tuple[tuple[str, ...], ...]
    #: Whether the canonical words take the place of the written ones.
    replaces: bool = True


#: What a text cites.
CitationReader: TypeAlias = "Callable[[str], Iterable[Citation]]"

_REPLACING = ("usc", "cfr", "fr")
#: No citation that is typed in a query is longer.
_LONGEST = 300
#: A query cites nothing without both, and the grammar need not be imported.
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]|§")
#: At most eight spaces, so that no text makes matching slow.
_S, _SS = r"\s{0,8}", r"\s{1,8}"
_HYPHEN = r"[\-\u2010\u2011]"
_ROMAN = r"(?:I{1,3}|IV|V)"
_SCHEDULE = re.compile(
    rf"(?<!\w)(?:schedules?(?:\s|{_HYPHEN}){{1,4}}(?P<numeral>{_ROMAN}|[1-5])N?"
    rf"|C{_HYPHEN}(?P<symbol>{_ROMAN})N?)(?!\w)",
    re.IGNORECASE,
)
_FURTHER_SCHEDULE = re.compile(
    rf"(?:{_S}[,;]{_S}(?:and{_SS}|or{_SS})?|{_SS}(?:and|or|&|through|to){_SS}"
    rf"|{_S}[\-\u2010-\u2015/]{_S})(?P<numeral>{_ROMAN}|[2-5])N?(?!\w)",
    re.IGNORECASE,
)
_SCHEDULES = {"1": "i", "2": "ii", "3": "iii", "4": "iv", "5": "v"}
#: Marks that join a letter before them, and invisible characters inside words.
_INSIDE = "\u00ad\u0300-\u036f\u200c\u200d\u2060"
_WORD = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!\w))?|\d{{1,3}}(?:,\d{{3}})+(?!\w)"
    rf"|[^\W_]+(?:[{_INSIDE}]+[^\W_]*)*|§+"
)
#: Letters that Unicode does not decompose.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i"}
)


def every_citation(text: str) -> Iterable[Citation]:
    """All that a text cites, and the codes it names."""
    # The grammar takes longer to import than a search may, so each reader imports its own.
    from enforcement.citations.citations import citations_in
    from enforcement.citations.federal_codes import named_codes

    return chain(citations_in(text), named_codes(text))


def asked_citations(text: str) -> Iterable[Citation]:
    """What a query may cite: federal law by its sections, and numbers."""
    if not (_DIGIT.search(text) and _LETTER.search(text)) and "code" not in text.lower():
        return ()
    from enforcement.citations.federal_codes import federal_citations, named_codes
    from enforcement.citations.published_numbers import published_numbers

    return chain(federal_citations(text), published_numbers(text), named_codes(text))


def no_citations(_: str) -> Iterable[Citation]:
    """Nothing: for texts in which no citation is looked for."""
    return ()


def tokenize(text: str, read: CitationReader = every_citation) -> list[Token]:
    """The words of a text with their offsets, the implied ones included."""
    found: list[Token] = []
    at = position = 0
    for span in _spans(text, read):
        plain = _words(text, at, span.start, position)
        primary, implied = _laid(text, span, position + len(plain))
        found += (*plain, *primary, *implied)
        at, position = span.end, position + len(plain) + len(primary)
    return found + _words(text, at, len(text), position)


def query_words(text: str) -> list[str]:
    """The words a query asks for by this text, one after the other."""
    return [token.text for token in tokenize(text, asked_citations) if not token.implied]


def citation_end(text: str, at: int) -> int | None:
    """Where a citation or schedule of a query that begins at `at` ends; None where none does.

    Of a list that is the first, unless whose sections they are is said after the last of them.
    """
    piece = text[at : at + _LONGEST]
    spans = [span for span in _spans(piece, asked_citations) if span.replaces]
    if not spans or spans[0].start:
        return None
    first = list(spans[0].runs[0])
    ends = (span.end for span in spans if query_words(piece[: span.end])[: len(first)] == first)
    return next((at + end for end in ends), None)


def fold_accents(word: str) -> str:
    """A word as it is compared: lower case, compatibility forms and accents resolved."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word).casefold().translate(_LETTERS)
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if c.isalnum())


def _words(text: str, start: int, end: int, position: int = 0) -> list[Token]:
    """The words as they are written in a stretch of the text, from a position on."""
    found: list[Token] = []
    for match in _WORD.finditer(text, start, end):
        word = match[0]
        if not word.isalnum():
            word = "section" if word[0] == "§" else word.replace(".", "").replace(",", "")
        if folded := fold_accents(word):
            found.append(Token(folded, position, *match.span()))
            position += 1
    return found


def _spans(text: str, read: CitationReader) -> Iterator[_Span]:
    """What is laid by its canonical words, in order; where two overlap, the one that begins first,
    and of these the longer."""
    end = 0
    cited = (
        _Span(one.start, one.end, _runs(one.canonical), one.kind in _REPLACING)
        for one in read(text)
    )
    for span in sorted((*cited, *_schedules(text)), key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            yield span
            end = span.end


@lru_cache(maxsize=4096)
def _runs(canonical: str) -> tuple[tuple[str, ...], ...]:
    """The words a citation is found by: its own, and those of the last section of a range."""
    from enforcement.citations.section_lists import last_section

    # Of a part of the regulations only the number is a word, as of a section.
    forms = (form.replace(" CFR part ", " CFR ") for form in (canonical, *last_section(canonical)))
    return tuple(tuple(word.text for word in _words(form, 0, len(form))) for form in forms)


def _schedules(text: str) -> Iterator[_Span]:
    """The schedules of a text, each of `Schedules II, III and IV` for itself."""
    for named in _SCHEDULE.finditer(text):
        yield _Span(*named.span(), _schedule(named["numeral"] or named["symbol"]))
        at = named.end()
        while not named["symbol"] and (further := _FURTHER_SCHEDULE.match(text, at)):
            at = further.end()
            yield _Span(further.start("numeral"), at, _schedule(further["numeral"]))


def _schedule(numeral: str) -> tuple[tuple[str, ...]]:
    return (("schedule", _SCHEDULES.get(numeral, numeral.lower())),)


def _laid(text: str, span: _Span, position: int) -> tuple[list[Token], list[Token]]:
    """The tokens of a citation or schedule, and those that are implied beside them."""
    written = _words(text, span.start, span.end, position)
    places = {word.text: (word.start, word.end) for word in reversed(written)}
    run = span.runs[0]
    if ("usc" in run or "cfr" in run) and not ("usc" in places or "cfr" in places):
        places |= _code_named(text, span)
    unwritten = _unwritten(run, tuple(word.text for word in written))
    listed = 0 < unwritten < len(run) and unwritten <= position
    start = position - unwritten if listed else position
    whole = (span.start, span.end)
    canonical, *further = (
        [Token(word, n, *places.get(word, whole)) for n, word in enumerate(words, start)]
        for words in span.runs
    )
    primary = canonical if span.replaces and not listed else written
    laid = {word[:2] for word in primary}
    beside = {word[:2]: word for word in chain(written, canonical, *further)}
    return primary, [
        Token(*word[:4], implied=True) for at, word in beside.items() if at not in laid
    ]


def _code_named(text: str, span: _Span) -> dict[str, tuple[int, int]]:
    """Where a citation has the name of its code, which is no word."""
    from enforcement.citations.federal_codes import CODE_NAME

    name = CODE_NAME.search(text, span.start, span.end)
    return {"usc" if name["usc"] else "cfr": name.span()} if name else {}


def _unwritten(run: tuple[str, ...], written: tuple[str, ...]) -> int:
    """How many canonical words are missing where the rest is what is written first: two in the
    `846` of `§§ 841 and 846`, which is `21 usc 846`."""
    return next(n for n in range(len(run) + 1) if run[n:] == written[: len(run) - n])
