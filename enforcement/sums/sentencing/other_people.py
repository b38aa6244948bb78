"""Whether a term is told of somebody else than the one named before it: of a co-defendant, a
brother, "three others"."""

from __future__ import annotations

import re
from functools import cache

from enforcement.text.word_lists import word_list

#: What is told aside of somebody's people: "Ada, whose brother was sentenced to 12 years, was".
_WHOSE = re.compile(r",[ ]whose[ ][^,;]{1,160},(?=[ ](?:was|is|has|had|will|must|received)\b)")


def tells_of_another(lead: str) -> bool:
    """Whether the words up to a length have made somebody else their subject."""
    return _another().search(_WHOSE.sub(",", lead)) is not None


@cache
def _another() -> re.Pattern[str]:
    lists = word_list("other_people")
    of_case, of_person, general = (
        "|".join(
            re.sub(r"\Aco", "co-?", word) if name == "of_the_case" else word
            for word in lists[name].split()
        )
        for name in ("of_the_case", "of_a_person", "in_general")
    )
    number = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|several|some|all|both|\d{1,2})"
    whose = (
        r"(?:his|her|their|whose|[A-Z][\w.\u2019'-]{1,30}['\u2019]s|[A-Z][\w.-]{1,30}s['\u2019])"
    )
    words = r"(?:[\w-]+[ ]){0,3}?"
    return re.compile(
        rf"""(?:
            # where a clause begins
            (?:\A(?:(?:In|On|Last|This|Earlier|Also|Previously|Meanwhile|Separately|At|Today
                  |Yesterday)\b[^;:]{{0,40}}?,[ ])?
              |[;:][ ]|,[ ](?=whose[ ])|,[ ](?:while|and|but|whereas)[ ]|[ ](?:while|whereas)[ ]
              |\b(?:years?|months?|prison|life|custody|release|probation)[ ]and[ ])
            (?:(?:(?:{number}|the|a|an|an?other)[ ](?:of[ ]{whose}[ ])?|{whose}[ ])?
                {words}(?:{of_case})s?\b
              |(?:{number}[ ]of[ ])?{whose}[ ]{words}(?:{of_person})s?\b
              |(?:(?:the|{number})[ ])?(?:others?|another|(?:other|remaining)[ ]
                (?:{number}[ ])?(?:{general})s?)\b
              |(?:a|the)[ ](?:second|third|fourth)[ ](?:{general})\b)
            # "worked with a co-conspirator who was sentenced to …"
            |\b(?:{of_case})s?,?[ ]who[ ]|\b{whose}[ ]{words}(?:{of_person})s?,?[ ]who[ ])""",
        re.VERBOSE | re.IGNORECASE,
    )
