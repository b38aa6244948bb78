"""The keys under which names are compared: of persons, and of organizations."""

from __future__ import annotations

import re

from enforcement.text.word_lists import SUFFIXES

_GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv"))
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")


def person_key(name: str) -> str:
    """First and last name in small letters, "" where there are not two."""
    parts = [word for word in _WORD.findall(name.lower()) if word not in _GENERATIONS]
    return f"{parts[0]} {parts[-1]}" if len(parts) > 1 else ""


def organization_key(name: str) -> str:
    """The name in small letters without "the" and the form of company."""
    parts = _WORD.findall(name.lower().replace("\u2019", "'"))
    while len(parts) > 1 and parts[-1] in SUFFIXES:
        parts.pop()
    return " ".join(parts[1:] if parts[:1] == ["the"] else parts)
