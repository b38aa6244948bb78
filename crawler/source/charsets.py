"""Which charset bytes are in, where nobody says so or what is said is wrong."""

from __future__ import annotations

import re

#: Bytes beyond ASCII, and what UTF-8 makes of them: characters, or ones that were cut.
_BEYOND = re.compile(rb"[\x80-\xff]+")
_WHOLE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CUT = re.compile(rb"[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{1,2}")
#: The escape of a character, an escaped backslash before it, and of half a character.
_ESCAPES = re.compile(
    r"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
)


def is_mostly_utf8(body: bytes) -> bool:
    """Whether bytes are UTF-8, but for a few: the greater part of those beyond ASCII are characters
    in it or, where there are none of these, look like ones that were cut."""
    others = _BEYOND.findall(_WHOLE.sub(b"", body))
    if not others:
        return True
    whole = len(_WHOLE.findall(body))
    cut = sum(bool(_CUT.fullmatch(other)) for other in others)
    return whole >= len(others) if whole else 2 * cut > len(others)


def json_text(body: bytes) -> str:
    """The text of a JSON answer (RFC 8259 section 8: UTF-8), U+FFFD in place of a bad byte and of
    half a character: neither can be stored, and neither is to cost the other records."""
    text = body.decode("utf-8-sig", errors="replace")
    return _ESCAPES.sub(lambda found: "\\ufffd" if found[1] else found[0], text)
