"""Whether a term that a court imposed stands directly behind a name, as in a list of sentences.

"Sentenced were: Ida Holt, 41, of Salem: 37 months", "and his wife, Ida Holt, to 41 months",
"handed Ida Holt a 14-year prison term", "Ida Holt (probation for two years)".
"""

from __future__ import annotations

import re

from enforcement.text.numerals import NUMBER_WORDS

_PLACE = r"[A-Z][\w.]{1,20}(?:[ ][A-Z][\w.]{1,20}){0,2}"
_TERM = re.compile(
    rf"""(?:(?:,\s|\s\()(?:aged?\s)?\d\d\b\)?)?
    (?:,\sof\s{_PLACE}(?:,\s{_PLACE})?)?
    (?:,|:|,?\sto|\sgot|\sgets|\swas\sgiven|\s[-\u2013\u2014])?\s\(?(?:to\s)?
    (?i:(?:an?\s)?(?:\d{{1,3}}|{NUMBER_WORDS}|an?)(?:\sand\s(?:a|one)[\s-]half)?[\s-](?:year|month)s?\b
        (?!\s(?:ago|before|after|later|old|older|younger|earlier|prior|of\s(?:experience|age|service)))
      |(?<=\sto\s)(?:federal\s|state\s)?(?:prison|jail)\b
      |(?:probation|home\s(?:confinement|detention)|time\sserved|life)\b)""",
    re.VERBOSE,
)
_BEFORE = re.compile(
    r"\bsentences?\sof\s(?:[\w-]+\s){1,5}?(?:years?|months?)['\u2019]?\s"
    r"(?:(?:in\s)?(?:federal\s|state\s)?(?:prison|jail|imprisonment)\s)?(?:to|(?:up)?on)\s\Z",
    re.IGNORECASE,
)
#: The sentence must speak of sentencing.
_SENTENCING = ("sentenc", "prison", "jail", "probation", "behind bars")


def is_preceded_by_term(left: str) -> bool:
    """Whether the words up to a name impose a term on its bearer: "handed down a sentence of 135
    months to "."""
    return _BEFORE.search(left) is not None


def is_followed_by_term(text: str, low: str, end: int, start: int, stop: int) -> bool:
    """Whether the name that ends at `end` has a term behind it, in its sentence text[start:stop];
    `low` is the text in lower case."""
    return _TERM.match(text, end, stop) is not None and any(
        low.find(word, start, stop) >= 0 for word in _SENTENCING
    )
