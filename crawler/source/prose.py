"""HTML or raw text turned into prose: plain text whose paragraphs an empty line separates."""

from __future__ import annotations

import re

import html_text
from lxml import etree  # type: ignore[import-untyped]

from crawler.source.markup import with_few_attributes

# html_text sets a space at every inline tag's edge, so "ket<b>amine</b>" would read "ket amine".
# A browser sets none; the tags are taken out before.
_INLINE = (
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em"),
    *("font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span"),
    *("strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
)
# html_text would take these out itself, with a cleaner that fails on control characters.
_UNREAD = ("applet", "embed", "iframe", "link", "meta", "object", "script", "style", "svg")
_PARAGRAPHS = html_text.DOUBLE_NEWLINE_TAGS | {"article", "div", "hr", "section", "table"}
#: Without one of these, HTML is text of one paragraph.
_MARKUP = re.compile("[<&]")
_BREAKS = re.compile(r"(?:<br\b[^<>]*>(?:\s|&nbsp;|&#160;)*){2,}", re.IGNORECASE)

# `&#150;` and its like mean Windows-1252, whatever the standard of old pages said (HTML, 13.2.5.80,
# numeric character reference end state).
_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
# Control characters, and the invisible ones that break words apart: soft hyphen, zero-width space,
# word joiner, byte order mark.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b\u2060\ufeff]")
# Half of a pair, as a broken JSON escape leaves it; it cannot be written as UTF-8.
_HALVES = re.compile("[\ud800-\udfff]")


def prose(html: str) -> str:
    """The text of an HTML fragment or page; scripts, styles and comments are left out.

    Blocks become paragraphs, as does a run of two or more `<br>`; one `<br>`, list items and table
    rows become lines.
    """
    if not _MARKUP.search(html):
        return plain(" ".join(html.split()))
    html = with_few_attributes(html if html.isascii() else _HALVES.sub("\ufffd", html))
    tree = html_text.parse_html(_BREAKS.sub("<p></p>", html))
    etree.strip_elements(tree, *_UNREAD, with_tail=False)
    etree.strip_tags(tree, *_INLINE, etree.Comment, etree.ProcessingInstruction)
    return plain(html_text.etree_to_text(tree, double_newline_tags=_PARAGRAPHS))


def plain(text: str) -> str:
    """Raw text without control characters or runs of blanks; a form feed ends a paragraph."""
    if not text.isascii():
        text = _HALVES.sub("\ufffd", text).translate(_WINDOWS)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    lines = (" ".join(line.split()) for line in _UNSEEN.sub("", text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def one_line(html: str) -> str:
    """The text of an HTML fragment on one line, for titles and names."""
    return " ".join(prose(html).split())
