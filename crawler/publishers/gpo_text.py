"""The Federal Register's raw text, as the Government Publishing Office serves it, unwrapped.

The answer is HTML around one `pre` of 72 columns. A line that goes on ends with a space or with the
hyphen or slash it was broken at; a paragraph begins with an indent or after an empty line; page
markers and rules stand in between (measured on eight documents of 2026).
"""

from __future__ import annotations

import re
from html import unescape

from crawler.source.page import Page
from crawler.source.source import LayoutError

_PRE, _PRE_END = re.compile("<pre>", re.I), re.compile("</pre>", re.I)
#: Real elements, and GPO's own signs such as `<bullet>`, which no HTML parser knows.
_BULLET = re.compile(r"<bullet>", re.I)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_HEADER = re.compile(r"\A.*?^\[FR Doc No: [^\]\n]*\][ \t]*$", re.S | re.M)
_BLANK_LINE = re.compile(r"^[^\S\n]+$", re.M)
#: A page marker between two lines of running text, or anywhere else.
_PAGE = re.compile(
    r"(?:^(?P<before>.*\S)[ \t]*)?(?<!\n)\n{2,}\[\[Page \S+\]\][ \t]*\n\n(?P<after>.*)", re.M
)
_RULE = re.compile(r"[ ]*[-=]{10,}[ ]*")
_COLUMNS = re.compile(r"\S {4,}\S|\.{5,}")
_CENTRED = re.compile(r" {8,}\S")
_BROKEN_WORD = re.compile(r".*[A-Za-z0-9][-/]")


def preformatted(page: Page) -> str:
    """What stands in the answer's one `pre` element, as it is written there.

    Raises LayoutError where there is none: an error page was served instead of the text.
    """
    html = page.text
    start = _PRE.search(html)
    end = start and _PRE_END.search(html, start.end())
    if not (start and end):
        msg = f"{page.url}: no text: the answer has no pre element"
        raise LayoutError(msg)
    return html[start.end() : end.start()]


def register_text(page: Page) -> str:
    """The document's text: paragraphs apart by an empty line, rows of a table as they stand.

    The header up to `[FR Doc No: …]`, page markers and rules are left out; ``...'' quotes and
    `\\1\\` footnote numbers are kept as they are. Raises LayoutError.
    """
    text = unescape(_TAG.sub("", _BULLET.sub("\u2022", preformatted(page)))).replace("\r\n", "\n")
    body = _PAGE.sub(_without_page, _BLANK_LINE.sub("", _HEADER.sub("", text, count=1)))
    return "\n\n".join("\n".join(_joined(block)) for block in _blocks(body.split("\n")))


def _without_page(marker: re.Match[str]) -> str:
    """Join what a page's end cut in two: a line that ends no sentence, or is followed by prose."""
    before, after = marker["before"] or "", marker["after"]
    cut = before and after.strip() and after[0] not in " [" and not _RULE.fullmatch(before)
    if cut and (before[-1] not in ".:?!" or after.endswith(" ")):
        return f"{before} \n{after}"
    return f"{before}\n\n{after}"


def _blocks(lines: list[str]) -> list[list[str]]:
    """Paragraphs and tables as lists of lines."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        row = _COLUMNS.search(line) or _CENTRED.match(line)
        if not line.strip() or _RULE.fullmatch(line):
            blocks.append([])
        elif line.startswith(" ") and not row:
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return [block for block in blocks if block]


def _joined(block: list[str]) -> list[str]:
    """A block's lines with those that go on joined, and runs of spaces in prose made one."""
    lines: list[list[str]] = []
    going_on = glued = False
    for line in block:
        text = line.rstrip() if _COLUMNS.search(line) else " ".join(line.split())
        if going_on or glued:
            lines[-1].append(text if glued else f" {text}")
        else:
            lines.append([text])
        going_on = line.endswith(" ")
        glued = not going_on and bool(_BROKEN_WORD.fullmatch(line)) and line is not block[-1]
    return ["".join(pieces) for pieces in lines]
