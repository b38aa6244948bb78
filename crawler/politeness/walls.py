"""What answered instead of the page: bot walls, refusals and false answers, told by their content.

A wall is never a version of a document, never a removal and never "no news"; and it is not to be
climbed. The marks are those of answers as they were really served; many come with status 200.
"""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import urlsplit

Expects = Literal["html", "json", "feed", "xml", "any"]

#: A server asks for fewer questions (RFC 6585 section 4, RFC 9110 section 15) or for none.
_REFUSALS = frozenset({403, 429, 503})
#: Block pages are short; their marks in a long page are part of what it says.
_BLOCK_PAGE = 64 * 1024
#: Answers that are wrong about one address only: the host may be asked for the next.
_ABOUT_ONE_PAGE = frozenset(
    {
        "empty-answer",
        "empty-redirect",
        "nginx-redirect",
        "file-name-only",
        "html-for-pdf",
        "html-for-json",
        "html-for-feed",
        "html-for-xml",
    }
)

_TITLE = re.compile(rb"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_NGINX_REDIRECT = re.compile(rb"30[12378] [A-Za-z ]+")
_FILE_NAME = re.compile(rb"[\w.-]{1,120}\.(?:html?|pdf|xml|json|txt)")
_HTML = re.compile(rb"<!doctype html|<html[\s>]", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)


def wall(status: int, url: str, media_type: str, body: bytes, *, expects: Expects) -> str | None:
    """The name of the wall or false answer; None for a page, and for a plain error such as 404.

    `url` is the address that answered, after redirects; `expects` is what the listing or page
    should be. Pure.
    """
    if name := _block_page(url, body):
        return name
    if status in _REFUSALS:
        return f"refused-{status}"
    if 300 <= status < 400:
        return None if body.strip() else "empty-redirect"
    if 200 <= status < 300:
        return _false_answer(url, media_type, body, expects)
    return None


def refuses(name: str) -> bool:
    """Whether the host itself refuses us and is not to be asked again in this look.

    A false answer about one page says nothing about the next one.
    """
    return name not in _ABOUT_ONE_PAGE


def _block_page(url: str, body: bytes) -> str | None:
    """The walls that say who they are."""
    # www.fda.gov sends blocked clients to /apology_objects/…, which itself answers 404.
    if "/apology_objects/" in url:
        return "fda-apology"
    if len(body) > _BLOCK_PAGE:
        return None
    title = _title(body)
    if b"bm-verify" in body and b"/_sec/verify" in body:
        return "akamai-interstitial"
    if title == b"Access Denied" and b"edgesuite" in body:
        return "akamai-access-denied"
    if title in (b"Federal Register :: Request Access", b"eCFR :: Request Access"):
        return "federal-register-request-access"
    if b"captcha-delivery.com" in body and b"var dd=" in body:
        return "datadome-captcha"
    return None


def _false_answer(url: str, media_type: str, body: bytes, expects: Expects) -> str | None:
    """An answer with a good status that cannot be the page."""
    text = body.removeprefix(b"\xef\xbb\xbf").strip()
    if not text:
        return "empty-answer"
    if _FILE_NAME.fullmatch(text):
        return "file-name-only"
    if b"<center>nginx" in body and _NGINX_REDIRECT.fullmatch(_title(body)):
        return "nginx-redirect"
    if _is_html(text) and (promised := _promised(url, media_type, expects)):
        return f"html-for-{promised}"
    return None


def _promised(url: str, media_type: str, expects: Expects) -> str | None:
    """What was to come that HTML is not."""
    if expects in ("json", "feed", "xml"):
        return expects
    if urlsplit(url).path.lower().endswith(".pdf") or "application/pdf" in media_type.lower():
        return "pdf"
    return None


def _is_html(text: bytes) -> bool:
    start = text[:1024]
    return _HTML.search(start) is not None and _FEED.search(start) is None


def _title(body: bytes) -> bytes:
    title = _TITLE.search(body[:8192])
    return b" ".join(title[1].split()) if title else b""
