"""The parts of a person's name, and the keys under which persons and organizations are compared."""

from __future__ import annotations

import re
from functools import cache

from enforcement.text.word_lists import word_list

_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")


def person_key(name: str) -> str:
    """First and last name in lower case, "" where there are not two."""
    generations = _words("generations")
    parts = [word for word in _WORD.findall(name.lower()) if word not in generations]
    return f"{parts[0]} {parts[-1]}" if len(parts) > 1 else ""


def organization_key(name: str) -> str:
    """The name in lower case without "the" and the form of company."""
    parts = _WORD.findall(name.lower().replace("\u2019", "'"))
    while len(parts) > 1 and parts[-1] in _words("suffixes"):
        parts.pop()
    return " ".join(parts[1:] if parts[:1] == ["the"] else parts)


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
    titles = _words("generations") | _words("degrees")
    while len(words) > 2 and words[-1].rstrip(".").lower() in titles:
        words.pop()
    return words


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word_list("parties")[name].split())


@cache
def _generation_at_end() -> re.Pattern[str]:
    generations = "|".join(sorted(_words("generations")))
    return re.compile(rf"(?:,\s?|\s)({generations})\.?\s*\Z", re.IGNORECASE)
