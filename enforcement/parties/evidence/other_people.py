"""Where a sentence goes over to somebody who is no party: a husband, a co-defendant."""

from __future__ import annotations

import re
from functools import cache

from enforcement.text.word_lists import word_list

#: What is told aside of somebody's people: "Ada, whose brother was sentenced to 12 years, was".
_ASIDE = re.compile(r",[ ]whose[ ][^,;]{1,160},(?=[ ](?:was|is|has|had|will|must|received)\b)")

#: What still belongs to the verb before it.
_CLAUSE = re.compile(r"[^,.;:]{0,80}")


def tells_of_another(lead: str) -> bool:
    """Whether the words since a party was named have made somebody else their subject: "her husband
    was", "two of the defendants' employees"."""
    return _subject().search(_ASIDE.sub(",", lead)) is not None


def is_of_another(whole: str, end: int) -> bool:
    """Whether a verb that ends at `end` has somebody else for its object: "convicted her son"."""
    return _object().match(whole, end) is not None


def against_another(whole: str, start: int, end: int) -> int | None:
    """Where the words end that name whom the charges were against, if that is somebody else: "the
    charges against her husband were dropped", "dropped the charges against her son". The act is
    characters [start, end)."""
    clause = _CLAUSE.match(whole, end)
    found = _against().search(whole, start, clause.end() if clause else end)
    return found.end() if found else None


@cache
def _another() -> str:
    of_case, of_person, general = map(_words, ("of_the_case", "of_a_person", "in_general"))
    number = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|several|some|all|both|\d{1,2})"
    return rf"""(?:
        (?:(?:{number}|the|a|an|an?other)[ ](?:of[ ]{_WHOSE}[ ])?|{_WHOSE}[ ])?
            {_WORDS}(?:{of_case})s?\b
        |(?:{number}[ ](?:of[ ])?)?{_WHOSE}[ ]{_WORDS}(?:{of_person})s?\b
        |(?:(?:the|{number})[ ])?(?:others?|another|(?:other|remaining)[ ]
            (?:{number}[ ])?(?:{general})s?)\b
        |(?:a|the)[ ](?:second|third|fourth)[ ](?:{general})\b)"""


_WHOSE = (
    r"(?:his|her|their|whose|(?:(?-i:[A-Z])[\w-]{1,30}[ ]){0,2}"
    r"(?:(?-i:[A-Z])[\w.\u2019'-]{1,30}['\u2019]s|(?-i:[A-Z])[\w.-]{1,30}s['\u2019])"
    r"|the[ ][a-z]{2,20}(?:['\u2019]s|s['\u2019]))"
)
_WORDS = r"(?:[\w-]+[ ]){0,3}?"


@cache
def _subject() -> re.Pattern[str]:
    of_case, of_person = map(_words, ("of_the_case", "of_a_person"))
    return re.compile(
        rf"""(?:
            # where a clause begins
            (?:\A(?:(?:In|On|Last|This|Earlier|Also|Previously|Meanwhile|Separately|At|Today
                  |Yesterday)\b[^;:]{{0,40}}?,[ ])?
              |[;:][ ]|,[ ](?=whose[ ])|,[ ](?:while|and|but|whereas)[ ]|[ ](?:while|whereas)[ ]
              |\b(?:years?|months?|prison|life|custody|release|probation)[ ]and[ ])
            {_another()}
            # "worked with a co-conspirator who was sentenced to …"
            |\b(?:{of_case})s?,?[ ]who[ ]|\b{_WHOSE}[ ]{_WORDS}(?:{of_person})s?,?[ ]who[ ])""",
        re.VERBOSE | re.IGNORECASE,
    )


def _words(name: str) -> str:
    """The words of a list as alternatives; "codefendant" may have a hyphen."""
    words = word_list("other_people")[name].split()
    return "|".join(
        re.sub(r"\Aco", "co-?", word) if name == "of_the_case" else word for word in words
    )


@cache
def _against() -> re.Pattern[str]:
    # "against him and his wife" is against both.
    return re.compile(
        rf"\bagainst[ ](?!(?:him|her|them)(?:,|[ ](?:and|or|as)\b)){_another()}"
        r"(?![ ](?:and|or)[ ](?:him|her|them)\b(?![ ]\w))",
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _object() -> re.Pattern[str]:
    return re.compile(rf"[ ]{_another()}", re.VERBOSE | re.IGNORECASE)
