"""The part of a page that an address with a fragment points to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree  # type: ignore[import-untyped]

from crawler.source.page import Page
from crawler.source.prose import prose
from crawler.source.unknown_pages.lines import Element

#: Fragments that name no part: of whole pages, of what stands below a text, of counters.
_WHOLE = re.compile(
    r"|!.*|.*=.*|:~:.*|\..*|top|main|content|main-?content|page|body|article|skip.*|"
    r"comments?|respond|more-\d+|rss|feed",
    re.IGNORECASE,
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
#: Elements that stand for what follows them, rather than hold it.
_MARKS = frozenset({*_HEADINGS, "a", "span", "dt", "b", "strong", "em", "i", "hr", "br", "legend"})
#: Elements that a mark at their beginning stands for.
_LINES = frozenset({*_HEADINGS, "p", "li", "td", "th", "dt"})
_NUMBERS = re.compile(r"\d+")


def names_a_part(fragment: str) -> bool:
    """Whether a fragment, as it stands in an address, can name a part of a page."""
    return _WHOLE.fullmatch(fragment) is None


def page_part(page: Page, fragment: str) -> str:
    """The text of the element that a fragment names or, where that is a heading or a mere mark,
    from there to the next one; empty where the page has no such element (HTML, 7.4.6.4)."""
    root = page.html.root
    names = (fragment, unquote(fragment))
    found = root.xpath("//*[@id=$a or @id=$b or @name=$a or @name=$b]", a=names[0], b=names[1])
    if not found:
        return ""
    top = _outermost(found[0])
    if _is_mark(found[0]) or _text(top) == _text(_heading_in(top)):
        return "\n\n".join(filter(None, map(_prose, _section(top, fragment))))
    return _prose(found[0])


def _outermost(element: Element) -> Element:
    """The widest element that begins with this one and holds no other text, or no other block."""
    top = element
    while (around := top.getparent()) is not None and around.tag not in ("body", "html"):
        if _text(around) != _text(top) and not (_is_inline(top) and around.tag in _LINES):
            break
        top = around
    return top


def _section(top: Element, fragment: str) -> Iterator[Element]:
    """An element and what follows it, to the next of its kind."""
    heading = _heading_in(top)
    kind = _NUMBERS.sub("0", fragment)
    yield top
    for following in top.itersiblings():
        if _begins_another(following, heading, kind):
            return
        yield following


def _begins_another(element: Element, heading: Element | None, kind: str) -> bool:
    """Whether an element begins a part like one that a heading, or a fragment of a kind, began."""
    names = (name for each in element.iter() for name in (each.get("id"), each.get("name")) if name)
    if any(_NUMBERS.sub("0", name) == kind for name in names):
        return True
    other = _heading_in(element)
    return other is not None and (heading is None or other.tag <= heading.tag)


def _heading_in(element: Element) -> Element | None:
    """The first heading in an element, itself included."""
    return next(element.iter(*_HEADINGS), None)


def _is_mark(element: Element) -> bool:
    return element.tag in _MARKS or not _text(element)


def _is_inline(element: Element) -> bool:
    return element.tag in _MARKS and element.tag not in _HEADINGS


def _text(element: Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _prose(element: Element) -> str:
    if not isinstance(element.tag, str):  # a comment
        return ""
    return prose(etree.tostring(element, encoding="unicode", with_tail=False, method="html"))
