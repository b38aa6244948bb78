"""The answer of a server that proves something, as text."""

from __future__ import annotations

from collections.abc import Iterator

from store.log.document import Capture


def capture_lines(capture: Capture) -> Iterator[str]:
    """When, from where and with which bytes something was had, line by line."""
    for redirect in capture.redirects:
        yield f"{redirect.status}  {redirect.url}"
    for answer in (capture, *capture.parts):
        yield f"{answer.fetched_at:%Y-%m-%d %H:%M} UTC  {answer.status}  {answer.url}"
        record = f"  record {answer.record}" if answer.record else ""
        yield f"sha256 {answer.sha256}{record}"
