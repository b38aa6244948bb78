"""Signs of other searches that mean nothing here: refused with what does, never guessed."""

from __future__ import annotations

import re
from typing import NamedTuple

from search.language.query_error import QueryError
from search.language.words.written import words


class _Foreign(NamedTuple):
    """What another search understands."""

    pattern: re.Pattern[str]
    #: Said where it stands; `{0}` is the whole of it, `{1}` its first group.
    message: str


_FOREIGN = (
    _Foreign(
        re.compile(r"(?:w|near|n|pre|p|o|onear|adj)?/(\d+)", re.IGNORECASE),
        "{0} is not understood: did you mean w/{1}, in either order?",
    ),
    _Foreign(
        re.compile(r"w/(?!o(?:ut)?$)\S+|(?:w|near)?/(?:s|p|in|sent|para|seg)", re.IGNORECASE),
        "{0} is not understood: write how many words may stand between, as in w/5",
    ),
    _Foreign(
        re.compile(r"(?i:w|near)/|O?NEAR\d*|ADJ\d*"),
        "{0} is not understood: write how many words may stand between, as in w/5",
    ),
    _Foreign(re.compile("&&+"), "{0} is not understood: did you mean AND?"),
    _Foreign(re.compile(r"\|+"), "{0} is not understood: did you mean OR?"),
    _Foreign(re.compile(r"([^|]*\w)\|+(\w.*)"), "{0} is not understood: did you mean {1} OR {2}?"),
    _Foreign(re.compile("(?:AND|BUT)NOT"), "{0} is not understood: did you mean NOT?"),
    _Foreign(re.compile(r"!(\w.*)"), "! is not understood: did you mean NOT {1}?"),
    _Foreign(
        re.compile(r"\+([^\W\d].*)"),
        '+ is not understood: every word is wanted without it, and "{1}" as it is written',
    ),
    _Foreign(
        re.compile(r"~.*"),
        '~ stands right after a word, as in ketmine~, or after "two words", as in "two words"~5',
    ),
    _Foreign(re.compile(r"[^\W_]*\^\d.*"), "{0} is not understood: no word has a weight"),
    _Foreign(
        re.compile(r"[*?]*\*[*?]*"), "* stands at the end of a single word or in it, as in ketam*"
    ),
    _Foreign(re.compile(r"\.\.(?:[^.].*)?"), "a range has no blanks: published:2024-01..2024-06"),
    _Foreign(re.compile(r":\w.*"), "a colon stands right after the name of a field: title:clinic"),
)
#: A dash before a word, from a program that makes dashes of hyphens.
_DASH = re.compile(r"(?<![^\s(])[\u2010-\u2013\u2212\ufe63\uff0d](\w\S*)")
#: `'grand jury'`, ``grand jury'' as TeX has it: within a sentence they are its punctuation.
_SINGLE_QUOTES = re.compile(
    r"\s*['\u2018`]{1,2}(?P<inside>\w[^'\u2018\u2019`\"]*)['\u2019`]{1,2}\s*"
)

#: `?etamine`.
_LEADING_WILDCARD = re.compile(r"\?+\w")
#: What parts the titles of a page, and stands before the lines of a list.
_ALONE = re.compile(r"(?<!\S)[|*](?!\S)")
#: What no sentence has that is only words.
_ASKS = re.compile(
    r"[()\"\u201c-\u201f\u00ab\u00bb@]|\w:\S|(?<!\S)(?:AND|OR|NOT|-\w\S*|(?i:w|near)/\d+)(?!\S)"
)
#: So many words one after the other are a title; of fewer, `a | b` may ask for either.
_WORDS_OF_TITLE = 3


def parts_titles(query: str, at: int) -> bool:
    """Whether a `|` or `*` that stands there alone is punctuation, as in titles that are pasted:
    `DOJ | Office of Public Affairs`."""
    if not _ALONE.match(query, at) or _ASKS.search(query):
        return False
    return any(len(words(title)) >= _WORDS_OF_TITLE for title in _ALONE.split(query))


def refuse_single_quotes(query: str) -> None:
    """Raise QueryError where all of a query stands in single quotes."""
    if quoted := _SINGLE_QUOTES.fullmatch(query):
        msg = f'single quotes mean nothing here: did you mean "{quoted["inside"]}"?'
        raise QueryError(msg, quoted.start("inside") - 1)


def refuse_comma_before_or(query: str, at: int) -> None:
    """Raise QueryError where a comma stands before `OR`: in `Portland, OR` it is Oregon."""
    if query[:at].rstrip().endswith(","):
        msg = (
            'OR after a comma is not understood: in "quotes" it is a word, without the comma either'
        )
        raise QueryError(msg, at)


def refuse_dash(query: str, at: int) -> None:
    """Raise QueryError where a word begins with what may have been a hyphen."""
    if dash := _DASH.match(query, at):
        msg = f"{dash[0]} is not understood: did you mean -{dash[1]}?"
        raise QueryError(msg, at)


def refuse_foreign_sign(word: str, at: int) -> None:
    """Raise QueryError where a word, which stands there in a query, is an operator of another
    search."""
    for foreign in _FOREIGN:
        if match := foreign.pattern.fullmatch(word):
            raise QueryError(foreign.message.format(word, *match.groups()), at)


def refuse_leading_wildcard(word: str, at: int) -> None:
    """Raise QueryError where a word begins with `?`, which behind a word is punctuation."""
    if _LEADING_WILDCARD.match(word):
        msg = f"{word}: at least two letters stand before * or ?, as in ke*"
        raise QueryError(msg, at)
