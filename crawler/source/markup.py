"""HTML and feeds before they are handed to a parser: what would cost it more than their length."""

from __future__ import annotations

import re
from functools import lru_cache

#: An attribute as browsers read it (HTML, 13.2.5.32 to 13.2.5.39), closed or not.
_ATTRIBUTE = r"[\s/]*[^\s/>][^\s/>=]*(?:\s*=\s*(?:\"[^\"]*\"?|'[^']*'?|[^\s>]*))?"


def with_few_attributes(markup: str, most: int = 2000) -> str:
    """The same markup, each element with its first `most` attributes at most.

    libxml2 takes time that grows with the square of their number. Linear: a start tag that is not
    closed matches too, so none is looked at twice.
    """
    return _start_tag(most).sub(r"\1", markup)


@lru_cache
def _start_tag(most: int) -> re.Pattern[str]:
    """A start tag, its first attributes as group 1."""
    return re.compile(rf"(<[a-z][^\s/>]*(?:{_ATTRIBUTE}){{0,{most}}}[\s/]*)[^>]*", re.IGNORECASE)
