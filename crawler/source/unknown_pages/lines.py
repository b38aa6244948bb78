"""A page as lines: what stands on each, and how a reader would see it set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from lxml import etree  # type: ignore[import-untyped]

from crawler.source.prose import plain

#: An element of lxml, which has no types.
Element: TypeAlias = Any

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
#: Set apart as a heading is, by a tag or by what its class calls it.
BOLD = 7
_BOLD_TAGS = frozenset({"b", "big", "strong"})
_LARGE = frozenset({"4", "5", "6", "7", "+1", "+2", "+3", "+4"})
_BOLD_NAMES = frozenset({"headline", "heading", "title"})
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "button", "caption", "center"),
        *("dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure"),
        *("footer", "form", "header", "hr", "html", "legend", "li", "main", "nav", "ol"),
        *("option", "p", "pre", "section", "select", "summary", "table", "tbody", "td", "tfoot"),
        *("th", "thead", "tr", "ul"),
    )
) | set(_HEADINGS)
#: What keeps words apart where it breaks no line.
_APART = frozenset({"br", "time"})
_UNSEEN = frozenset({"head", "noscript", "script", "style", "svg", "template"})
_HOME = re.compile(r"(?:https?://[^/]+)?/?(?:(?:index|default|home)\.\w+)?", re.IGNORECASE)
_WORD = re.compile(r"\w")
_WORDS, _NAMES = re.compile(r"[a-z]+|[A-Z][a-z]*"), re.compile(r"[A-Za-z]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """Words between two breaks of a page."""

    text: str
    #: The element that its first words stand in.
    element: Element
    #: 1 to 6 as `h1` to `h6`, 7 where the whole line is set apart otherwise, else None.
    heading: int | None
    #: Whether all of it is a link, and to where the site begins.
    is_link: bool
    leads_home: bool
    #: The `datetime` of the `time` elements on it.
    moments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Within:
    """What the elements around a word make of it."""

    heading: int | None = None
    link: bool = False
    home: bool = False
    unseen: bool = False


@dataclass(slots=True)
class _Begun:
    """A line of which more may come."""

    pieces: list[str] = field(default_factory=list)
    moments: list[str] = field(default_factory=list)
    element: Element = None
    #: Where its words stand, blanks and signs left out.
    within: list[_Within] = field(default_factory=list)


def lines(tree: Element) -> list[Line]:
    """The lines of a tree from top to bottom, those of a heading as one. Linear in its size."""
    begun = (line for line in _walked(tree) if line.element is not None)
    return [line for line in map(_line, begun) if line.text]


def names(element: Element) -> frozenset[str]:
    """The words of an element's id and classes, `SideBar` as one and as two, in lower case."""
    said = f"{element.get('id', '')} {element.get('class', '')}"[:500]
    return frozenset(word.lower() for word in (*_WORDS.findall(said), *_NAMES.findall(said)))


def _walked(tree: Element) -> Iterator[_Begun]:
    begun, around = _Begun(), [_Within()]
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        heading = around[-1].heading
        if element.tag in _BLOCKS or (element.tag == "br" and heading in (None, BOLD)):
            yield begun
            begun = _Begun()
        if element.tag in _APART:
            begun.pieces.append(" ")
        if event == "start":
            around.append(_inside(element, around[-1]))
            if element.tag == "time":
                begun.moments.append(element.get("datetime") or "")
            _add(begun, element, element.text, around[-1])
        else:
            around.pop()
            _add(begun, element.getparent(), element.tail, around[-1])
    yield begun


def _inside(element: Element, around: _Within) -> _Within:
    """What stands in an element is as what stands around it, and more."""
    tag = element.tag
    level = _HEADINGS.get(tag) or around.heading or (BOLD if _is_bold(element) else None)
    is_link = tag == "a"
    is_home = is_link and bool(_HOME.fullmatch((element.get("href") or "#").strip()))
    unseen = around.unseen or tag in _UNSEEN or not isinstance(tag, str)
    if (level, is_link, unseen) == (around.heading, False, around.unseen):
        return around
    return _Within(level, around.link or is_link, around.home or is_home, unseen)


def _is_bold(element: Element) -> bool:
    if element.tag == "font":
        return (element.get("size") or "").strip() in _LARGE
    return element.tag in _BOLD_TAGS or (
        element.get("class", element.get("id")) is not None
        and not _BOLD_NAMES.isdisjoint(names(element))
    )


def _add(begun: _Begun, element: Element, text: str | None, within: _Within) -> None:
    """Words that the walk meets become part of the line it has begun."""
    if not text or within.unseen:
        return
    begun.pieces.append(text)
    if text.strip():
        begun.element = element if begun.element is None else begun.element
    if _WORD.search(text):
        begun.within.append(within)


def _line(begun: _Begun) -> Line:
    levels = [within.heading for within in begun.within]
    return Line(
        text=" ".join(plain("".join(begun.pieces)).split()),
        element=begun.element,
        heading=levels[0] if levels and all(levels) else None,
        is_link=bool(levels) and all(within.link for within in begun.within),
        leads_home=bool(levels) and all(within.home for within in begun.within),
        moments=tuple(filter(None, begun.moments)),
    )
