"""The words of a text as they are written: small letters, accents folded, no word a stop word.

Letters with full stops between them are one word (`U.S.` is `us`, `M.D.` is `md`), a number is one
with its commas, a section sign is the word `section`, and the `'s` of a possessive is none. What a
hyphen or an apostrophe joins is several words, and besides is known by its *joined* word:
`home-based`, which some write `homebased`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

#: Marks that join a letter before them, and invisible characters inside words.
_INSIDE = "\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff"
_APOSTROPHE = "'\u2019\u02bc\uff07"
#: The first group is the word.
WORD = re.compile(
    rf"((?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!\w))?|\d{{1,3}}(?:,\d{{3}})+(?!\w)"
    rf"|[^\W_]+(?:[{_INSIDE}]+[^\W_]*)*|§+)(?:[{_APOSTROPHE}][sS](?!\w))?"
)
_HYPHEN = "\\-\u2010\u2011"
#: What begins with a letter, so that no number of a case or a document is meant: `e-mail`,
#: `over-the-counter`, `O'Brien`, `COVID-19`; and degrees, `Ph.D.`
JOINED = re.compile(
    rf"(?<![^\W_])(?<![^\W_][{_HYPHEN}{_APOSTROPHE}])[^\W\d_][^\W_]*(?:[{_HYPHEN}{_APOSTROPHE}][^\W_]+){{1,3}}(?![{_HYPHEN}]?[^\W_])"
    r"|(?<![^\W_])[^\W\d_]{2,5}(?:\.[^\W\d_]){1,2}(?!\w)"
)
_JOINS = re.compile(rf"[{_HYPHEN}{_APOSTROPHE}.]\w")
#: Around a word these say nothing.
_AROUND = ".,;:!?()[]\"'\u2018\u2019\u201c\u201d"
#: Letters that Unicode does not decompose.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i"}
)


def fold_accents(word: str) -> str:
    """A word as it is compared: lower case, compatibility forms and accents resolved."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word).casefold().translate(_LETTERS)
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if c.isalnum())


def folded(written: str) -> str:
    """What `WORD` found as a word; empty where nothing of it is left."""
    if written.isalnum():
        return fold_accents(written)
    if written[0] == "§":
        return "section"
    return fold_accents(written.replace(".", "").replace(",", ""))


def words(text: str) -> list[str]:
    """The words of a text, in order."""
    if alone := plain_word(text):
        return [alone]
    if text.isascii():
        found = WORD.findall(text.lower())
        return [word if word.isalnum() else folded(word) for word in found]
    return list(filter(None, map(folded, WORD.findall(text))))


def joined_words(text: str) -> list[str]:
    """The joined words of a text, in order."""
    if not _JOINS.search(text):
        return []
    parts = (words(joined) for joined in JOINED.findall(text))
    return ["".join(several) for several in parts if len(several) > 1]


def joined_matches(text: str) -> Iterator[re.Match[str]]:
    """Where the joined words of a text stand. Only what stands around a sign that joins is looked
    at, from blank to blank: few words of a text have one."""
    end = 0
    for sign in _JOINS.finditer(text):
        if sign.start() >= end:
            start = text.rfind(" ", end, sign.start()) + 1 or end
            end = text.find(" ", sign.end())
            end = len(text) if end < 0 else end
            yield from JOINED.finditer(text, start, end)


def plain_word(text: str) -> str:
    """The only word of a text, where it is plain letters: most pieces between blanks are."""
    alone = text.strip(_AROUND)
    return alone.lower() if alone.isascii() and alone.isalpha() else ""
