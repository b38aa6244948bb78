"""XML as publishers write it, made fit for a parser: what is not XML is kept as text."""

from __future__ import annotations

import re
from html.entities import html5

#: What is no markup where nothing begins or ends.
_MARKS = {"<": "&lt;", "]]>": "]]&gt;"}
#: CDATA sections and comments, which are left as they are; references; and such marks.
_STRAY = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)"
    r"|&(?!(?:amp|lt|gt|quot|apos);)"
    r"(?:#\d{1,8};|#[xX][0-9a-fA-F]{1,8};|[A-Za-z][A-Za-z0-9]{0,31};)?"
    r"|<(?![A-Za-z_:/!?])|\]\]>",
    re.DOTALL,
)
#: What XML 1.0 section 2.2 has no character for; a form feed and a vertical tab part words.
_NO_CHARACTERS = dict.fromkeys(
    [*range(9), *range(0x0E, 0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF]
) | {0x0B: " ", 0x0C: " "}
#: Two references that together are one character, as programs write it that count in UTF-16.
_HALVES = re.compile(
    r"&#(?:[xX]([dD][89abAB][0-9a-fA-F]{2})|(5[5-6]\d{3}));"
    r"&#(?:[xX]([dD][c-fC-F][0-9a-fA-F]{2})|(5[6-7]\d{3}));"
)
_ROOT = re.compile(r"<((?:\w{1,20}:)?(?:rss|feed|rdf|channel))[\s>/]", re.IGNORECASE)
_OPEN = re.compile(r"<((?:\w{1,20}:)?(?:item|entry))(?=[\s>/]|\Z)", re.IGNORECASE)


def repaired(xml: str) -> str:
    """The same XML with its stray characters, references and `<` as text."""
    xml = _HALVES.sub(_joined, xml) if "&#" in xml else xml
    return _STRAY.sub(_as_text, xml).translate(_NO_CHARACTERS)


def from_root(text: str) -> str:
    """A feed from its root element on, without declaration, document type and what a server set
    before it (warnings of programs); empty where there is no such element or a page is around it.
    """
    root = _ROOT.search(text)
    if not root:
        return ""
    before = text[: root.start()].lower()
    return "" if "<html" in before or "<body" in before else text[root.start() :]


def is_cut(feed: str) -> bool:
    """Whether a feed, given from its root element on, ends before that is closed."""
    root = _ROOT.match(feed)
    if not root:
        return False
    opening = feed[: feed.find(">") + 1]
    return not opening.endswith("/>") and f"</{root[1]}" not in feed


def without_cut_entry(feed: str) -> str:
    """A cut feed without its last entry, where that is not closed."""
    *_, last = [None, *_OPEN.finditer(feed)]
    if last is None or re.search(rf"</{last[1]}\s*>", feed[last.start() :]):
        return feed
    return feed[: last.start()]


def _joined(halves: re.Match[str]) -> str:
    high = int(halves[1], 16) if halves[1] else int(halves[2])
    low = int(halves[3], 16) if halves[3] else int(halves[4])
    if not (0xD800 <= high < 0xDC00 <= low < 0xE000):
        return halves[0]
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def _as_text(stray: re.Match[str]) -> str:
    written = stray[0]
    if written in _MARKS:
        return _MARKS[written]
    if written[0] == "<":
        return written
    name = written[1:]
    if name.startswith("#"):
        return _numbered(name)
    meant = html5.get(name) if name.endswith(";") else None
    return meant.replace("&", "&amp;").replace("<", "&lt;") if meant else f"&amp;{name}"


def _numbered(reference: str) -> str:
    """The character a numeric reference stands for; U+FFFD where there is none."""
    digits = reference[1:-1]
    code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    if code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return "\ufffd"
    return f"&#{code};" if code >= 0x20 else {9: "\t", 10: "\n", 13: "\r"}.get(code, " ")
