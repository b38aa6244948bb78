"""Text from pages, made safe to print: everything a publisher wrote is untrusted."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

# Marks that turn the direction of what follows: text after one can be made to read as another.
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_UNSAFE_IN_ADDRESS = re.compile(r"[\s\"'<>\\`{}|^]")


def one_line(text: str) -> str:
    """The text with white space and control characters as single spaces.

    Marks of direction and lone surrogates, which no mail can carry, are dropped.
    """
    shown = []
    for character in text:
        category = unicodedata.category(character)
        if character in _DIRECTIONS or category == "Cs":
            continue
        shown.append(" " if category in ("Cc", "Zl", "Zp") else character)
    return " ".join("".join(shown).split())


def clip(text: str, length: int) -> str:
    """At most `length` characters of one line, cut between words where there is a gap to cut at."""
    line = one_line(text)
    if len(line) <= length:
        return line
    head, _, _ = line[:length].rpartition(" ")
    return f"{head or line[: length - 1]}…"


def web_address(url: str) -> str:
    """The address if a reader may be led there (http or https, nothing to escape); else empty."""
    if url != one_line(url) or _UNSAFE_IN_ADDRESS.search(url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.hostname else ""
