"""A verdict on an answer as tests ask for it: its name, and whether the host is left alone."""

from __future__ import annotations

from crawler.false_answers.judging import false_answer
from crawler.false_answers.mismatches import Expects


def wall(status: int, url: str, media_type: str, body: bytes, *, expects: Expects) -> str | None:
    """The name of what answered instead of the page."""
    found = false_answer(status, url, media_type, body, expects=expects)
    return found.name if found else None


def refuses(name: str) -> bool:
    """Whether a wall of that name is the whole host's."""
    return not name.startswith(("empty-", "html-for-", "file-name-only", "nginx-redirect"))
