"""What is said of nobody but a defendant, even where the name is an authority's.

"Sheriff X was arrested", "State's Attorney X's fraud conviction", "charges against Chairman X".
Most of what is said of an authority ("charged", "faces", "agreed") is said of its work.
"""

from __future__ import annotations

import re

_APPOSED = r"(?:,\s(?:\d\d|of\s[^,.;]{2,40}|(?:an?|the)\s(?!who)[^,.;]{2,60})(?:,\s[\w.]{2,14})?,)?"
_BEHIND = re.compile(
    rf"""{_APPOSED}(?:,?\swho)?\s(?:
        (?:was|were|has\sbeen|had\sbeen|have\sbeen)\s(?:also\s|later\s|[a-z]+ly\s|today\s)?
        (?:sentenced|convicted|indicted|arrested|acquitted|charged\swith|found\s(?:not\s)?guilty
          |exonerated|cleared\sof|pardoned|jailed|imprisoned|debarred|fined)\b
      | (?:pleaded|pled|pleads)\s(?:not\s)?guilty\b)
    |,\s(?:the|an?)\s[^,.;]{{2,60}}\s(?:he|she|they|whom\s[\w\s]{{2,20}})\s(?:had\s|has\s)?(?:pardoned|freed)\b
    |['\u2019\u2018]s?\s(?:(?!office|unit\b|team|department|investigat|agents?\b)[a-z-]+\s){{0,3}}
        (?:(?:conviction|acquittal|indictment|exoneration
        |arrest|guilty\splea)s?\b(?!\sof|\sthat|\sin\sthe\b)|motion\sto\sdismiss\b)
    """,
    re.VERBOSE,
)
_BEFORE = re.compile(
    r"""\b(?:(?:charges|charge|indictment|prosecutions?)\s(?:filed\s|brought\s)?against
      |(?:conviction|convictions|prosecutions?|acquittal|indictment|arrest)\sof)\s(?:[a-z-]+\s){0,3}\Z""",
    re.VERBOSE | re.IGNORECASE,
)
#: A clause of its own, age or place before it; what an authority is "charged with" is no charge.
_WHO_IS = re.compile(
    r"""(?:,\s(?:\d\d|of\s[^,.;]{2,40}))?,\swho\s(?:later\s|also\s)?(?:
        (?:is|are|was|were|has\sbeen|have\sbeen|had\sbeen|stands)\s(?:also\s|now\s|later\s)?
        (?:charged(?!\swith\s(?:enforc|protect|overs|ensur|administ|regulat|the\s))
          |indicted|convicted|arrested|sentenced|acquitted|found\s(?:not\s)?guilty
          |serving\s(?:an?\s|\d|[a-z]+\s(?:years|months)))
      | (?:has\s|had\s)?(?:pleaded|pled)\sguilty)\b""",
    re.VERBOSE,
)


def is_who_is_accused(low: str, end: int) -> bool:
    """Whether a clause of its own says it of the name that ends there: ", who is charged with"."""
    return low.startswith(", ", end) and _WHO_IS.match(low, end) is not None


def is_undoubted(low: str, lead: int, end: int, start: int) -> bool:
    """Whether it is said of the name low[lead:end] in a sentence from `start` on; `low` is the text
    in lower case."""
    if low[end : end + 1] in " ,'\u2019\u2018" and _BEHIND.match(low, end):
        return True
    left = low[max(start, lead - 60) : lead]
    return ("against " in left or "of " in left) and _BEFORE.search(left) is not None
