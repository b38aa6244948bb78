"""HTML and feeds before they are handed to a parser: what would cost it more than their length."""

from __future__ import annotations

import re
from functools import lru_cache

#: An attribute as browsers read it (HTML, 13.2.5.32 to 13.2.5.39), closed or not.
_ATTRIBUTE = r"[\s/]*[^\s/>][^\s/>=]*(?:\s*=\s*(?:\"[^\"]*\"?|'[^']*'?|[^\s>]*))?"
#: A `>` in the value of an attribute.
_IN_QUOTES = re.compile(r"=\s*(?:\"[^\">]*>|'[^'>]*>)")


def with_few_attributes(markup: str, most: int = 2000) -> str:
    """The same markup, each element with its first `most` attributes at most.

    libxml2 takes time that grows with the square of their number. Linear: a start tag that is not
    closed matches too, so none is looked at twice.
    """
    if _has_few(markup, most):
        return markup
    return _start_tag(most).sub(r"\1", markup)


def _has_few(markup: str, most: int) -> bool:
    """Whether no element can have more attributes, told at little cost: each takes two characters,
    and a `>` ends the tag unless it stands in quotes."""
    if _IN_QUOTES.search(markup):
        return False
    pieces = markup.split(">")
    return all(len(piece) - piece.find("<") < 2 * most for piece in pieces if "<" in piece)


@lru_cache
def _start_tag(most: int) -> re.Pattern[str]:
    """A start tag, its first attributes as group 1."""
    return re.compile(rf"(<[a-z][^\s/>]*(?:{_ATTRIBUTE}){{0,{most}}}[\s/]*)[^>]*", re.IGNORECASE)
