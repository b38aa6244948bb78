"""A feed that is no well-formed XML, taken apart so that damage to one entry stays there."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Elements that hold text or HTML, within which no other element of a feed is looked for.
_FIELDS = (
    "title|link|description|summary|content|guid|id|pubdate|published|updated|encoded|date|origlink"
)
#: Tags of entries and fields; CDATA sections, in which there are none.
_TAG = re.compile(
    rf"<(?P<end>/?)(?P<name>(?:\w{{1,20}}:)?(?P<local>item|entry|{_FIELDS}))(?P<rest>(?:\s[^<>]*)?/?)>"
    r"|<!\[CDATA\[.*?(?:\]\]>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_ENTRIES = frozenset(("item", "entry"))
#: Fields that HTML has no element for: where one begins, the one before it has ended.
_TELLING = frozenset(("description", "guid", "pubdate", "published", "updated", "encoded"))


def taken_apart(xml: str) -> tuple[str, list[str], str]:
    """The start tag of a feed's root, what stands before the first entry and each entry, and the
    root's end tag. What a field holds is text: stray tags in it are no markup of the feed."""
    opening = xml[: xml.find(">") + 1].rstrip("/>") + ">"
    closing = f"</{opening[1:-1].split(maxsplit=1)[0]}>"
    pieces = _pieces(xml[len(opening) :].removesuffix(closing))
    return opening, [_with_text(piece) for piece in pieces], closing


def _pieces(inner: str) -> Iterator[str]:
    """The head of a feed and its entries, each from its start tag to its end or the next one."""
    start, entry = 0, ""
    for tag in _TAG.finditer(inner):
        if (tag["local"] or "").lower() not in _ENTRIES or tag["rest"].endswith("/"):
            continue
        if not tag["end"]:
            yield _ended(inner[start : tag.start()], entry)
            start, entry = tag.start(), tag["name"]
        elif entry:
            yield _ended(inner[start : tag.start()], entry)
            start, entry = tag.end(), ""
    if entry:
        yield _ended(inner[start:], entry)


def _ended(piece: str, entry: str) -> str:
    return f"{piece}</{entry}>" if entry else piece


def _with_text(piece: str) -> str:
    """A piece whose fields hold nothing but text."""
    made, position = [], 0
    while field := _first_field(piece, position):
        end, after = _end_of(field, piece)
        held = _as_text(piece[field.end() : end])
        made += [piece[position : field.end()], held, f"</{field['name']}>"]
        position = after
    return "".join([*made, piece[position:]])


def _first_field(piece: str, start: int) -> re.Match[str] | None:
    """The start tag of the next field that is not empty."""
    return next(
        (
            tag
            for tag in _TAG.finditer(piece, start)
            if tag["local"] and tag["local"].lower() not in _ENTRIES
            if not tag["end"] and not tag["rest"].endswith("/")
        ),
        None,
    )


def _end_of(field: re.Match[str], piece: str) -> tuple[int, int]:
    """Where what a field holds ends, and where to go on: after its end tag, if it has one."""
    for tag in _TAG.finditer(piece, field.end()):
        local = (tag["local"] or "").lower()
        if tag["end"] and tag["name"] == field["name"]:
            return tag.start(), tag.end()
        begins = not tag["end"] and local in _TELLING and tag["name"] != field["name"]
        if begins or local in _ENTRIES:
            return tag.start(), tag.start()
    return len(piece), len(piece)


def _as_text(held: str) -> str:
    """What a field holds as one CDATA section, where there is markup in it."""
    if "<" not in held or held.lstrip().startswith("<![CDATA["):
        return held
    return f"<![CDATA[{held.replace('<![CDATA[', '').replace(']]>', '')}]]>"
