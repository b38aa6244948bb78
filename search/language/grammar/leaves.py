"""The second step of reading a query: what one word, pattern, misspelling or quotation asks."""

from __future__ import annotations

import re
from math import comb, factorial

from search.language.grammar.foreign_signs import refuse_foreign_sign
from search.language.grammar.lexemes import PUNCTUATION, Lexeme
from search.language.query_error import QueryError
from search.language.tree import Fuzzy, Near, Pattern, Text, TextField
from search.language.words.written import fold_accents, words

#: The most words that may stand between two that are near each other: fewer than lie between the
#: title and the text of a document, so that nothing reaches from one into the other.
FARTHEST = 50
#: In so many ways words may stand near each other: an index looks for each.
_MOST_WAYS = 2000
#: The letters that must stand before a wildcard, and those a misspelt word must have, by edits.
_BEFORE_WILDCARD = 2
_MISSPELT = {1: 3, 2: 4}

#: A word that ends in a full stop of its own.
_ABBREVIATION = re.compile(r"(?:^|\W)[^\W\d_]\.[^\W\d_]$")
_PLURAL = re.compile(r"(?<=[a-z])\(e?s\)(?=\W*$)")
_INVISIBLE = "\u00ad"
_WILDCARDS = re.compile(r"[*?]+")
_QUOTED_WILDCARD = re.compile(r"\*|(?<=\w)\?(?=\w)")


def text_leaf(lexeme: Lexeme, field: TextField) -> Text | Near | Pattern | Fuzzy:
    """What a word, citation or quotation asks. Raises QueryError."""
    match lexeme.kind:
        case "loose":
            return _loose(lexeme, field)
        case "quoted":
            return _quoted(lexeme, field)
        case "citation" | "address":
            return Text(text=_one_line(lexeme.text), field=field)
        case _:
            return _word(lexeme, field)


def near(left: Text, right: Text, within: Lexeme) -> Near:
    """Two words or phrases that `w/5` joins."""
    if left.field != right.field:
        msg = f"{within.text} joins words of one field: write title:(a {within.text} b)"
        raise QueryError(msg, within.start)
    _refuse_distance(within.words, within.text, within.start)
    parts = tuple(Text(text=part.text, quoted=part.quoted) for part in (left, right))
    return Near(parts=parts, words=within.words, field=left.field)


def _trimmed(word: str) -> str:
    """A word without the punctuation of the sentence around it."""
    bare = _PLURAL.sub("", word).strip(PUNCTUATION)
    # `M.D.` is an abbreviation, `pharmacy.` the end of a sentence.
    return f"{bare}." if _ABBREVIATION.search(bare) and f"{bare}." in word else bare


def _word(lexeme: Lexeme, field: TextField) -> Text | Pattern | Fuzzy:
    text = _trimmed(lexeme.text)
    if "~" in text:
        return _fuzzy(text, lexeme.start, field)
    if "*" in text or "?" in text:
        return Pattern(text=_pattern(text, lexeme.start), field=field)
    if lexeme.kind == "word":
        refuse_foreign_sign(text, lexeme.start)
    if text in ("AND", "OR", "NOT"):
        msg = f'{text} joins words, and has blanks around it; as a word it stands in "quotes"'
        raise QueryError(msg, lexeme.start)
    if not _has_words(text):
        msg = f"there is no word in {lexeme.text}"
        raise QueryError(msg, lexeme.start)
    return Text(text=text, field=field)


def _pattern(text: str, at: int) -> str:
    """The pattern as it is compared; a run of wildcards has its `?` first and one `*` last."""
    plain = text.replace(_INVISIBLE, "")
    if not all(part.isalnum() for part in _WILDCARDS.split(plain) if part):
        msg = f"{text}: * and ? stand inside or at the end of a single word, as in ketam* or wom?n"
        raise QueryError(msg, at)
    folded = "".join(
        "?" * part.count("?") + "*" * ("*" in part) if part[0] in "*?" else fold_accents(part)
        for part in re.findall(r"[*?]+|[^*?]+", plain)
    )
    if len(_WILDCARDS.split(folded)[0]) < _BEFORE_WILDCARD:
        msg = f"{text}: at least {_BEFORE_WILDCARD} letters stand before * or ?, as in ke*"
        raise QueryError(msg, at)
    return folded


def _fuzzy(text: str, at: int, field: TextField) -> Fuzzy:
    word, _, number = text.partition("~")
    edits = int(number or 1) if (number or "1").isdecimal() else 0
    if edits not in _MISSPELT:
        msg = f"{text}: behind ~ stands nothing, 1 or 2: how many letters may be wrong"
        raise QueryError(msg, at)
    if not word.replace(_INVISIBLE, "").isalnum():
        msg = f"{text}: ~ stands behind a single word without wildcards, as in ketmine~"
        raise QueryError(msg, at)
    if len(folded := fold_accents(word)) < _MISSPELT[edits]:
        msg = f"{text}: a word of fewer than {_MISSPELT[edits]} letters is like too many others"
        raise QueryError(msg, at)
    return Fuzzy(text=folded, edits=edits, field=field)


def _quoted(lexeme: Lexeme, field: TextField) -> Text:
    text = _one_line(lexeme.text)
    if not _has_words(text):
        msg = "there is no word in these quotation marks"
        raise QueryError(msg, lexeme.start)
    if wildcard := _QUOTED_WILDCARD.search(lexeme.text):
        msg = 'in quotation marks * and ? mean nothing: write ketam* without them, or "a b"'
        raise QueryError(msg, lexeme.start + 1 + wildcard.start())
    return Text(text=text, field=field, quoted=True)


def _loose(lexeme: Lexeme, field: TextField) -> Near:
    _quoted(lexeme, field)
    several = [_trimmed(word) for word in lexeme.text.split() if _has_words(word)]
    if len(several) == 1:
        msg = f'~ behind quotation marks needs two words or more in them, as in "{several[0]} b"~5'
        raise QueryError(msg, lexeme.start)
    _refuse_distance(lexeme.words, f"~{lexeme.words}", lexeme.start + len(lexeme.text) + 2)
    if factorial(len(several)) * comb(lexeme.words + len(several) - 1, lexeme.words) > _MOST_WAYS:
        msg = (
            f"{len(several)} words can stand near each other in too many ways: name fewer, or a"
            f" number below {lexeme.words}"
        )
        raise QueryError(msg, lexeme.start)
    parts = tuple(Text(text=word, quoted=True) for word in several)
    return Near(parts=parts, words=lexeme.words, field=field)


def _refuse_distance(words: int, sign: str, at: int) -> None:
    if words == 0:
        msg = f'{sign} is not understood: for words side by side write "a b"'
        raise QueryError(msg, at)
    if words > FARTHEST:
        msg = f"{sign} is too far: at most {FARTHEST} words may stand between"
        raise QueryError(msg, at)


def _has_words(text: str) -> bool:
    return bool(words(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())
