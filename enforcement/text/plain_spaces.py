"""Plain spaces in which every character keeps its offset."""

from __future__ import annotations

from dataclasses import replace

from enforcement.text.passage import Sentence

_OTHER_SPACES = "\n\r\t\f\v\u00a0\u2007\u2009\u202f"


def plain_spaces(text: str) -> str:
    """The text with each line break, tab and no-break space as a space: for patterns that are
    written with spaces."""
    for space in _OTHER_SPACES:
        text = text.replace(space, " ")
    return text


def with_plain_spaces(sentence: Sentence) -> Sentence:
    """The sentence with its text so."""
    plain = plain_spaces(sentence.text)
    return sentence if plain == sentence.text else replace(sentence, text=plain)
