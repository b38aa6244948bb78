"""What stands around a page's own text: menus, headers, share bars, related lists, notices."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree  # type: ignore[import-untyped]

from crawler.source.unknown_pages.lines import Element, Line, names

_TAGS = frozenset(
    (
        *("button", "canvas", "dialog", "embed", "footer", "iframe", "input", "nav", "noscript"),
        *("object", "script", "select", "style", "svg", "template", "textarea"),
    )
)
_ROLES = frozenset(
    (
        *("alert", "alertdialog", "banner", "complementary", "contentinfo", "dialog", "menu"),
        *("menubar", "navigation", "search"),
    )
)
#: What is furniture unless it holds much of the page's text: tags, and words of ids and classes.
_MOSTLY = frozenset({"aside", "form", "header"})
_NAMES = frozenset(
    (
        *("addthis", "addtoany", "advertisement", "breadcrumb", "breadcrumbs", "colophon"),
        *("cookie", "cookies", "crumb", "crumbs", "footer", "masthead", "menu", "modal", "nav"),
        *("navbar", "navigation", "newsletter", "pager", "pagination", "popup", "related"),
        *("relatedposts", "share", "sharedaddy", "sharing", "sidebar", "signup", "skip"),
        *("social", "subscribe", "toolbar", "topnav"),
    )
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
#: Headings of what is not the page's own.
_OTHERS = re.compile(
    r"(?:share(?: this)?(?: (?:page|post|article|release|story))?|related(?: (?:\w+ )?(?:news|"
    r"links|articles|posts|stories|content|resources|information|pages|releases|items|documents))?|"
    r"(?:recent|latest) (?:posts|news|articles|(?:press |news )?releases)|"
    r"(?:more|other|featured|recommended|popular|trending) (?:\w+ )?(?:news|stories|articles|posts|"
    r"releases)|you (?:may|might) also (?:like|be interested in)|(?:read|see) also|quick ?links|"
    r"upcoming (?:events|meetings)|stay (?:informed|connected|in touch|up to date)|follow us|"
    r"connect with us|sign ?up\b.{0,40}|subscribe\b.{0,40}|archives?|categories|tags)[\s:.!]*",
    re.IGNORECASE,
)
#: The part of a page's text that no furniture holds.
_MUCH = 0.4
#: How far a box may lie above its heading, and how many empty elements may stand between.
_NEAR = 5
_CUT = "cut"


def cut_furniture(body: Element, lines: Sequence[Line], title: Line | None) -> None:
    """Take out of a tree, whose lines these are, what is not the page's own; what holds the title
    stays. Linear."""
    sizes = _sizes(body)
    kept = {title.element, *title.element.iterancestors()} if title else {body}
    most = _MUCH * sizes[body]
    for element in sizes:
        if element not in kept and _is_furniture(element, much=sizes[element] > most):
            element.tag = _CUT
    etree.strip_elements(body, _CUT, with_tail=False)
    for line in lines:
        if line.heading and _OTHERS.fullmatch(line.text):
            _cut_box(line.element, sizes, kept, most)
    etree.strip_elements(body, _CUT, with_tail=False)


def _sizes(body: Element) -> dict[Element, int]:
    """Each element with the characters of its text that are no link and no script."""
    sizes = {element: len((element.text or "").strip()) for element in body.iter(etree.Element)}
    for element in reversed(sizes):
        parent = element.getparent()
        if parent in sizes:
            own = 0 if element.tag == "a" or element.tag in _TAGS else sizes[element]
            sizes[parent] += own + len((element.tail or "").strip())
    return sizes


def _is_furniture(element: Element, *, much: bool) -> bool:
    if element.tag in _TAGS or element.get("role") in _ROLES or element.get("hidden") is not None:
        return True
    if much:
        return False
    named = element.tag in _MOSTLY or not _NAMES.isdisjoint(names(element))
    return named or bool(_HIDDEN.search(element.get("style") or ""))


def _cut_box(heading: Element, sizes: dict[Element, int], kept: set[Element], most: float) -> None:
    """Cut the box that a heading opens; where it opens none, the heading and what it lists."""
    box = heading
    for _ in range(_NEAR):
        above = box.getparent()
        if above is None or above in kept or sizes[above] > most or not _opens(box, sizes):
            break
        is_whole = box.getnext() is not None or (box.tail or "").strip()
        box = above
        if is_whole:
            break
    following = box.getnext()
    box.tag = _CUT
    if box is heading and following is not None and following.tag in ("ol", "ul"):
        following.tag = _CUT


def _opens(element: Element, sizes: dict[Element, int]) -> bool:
    """Whether nothing that is read stands before an element in the one it lies in."""
    if (element.getparent().text or "").strip():
        return False
    for _ in range(_NEAR):
        element = element.getprevious()
        if element is None:
            return True
        if sizes.get(element, 0) or (element.tail or "").strip():
            return False
    return False
