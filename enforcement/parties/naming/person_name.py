"""The parts of a person's name, and the keys under which persons and organizations are compared."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from enforcement.text.word_lists import listed_words

_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
#: The same, with initials as one word: "p.c" of "Vale Partners, P.C.".
_WORD_OR_INITIALS = re.compile(rf"[a-z](?:\.[a-z])+(?![^\W_])|{_WORD.pattern}")


def person_key(name: str) -> str:
    """First and last name in lower case, "" where there are not two."""
    generations = listed_words("parties", "generations")
    parts = [word for word in _WORD.findall(name.lower()) if word not in generations]
    return f"{parts[0]} {parts[-1]}" if len(parts) > 1 else ""


def are_told_apart(one: Collection[str], other: Collection[str]) -> bool:
    """Whether the spellings of one person's name and those of another's, with the same first and
    last name, cannot be of one person: both give "Jr." or the like, or both a middle name, and none
    is the same. An initial stands for any middle name that begins with it."""
    generations, others = ({*map(generation, names)} - {""} for names in (one, other))
    if generations and others and generations.isdisjoint(others):
        return True
    middles, other_middles = (
        [middle for name in names if (middle := _middle_names(name))] for names in (one, other)
    )
    return bool(middles and other_middles) and not any(
        _may_be_one(middle, other_middle) for middle in middles for other_middle in other_middles
    )


def organization_key(name: str) -> str:
    """The name in lower case without "the" and the form of company."""
    parts = _WORD_OR_INITIALS.findall(name.lower().replace("\u2019", "'"))
    while len(parts) > 1 and parts[-1] in listed_words("parties", "suffixes"):
        parts.pop()
    return " ".join(parts[1:] if parts[:1] == ["the"] else parts).replace(".", " ")


def generation(name: str) -> str:
    """What a name ends in that tells a father from his son, e.g. "jr"; "" where nothing does."""
    written = _generation_at_end().search(name)
    return written[1].lower() if written else ""


def without_generation(name: str) -> str:
    """The name without "Jr.", "III" and the like at its end."""
    return _generation_at_end().sub("", name)


def name_words(name: str) -> list[str]:
    """The words of a person's name, without generations and degrees as long as two remain."""
    words = [word.rstrip(",") for word in name.split()]
    titles = listed_words("parties", "generations") | listed_words("parties", "degrees")
    while len(words) > 2 and words[-1].rstrip(".").lower() in titles:
        words.pop()
    return words


def _middle_names(name: str) -> list[str]:
    return _WORD.findall(" ".join(name_words(name)).lower())[1:-1]


def _may_be_one(middles: list[str], others: list[str]) -> bool:
    """Whether middle names are the same as far as both are given."""
    return all(
        one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
        for one, other in zip(middles, others, strict=False)
    )


@cache
def _generation_at_end() -> re.Pattern[str]:
    generations = "|".join(sorted(listed_words("parties", "generations")))
    return re.compile(rf"(?:,\s?|\s)({generations})\.?\s*\Z", re.IGNORECASE)
