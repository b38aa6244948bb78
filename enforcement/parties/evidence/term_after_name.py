"""Whether a term that a court imposed stands directly behind a name, as in a list of sentences.

"Sentenced were: Ida Holt, 41, of Salem: 37 months", "and his wife, Ida Holt, to 41 months",
"handed Ida Holt a 14-year prison term", "Ida Holt (probation for two years)".
"""

from __future__ import annotations

import re

from enforcement.text.numerals import NUMBER_WORDS

_TERM = re.compile(
    rf"""(?:(?:,\s|\s\()(?:aged?\s)?\d\d\b\)?)?
    (?:,\s(?:of\s)?[a-z][a-z.\ -]{{2,30}}){{0,2}}
    (?:,|:|,?\sto|\sgot|\sgets|\swas\sgiven|\s[-\u2013\u2014])?\s\(?(?:to\s)?
    (?:(?:an?\s)?(?:\d{{1,3}}|{NUMBER_WORDS}|an?)[\s-](?:year|month)s?\b
       (?!\s(?:ago|before|after|later|old|older|younger|earlier|prior|of\s(?:experience|age|service)))
      |(?:probation|home\s(?:confinement|detention)|time\sserved|life)\b)""",
    re.VERBOSE,
)
#: The sentence must speak of sentencing.
_SENTENCING = ("sentenc", "prison", "jail", "probation", "behind bars")


def is_followed_by_term(low: str, end: int, start: int, stop: int) -> bool:
    """Whether the name that ends at `end` of a text in lower case has a term behind it, in its
    sentence low[start:stop]."""
    return _TERM.match(low, end, stop) is not None and any(
        low.find(word, start, stop) >= 0 for word in _SENTENCING
    )
