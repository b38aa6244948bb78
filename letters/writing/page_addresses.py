"""Where a document or a matter can be looked at, for a reader of letters. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

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
    """Where a document (`show`) or a matter (`case`) is: a page of our own by its id, where we have
    an address (`[web] url`), else the command."""
    name = one_line(id)
    page = {"show": "document", "case": "case"}[kind]
    address = f"{site.rstrip('/')}/{page}/{quote(name, safe=':')}" if site else ""
    return Place(address=web_address(address), command=f"blotter {kind} {name}")
