"""The text of a bill of Congress, as the Government Publishing Office serves it, unwrapped.

The answer is HTML around one `pre` of 72 columns. It begins with lines in brackets, the last of
which names the version, and `<DOC>`. A paragraph begins after an empty line, with an outline letter
or a section's number, and where an indented line follows one that is not.
"""

from __future__ import annotations

import re
from html import unescape

from crawler.publishers.gpo_text import preformatted
from crawler.source.page import Page

_TAG = re.compile(r"</?(?:a|b|i|em|strong|span)\b[^<>]*>", re.I)
_HEAD = re.compile(r"\A\s*((?:\[[^\]\n]*\]\s*)+)")
_VERSION = re.compile(r"\[[^\[\]\n]*? \d+ ([^\d\[\]\n][^\[\]\n]*)\]")
_SIGN = re.compile(r"\s*(?:<(?:DOC|all)>|[_-]{10,})\s*", re.I)
_BEGINNING = re.compile(r"(?:``)?\([0-9A-Za-z]{1,5}\)[ -]|``|(?i:sec\.|title) [0-9IVXL]+[. ]")


def bill_text(page: Page) -> tuple[str, str]:
    """The version, e.g. `Introduced in House (IH)`, empty where the head names none; and the text,
    its paragraphs apart by an empty line. Raises LayoutError.
    """
    raw = unescape(_TAG.sub("", preformatted(page))).replace("\r\n", "\n").expandtabs()
    head = _HEAD.match(raw)
    version = _VERSION.search(head[1]) if head else None
    return (version[1] if version else ""), _paragraphs(raw[head.end() :] if head else raw)


def _paragraphs(text: str) -> str:
    paragraphs: list[list[str]] = []
    before: int | None = None
    for line in text.split("\n"):
        words = " ".join(line.split())
        if not words or _SIGN.fullmatch(line):
            before = None
            continue
        indent = len(line) - len(line.lstrip())
        if before is None or before == 0 < indent or _BEGINNING.match(words):
            paragraphs.append([])
        paragraphs[-1].append(words)
        before = indent
    return "\n\n".join(_joined(lines) for lines in paragraphs)


def _joined(lines: list[str]) -> str:
    """The lines on one; a word broken at its hyphen stays one word."""
    return re.sub(r"(?<=[A-Za-z0-9]-) (?=[A-Za-z0-9])", "", " ".join(lines))
