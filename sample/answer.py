"""What the invented publishers' servers answer, and the texts they answer with."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

EASTERN = ZoneInfo("America/New_York")
HTML = "text/html; charset=UTF-8"
_TEXTS = Path(__file__).parent / "texts"


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """One answer of a server."""

    url: str
    body: bytes
    media_type: str
    status: int = 200
    etag: str | None = None
    last_modified: str | None = None
    #: Whether a crawler asks for it at every look, or only while it is new.
    every_time: bool = False


@cache
def texts(source: str) -> list[dict[str, Any]]:
    """The invented texts of a source, as its file in `texts` writes them."""
    ((_, entries),) = tomllib.loads((_TEXTS / f"{source}.toml").read_text("utf-8")).items()
    return list(entries)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each on one line."""
    return [" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n")]


def as_html(text: str) -> str:
    """A text as publishers' editors leave it; a line that begins with `## ` is a heading."""
    lines = []
    for paragraph in paragraphs(text):
        if paragraph.startswith("## "):
            lines.append(f"<p><strong>{escape(paragraph[3:], quote=False)}</strong></p>")
        else:
            lines.append(f"<p>{escape(paragraph, quote=False)}</p>")
    return "\n\n".join(lines)


def page(title: str, head: str, main: str) -> bytes:
    """A page around what matters of it."""
    return f"""<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8" />
{head}
<title>{escape(title)}</title>
</head>
<body>
{main}
</body>
</html>
""".encode()


def validated(url: str, body: bytes, changed: date) -> Answer:
    """A page with the validators a web server gives."""
    moment = datetime.combine(changed, time(13, 20), UTC)
    return Answer(
        url=url,
        body=body,
        media_type=HTML,
        etag=f'"{int(moment.timestamp())}"',
        last_modified=format_datetime(moment, usegmt=True),
    )


def long_date(day: date) -> str:
    """`March 14, 2025`."""
    return f"{day:%B} {day.day}, {day.year}"
