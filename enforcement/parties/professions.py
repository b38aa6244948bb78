"""What a party is, in the text's own words next to its name: physician, pharmacy, distributor …"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from enforcement.claims import PartyType
from enforcement.parties.naming.name import Name
from enforcement.text.word_lists import word_list


def _pattern(spellings: Iterable[Sequence[str]]) -> re.Pattern[str]:
    """One group for the spellings of each profession."""
    groups = "|".join(f"({'|'.join(alternatives)})" for alternatives in spellings)
    return re.compile(rf"\b(?:{groups})(?!\w)")


#: Of people and of organizations, the professions, and the pattern with a group for each.
_PROFESSIONS = {
    party_type: (tuple(spellings), _pattern(spellings.values()))
    for party_type, spellings in word_list("professions").items()
}
#: The apposition behind a name: up to the verb, the next name or the end of the sentence.
_BEHIND = re.compile(
    r"(?:'s|\u2019s)?(?:,?\s\(?(?:aged?\s)?\d\d\)?)?,?\s?(?:(?:of|from)\s[^,;]{2,30},(?:\s[a-z.]{2,14},)?\s)?"
    r"(?:(?:who\s)?(?:is|was|were|worked\sas|practiced\sas)\s)?((?:an?|the|formerly|m\.d|o\.?d\b|d\.|r\.|l\.|ph|[a-z]+\s?[a-z]*ist\b)"
    r"[^;]{0,110})"
)
_END = re.compile(
    r",\s(?!licensed|certified|registered|board|and\s(?:owner|operator))|\s(?:who|which|that|was|were|is|are|has"
    r"|have|had|pleaded|pled|will|agreed|and\s(?:an?|his|her|the)\s|at|with|in|on|for|to|by|owned)\b"
)
_FRONT = re.compile(r"[^,;:()]{0,60},?\s?(?:dr\.\s|[\"\u201c])?\Z")
_CUT = re.compile(r".*\b(?:at|of|by|for|with|in|against|and|from|that|to)\s", re.DOTALL)


def profession_of(low: str, name: Name, party_type: PartyType, sentence_start: int) -> str:
    """The profession that the words next to a name say, "" where they say none.

    `low` is the text in lower case.
    """
    beside = _words_beside(low, name, sentence_start)
    return next(filter(None, (profession_in(words, party_type) for words in beside)), "")


def profession_in(low: str, party_type: PartyType) -> str:
    """The profession that the words name, "" where they name none.

    Of a person the first, of an organization the last: "nursing home pharmacy" is a pharmacy.
    """
    names, pattern = _PROFESSIONS[party_type]
    named = [names[(match.lastindex or 1) - 1] for match in pattern.finditer(low)]
    return (named[0] if party_type == "person" else named[-1]) if named else ""


def profession_called(text: str) -> str:
    """The profession that goes by a text as a whole, "" where none does."""
    low = " ".join(text.lower().split())
    for names, pattern in _PROFESSIONS.values():
        if low in names:
            return low
        if match := pattern.fullmatch(low):
            named: str = names[(match.lastindex or 1) - 1]
            return named
    return ""


def profession_names() -> list[str]:
    """Every profession there is."""
    return sorted({name for names, _ in _PROFESSIONS.values() for name in names})


def _words_beside(low: str, name: Name, sentence_start: int) -> Iterator[str]:
    """The words next to a name that are about it: those behind it first."""
    behind = _BEHIND.match(low, name.end, name.end + 200)
    if behind:
        words = behind.group(1)
        stop = _END.search(words)
        yield words[: stop.start()] if stop else words
    yield low[name.lead : name.start]
    front = _FRONT.search(low, max(sentence_start, name.lead - 62), name.lead)
    if front:
        yield _CUT.sub("", front.group())
