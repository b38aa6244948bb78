"""Lower case in which every character keeps its offset."""

from __future__ import annotations


def lower(text: str) -> str:
    """The text in lower case, as long as it was: a capital whose small letter takes two characters
    ("İ") stays as it is."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)
