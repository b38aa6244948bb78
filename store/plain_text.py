"""Text from pages, made safe to print: the one rule for terminals, letters, tables and pages.

Everything a publisher wrote is untrusted: it may move a cursor, turn the direction of writing, or
hold what nobody sees. It imports nothing heavy: every search asks it.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

#: Not seen, and parting nothing: soft hyphens, joiners, byte order marks, shorthand and musical
#: controls, and the tags of plane 14, in which a whole text can be hidden.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u200c\u200d\u2060-\u2065\ufeff"
    "\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)
#: Of these Python calls one on plane 0 printable, and some beyond: they are soon looked for.
_UNSEEN_PRINTABLE = "\u034f"
_BEYOND_PLANE_0 = re.compile("[\U00010000-\U0010ffff]")
#: C0 and C1 controls, separators of lines and paragraphs, blanks without width, marks and
#: overrides of direction (Unicode TR9), annotations, surrogates and what is no character.
_CONTROLS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2066-\u206f"
    "\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]+"
)
_BLANKS = re.compile("  +")
_UNSAFE_IN_ADDRESS = re.compile(r"[\s\"'<>\\`{}|^]")


def clean(text: str) -> str:
    """The text without controls, of which a run becomes a blank, and without what is not seen.

    It is one line, can be encoded as UTF-8, and keeps its blanks. Cleaning it again changes
    nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    return _CONTROLS.sub(" ", _UNSEEN.sub("", text))


def one_line(text: str) -> str:
    """The text cleaned, with single blanks for any white space and none at its ends."""
    line = _BLANKS.sub(" ", text.replace("\n", " ").replace("\u00a0", " ")).strip(" ")
    # Of white space only the blank is printable. What is not has to be cleaned before it is split:
    # it may stand between two blanks.
    if line.isprintable() and (line.isascii() or not _may_have_unseen(line)):
        return line
    return " ".join(clean(text).split())


def _may_have_unseen(printable: str) -> bool:
    """Whether something may be there that is not seen though Python calls it printable."""
    return _UNSEEN_PRINTABLE in printable or bool(_BEYOND_PLANE_0.search(printable))


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
        port = parts.port  # refused where it is above 65535
    except ValueError:
        return ""
    is_whole = parts.scheme in ("http", "https") and _is_host(parts.hostname or "") and port != 0
    return url if is_whole else ""


def _is_host(name: str) -> bool:
    """Whether no part of a name is empty; a full stop at the end says that it is whole."""
    return all(name.removesuffix(".").split("."))


def plural(count: int, noun: str, nouns: str = "") -> str:
    """`1 day`, `2 days`; the noun of several where an s does not make it."""
    return f"{count} {noun if count == 1 else nouns or f'{noun}s'}"
