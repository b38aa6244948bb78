"""Answers that cannot be what was asked for: empty, a file's name, HTML for a feed."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import urlsplit

Expects = Literal["html", "json", "feed", "xml", "any"]

_NGINX_REDIRECT = re.compile(rb"<title>30[12378] [A-Za-z ]+</title>")
_FILE_NAME = re.compile(rb"[\w.-]{1,120}\.(?:html?|pdf|xml|json|txt)")
_HTML = re.compile(rb"<!doctype html|<html[\s>]", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)


def mismatch(url: str, media_type: str, body: bytes, expects: Expects) -> str | None:
    """The name of what an answer with a good status is instead of the page; None where it can be
    the page. Pure."""
    text = body.removeprefix(b"\xef\xbb\xbf").strip()
    if not text:
        return "empty-answer"
    if _FILE_NAME.fullmatch(text):
        return "file-name-only"
    if b"<center>nginx" in body and _NGINX_REDIRECT.search(body[:1024]):
        return "nginx-redirect"
    if is_html(text) and (promised := _promised(url, media_type, expects)):
        return f"html-for-{promised}"
    return None


def is_html(text: bytes) -> bool:
    """Whether a body, without white space before it, is a page of HTML."""
    start = text[:1024]
    return _HTML.search(start) is not None and _FEED.search(start) is None


def _promised(url: str, media_type: str, expects: Expects) -> str | None:
    """What was to come that HTML is not."""
    if expects in ("json", "feed", "xml"):
        return expects
    if urlsplit(url).path.lower().endswith(".pdf") or "application/pdf" in media_type.lower():
        return "pdf"
    return None
