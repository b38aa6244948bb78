"""The words of the index as PostgreSQL's lexemes: each begins with a letter that tells its lane."""

from __future__ import annotations

from hashlib import sha256
from typing import Literal, TypeAlias

from search.index.plan import Field

#: The columns that words are searched in. What an unquoted word is looked up in is apart from the
#: words as they are written, so that half as much is read where it is scored.
Column: TypeAlias = Literal["stem", "written"]

_LANES: dict[Field, str] = {
    "stem": "s",
    "title_stem": "S",
    "cited": "c",
    "title_cited": "C",
    "number_cited": "n",
    "written": "w",
    "title_written": "W",
    "canonical": "k",
    "title_canonical": "K",
    "number_written": "N",
}
#: What a source's name begins with, among the families of words.
_SOURCE = "o"
#: The lanes in which words have places.
PLACED: tuple[Field, ...] = tuple(it for it in _LANES if not it.endswith("cited"))
#: PostgreSQL takes lexemes of up to 2,046 bytes, and an index of words somewhat more.
_LONGEST = 500


def column_of(field: Field) -> Column:
    """The column in which a lane lies."""
    return "stem" if field.endswith(("stem", "cited")) else "written"


def lane_start(field: Field) -> str:
    """What every lexeme of a lane begins with."""
    return _LANES[field]


def lexeme(field: Field, word: str) -> str:
    """A word of a lane."""
    return _LANES[field] + bounded(word)


def word_of(lexeme: str) -> str:
    """The word that a lexeme of a lane stands for."""
    return lexeme[1:]


def source_lexeme(name: str) -> str:
    """The source of an entry."""
    return _SOURCE + bounded(name.lower())


def bounded(word: str) -> str:
    """A word as it is kept: of one that is longer than any word its start, and what tells it
    apart."""
    if len(word) <= _LONGEST // 4 or len(raw := word.encode()) <= _LONGEST:
        return word
    begun = raw[: _LONGEST - 64].decode(errors="ignore")
    return begun + sha256(raw).hexdigest()


def quoted(lexeme: str) -> str:
    """A lexeme as it stands in the text of a vector or of a query."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"
