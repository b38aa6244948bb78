"""The first step of reading a query: it is cut into words, quotations, operators and fields.

What parts words and says nothing (a lone `-`, `/` or `&`, commas, an ellipsis) is left out, so that
a sentence may be typed as it is written.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal, TypeAlias

from search.language.citing.whole_citations import citation_end
from search.language.grammar.foreign_signs import (
    parts_titles,
    refuse_comma_before_or,
    refuse_dash,
    refuse_foreign_sign,
    refuse_leading_wildcard,
    refuse_single_quotes,
)
from search.language.query_error import QueryError
from search.language.words.written import words

#: `word`: as it stands between blanks; `value`: the same right after a field; `loose`: a quotation
#: with `~5`; `within`: `w/5`.
Kind: TypeAlias = Literal[
    "word",
    "value",
    "address",
    "citation",
    "quoted",
    "loose",
    "within",
    "field",
    "saved",
    "AND",
    "OR",
    "NOT",
    "(",
    ")",
]

#: Characters of a query and of a citation in it: beyond these nobody typed them.
LONGEST = 4000
LONGEST_CITATION = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class Lexeme:
    """One word or sign of a query."""

    kind: Kind
    #: What is in quotes, the name of a field or of a saved search, or all that stands there.
    text: str
    #: Where it stands in the query, from the first sign of it up to behind the last.
    start: int
    end: int
    #: Of `loose` and `within`: how many other words may stand between.
    words: int = 0


#: What may stand around a word of a sentence, and says nothing.
PUNCTUATION = (
    ".,:;!?\u2026\u00a1\u00bf'\u2018\u2019`[]{}<>\\/&|-\u2010\u2011\u2012\u2013\u2014\u2212"
)

#: What ends a sentence or a part of it, and no range that is open: `5..`.
_CLOSING = re.compile(r"(?!\.\.$)[.,:;!?]*")
#: Marks of quotation; what one of a group opens, one of the same group closes.
_QUOTES = ('"\uff02', "\u201c\u201d\u201e\u201f", "\u00ab\u00bb")
_QUOTE = "".join(_QUOTES)
_SIGNS: dict[str, Kind] = {"(": "(", ")": ")", "AND": "AND", "OR": "OR", "NOT": "NOT", "-": "NOT"}
_NAMED: tuple[Kind, ...] = ("field", "saved", "address", "within")
_NEXT_QUOTE = re.compile(f"[{_QUOTE}]")
#: `841(a)(1)`, `clinic(s)`: brackets that belong to what stands before them.
_OWN_BRACKETS = (
    r"(?:(?<=\d)|(?<=\d[A-Za-z])|(?<=\d[A-Za-z]{2})|(?<=\)))\([0-9A-Za-z]{1,5}\)"
    r"|(?<=[a-z])\(e?s\)(?!\w)"
)
#: What parts words wherever it stands.
_PARTING = ",;\u2014\u2026"
#: What does so between two words; the comma of `1,000` does not.
_PARTING_RUN = r"(?<=\w)(?:--+|\.\.+)(?=\w)"
_BETWEEN = re.compile(rf"[\s{_PARTING}]+|{_PARTING_RUN}")
_OWN_COMMA = r"(?<=\d),(?=\d\d\d(?!\d))"
#: The address of a page, without the full stop of the sentence.
_ADDRESS = rf"(?:[A-Za-z][A-Za-z0-9+.\-]{{0,20}}://|www\.)[^\s()<>{_QUOTE}]*[^\s()<>{_QUOTE}.,;:!?]"
_LEXEME = re.compile(
    rf"""(?P<quote>[{_QUOTE}])
    | (?P<bracket>[()])
    | (?P<operator>AND|OR|NOT)(?=[\s(){_QUOTE}{_PARTING}]|$)
    | (?<![^\s(){_QUOTE}{_PARTING}])(?P<minus>-)(?=[^\s)\-])
    | (?P<field>[A-Za-z][A-Za-z_]*):(?!//)
    | @(?P<saved>[A-Za-z0-9_\-]+)
    | (?P<address>{_ADDRESS})
    | (?P<within>(?i:w|near)/(?P<words>\d+))(?=[\s(){_QUOTE}{_PARTING}]|$)
    | (?P<word>(?:(?!{_PARTING_RUN})[^\s(){_QUOTE}{_PARTING}]|{_OWN_COMMA}|{_OWN_BRACKETS})+)""",
    re.VERBOSE,
)
#: Right after a field commas part values, and colons are the value's own.
_VALUE = re.compile(rf"(?P<address>{_ADDRESS})|(?P<value>(?:[^\s(){_QUOTE}]|{_OWN_BRACKETS})+)")
#: No citation goes on behind a quotation mark or an operator.
_NO_CITATION = re.compile(rf"[{_QUOTE}]|\s(?:AND|OR|NOT|(?i:w|near)/\d+)(?=\s)")
_LEADING = re.compile(f"[{re.escape(PUNCTUATION)}]+")
_LOOSE = re.compile(r"~(?P<words>\d+)(?![\w*?~])")


def lexemes(query: str) -> list[Lexeme]:
    """What a query is made of, in order. Raises QueryError."""
    _refuse_unreadable(query)
    refuse_single_quotes(query)
    found: list[Lexeme] = []
    at = 0
    while at < len(query):
        before = found[-1] if found and found[-1].end == at else None
        lexeme, at = _lexeme(query, at, before)
        if lexeme:
            found.append(lexeme)
    return found


def _refuse_unreadable(query: str) -> None:
    if len(query) > LONGEST:
        msg = f"the query is longer than {LONGEST:,} characters"
        raise QueryError(msg, LONGEST)
    for at, sign in enumerate(query):
        # Soft hyphens come with what is copied from a page, and part no word.
        if unicodedata.category(sign) in ("Cc", "Cf", "Cs") and sign not in "\t\n\r\u00ad":
            msg = f"a character that nobody sees (U+{ord(sign):04X}) stands here: leave it out"
            raise QueryError(msg, at)


def _lexeme(query: str, at: int, before: Lexeme | None) -> tuple[Lexeme | None, int]:
    """What stands at a place, None where it says nothing, and where it ends; `before` is what ends
    there."""
    if between := _BETWEEN.match(query, at):
        return None, between.end()
    value = _VALUE.match(query, at) if before and before.kind == "field" else None
    end = _citation_end(query, at)
    # A citation goes before every word and sign: its brackets and colons are its own. Of a value it
    # may be a part: `amount:$5,000..$7,000`.
    if end and (value is None or _CLOSING.fullmatch(query[end : value.end()])):
        return Lexeme(kind="citation", text=query[at:end], start=at, end=end), end
    if value:
        return _lexeme_of("address" if value["address"] else "value", value[0], value), value.end()
    match = _LEXEME.match(query, at)
    if match is None:
        return None, at + 1
    if match["quote"]:
        lexeme = _quotation(query, at)
        return lexeme, lexeme.end
    if match["word"]:
        return _word(match)
    return _sign(match), match.end()


def _citation_end(query: str, at: int) -> int | None:
    stop = _NO_CITATION.search(query, at, at + LONGEST_CITATION)
    end = citation_end(query[: stop.start() if stop else at + LONGEST_CITATION], at)
    # What ends within a word is none, however it reads: `$ ½0`.
    within_word = end and query[end - 1 : end + 1].isalnum() and end < len(query)
    return None if within_word else end


def _word(match: re.Match[str]) -> tuple[Lexeme | None, int]:
    refuse_dash(match.string, match.start())
    if not parts_titles(match.string, match.start()):
        refuse_foreign_sign(match[0], match.start())
    refuse_leading_wildcard(match[0], match.start())
    if leading := _LEADING.match(match[0]):  # what follows may be anything: `[21 USC 841]`
        return None, match.start() + leading.end()
    return _lexeme_of("word", match[0], match) if words(match[0]) else None, match.end()


def _sign(match: re.Match[str]) -> Lexeme:
    """An operator, a bracket, or what has a name."""
    if match["operator"] == "OR":
        refuse_comma_before_or(match.string, match.start())
    if sign := match["bracket"] or match["operator"] or match["minus"]:
        return _lexeme_of(_SIGNS[sign], sign, match)
    kind = next(kind for kind in _NAMED if match[kind])
    return _lexeme_of(kind, match[kind], match)


def _lexeme_of(kind: Kind, text: str, match: re.Match[str]) -> Lexeme:
    words = int(match["words"]) if kind == "within" else 0
    return Lexeme(kind=kind, text=text, start=match.start(), end=match.end(), words=words)


def _quotation(query: str, at: int) -> Lexeme:
    group = next(group for group in _QUOTES if query[at] in group)
    closing = _NEXT_QUOTE.search(query, at + 1)
    if closing is None:
        msg = "this quotation mark is not closed"
        raise QueryError(msg, at)
    if closing[0] not in group:
        msg = f"a quotation that begins with {query[at]} cannot end with {closing[0]}"
        raise QueryError(msg, closing.start())
    text, end = query[at + 1 : closing.start()], closing.end()
    if loose := _LOOSE.match(query, end):
        words = int(loose["words"])
        return Lexeme(kind="loose", text=text, start=at, end=loose.end(), words=words)
    return Lexeme(kind="quoted", text=text, start=at, end=end)
