"""Whether a sum with a dollar sign is of another currency: C$, HK$, "$2 million Canadian"."""

from __future__ import annotations

import re
from functools import cache

from enforcement.text.word_lists import word_list

#: Longer than any currency's name before a sum.
_REACH = 8


def is_foreign(text: str, sign: int, end: int) -> bool:
    """Whether the sum whose dollar sign stands at `sign`, and which ends at `end`, is of another
    currency than that of the United States."""
    before, after = _patterns()
    return bool(before.search(text, max(0, sign - _REACH), sign) or after.match(text, end))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before the sign of such a sum, and what after it."""
    lists = word_list("currencies")
    codes, short_forms, monies = (
        "|".join(lists[name].split()) for name in ("codes", "short_forms", "monies")
    )
    nations = "|".join(lists["nations"].strip().split("\n"))
    before = rf"\b(?:(?!USD?\Z)[A-Z]{{1,3}}|(?:{short_forms})\.?|(?:{codes})[ ])\Z"
    after = rf"""[ ]?\(?(?:{codes})\b
        |[ ](?:{monies})\b
        |[ ](?:in[ ])?(?:{nations.replace(" ", "[ ]")})
          (?:[ ](?:dollars|funds|currency|money)\b|(?=[.,;:)]|\Z)
            # but "a $2 million Canadian pharmacy scheme"
            |(?=[ ](?:to|in|for|on|and|or|from|by|as|at|over|of)\b))"""
    return re.compile(before), re.compile(after, re.VERBOSE)
