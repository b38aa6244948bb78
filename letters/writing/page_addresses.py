"""Where a document or a matter can be looked at, for a reader of letters. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from answers.documents.published_paths import published_path
from store.plain_text import one_line, web_address

#: Characters of an address that fits into a letter.
_LONGEST = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where to look: an http or https address, or else a command for those who have Blotter."""

    address: str
    command: str


def publisher_page(url: str) -> str:
    """The publisher's page where a reader may be led there; else empty."""
    return web_address(url) if len(url) <= _LONGEST else ""


def place(site: str, kind: Literal["show", "case"], id: str) -> Place:
    """Where a document (`show`) or a matter (`case`) is: where we have an address (`[web] url`), a
    page of our own, at the same path on a server and in a published folder; else the command."""
    page = {"show": "document", "case": "case"}[kind]
    address = f"{site.rstrip('/')}/{published_path(page, id, '')}" if site else ""
    return Place(address=web_address(address), command=f"blotter {kind} {one_line(id)}")
