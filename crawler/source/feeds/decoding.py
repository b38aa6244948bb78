"""From the bytes of a feed to its text.

RFC 7303 section 3 has the byte order mark first, then the charset of the Content-Type header, then
the XML declaration. All three may be wrong, and one bad byte must not change what another entry
says: bytes that should be UTF-8 are decoded entry by entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from w3lib.encoding import read_bom, resolve_encoding

from crawler.source.charsets import is_mostly_utf8
from crawler.source.page import Page

_STATED = re.compile(r"charset\s*=\s*[\"']?([^\s;\"']{1,40})", re.IGNORECASE)
_DECLARED = re.compile(rb"\s{0,100}<\?xml[^<>]{0,1000}?\sencoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_ENTRY = re.compile(rb"(?=<(?:\w{1,20}:)?(?:item|entry)[\s>])", re.IGNORECASE)
#: The first character of a feed in UTF-16 without a byte order mark (XML 1.0, appendix F).
_UNMARKED = {b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}
#: What servers state without having looked, and browsers hold to be Windows-1252.
_WESTERN = "cp1252"


def decodings(page: Page) -> Iterator[str]:
    """The text of an answer in each charset it may be in, the likeliest first, without a byte order
    mark. That one is right is told by its being a feed."""
    stated, declared = _STATED.search(page.media_type), _DECLARED.match(page.body)
    marked = read_bom(page.body)[0] or _UNMARKED.get(page.body[:2], "")
    header = _resolved(stated[1]) if stated else ""
    written = _resolved(declared[1].decode("ascii", "replace")) if declared else ""
    tried = set()
    for charset in (marked, header, written, "utf-8", _WESTERN):
        if charset and charset not in tried:
            tried.add(charset)
            if text := _decoded(page.body, charset, written):
                yield text.lstrip("\ufeff")


def _resolved(charset: str) -> str:
    """The charset browsers take a name for; the name where they know none."""
    return (resolve_encoding(charset) or charset).lower()


def _decoded(body: bytes, charset: str, declared: str) -> str:
    """The text in a charset; empty where Python has none of that name or it is no charset."""
    try:
        if charset in ("utf-8", _WESTERN):
            return _western(body, charset, declared)
        return body.decode(charset, errors="replace")
    except (LookupError, ValueError):  # `rot13`, `undefined`: codecs of Python's own
        return ""


def _western(body: bytes, charset: str, declared: str) -> str:
    """UTF-8 or Windows-1252, whatever was stated: nobody means `Ã©`."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if charset == _WESTERN:
        return body.decode(_WESTERN, errors="replace")
    other = declared if declared not in ("", "utf-8") else _WESTERN
    usual = "utf-8" if is_mostly_utf8(body) else other
    return "".join(_part(part, usual) for part in _ENTRY.split(body))


def _part(part: bytes, usual: str) -> str:
    """One entry, or what stands around the entries; `usual` is for bytes that are no UTF-8."""
    try:
        return part.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:  # pairs of surrogates, each written as a character of its own
        halves = part.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return part.decode(usual, errors="replace")
    return halves.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
