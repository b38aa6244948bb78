"""What a value must be beyond its type: each shape in words, and why a value is not of it.

Pure and quick to import: every command reads the settings.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from store import database_address
from store.mailbox import mail_address, mailbox
from store.networks import host_and_port, networks
from store.plain_text import web_address
from store.settings.toml_text import shown

#: What nobody guesses has so many characters at least.
SECRET_LENGTH = 16
#: A line of a mail has 998 characters at most (RFC 5322 section 2.1.1), a token up to 200.
_LONGEST_URL = 500
_VISIBLE, _HEADER = re.compile(r"[!-~]+"), re.compile(r"[A-Za-z0-9-]+")
_HEADER_VALUE = re.compile(r"[!-~](?:[ -~]*[!-~])?")
_SERVER = re.compile(r"[^\s/@:,\[\]]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """What may stand under a key."""

    #: Words for it that follow "is not".
    words: str
    #: Why a value of the right type may not stand there; None where it may.
    fault: Callable[[Any], str | None]


def _told_by(is_so: Callable[[Any], bool], words: str) -> Shape:
    return Shape(
        words=words,
        fault=lambda value: None if is_so(value) else f"{shown(value)} is not {words}",
    )


def _read_by(read: Callable[[Any], object], words: str) -> Shape:
    """By what raises ValueError where it cannot read a value, and says why."""

    def fault(value: Any) -> str | None:
        try:
            read(value)
        except ValueError as error:
            return str(error)
        return None

    return Shape(words=words, fault=fault)


def _is_feed_address(url: str) -> bool:
    """Whether it may be asked, and holds no password, which would stand in the log."""
    return bool(web_address(url)) and "@" not in url.split("/")[2]


def _leads_to_pages(url: str) -> bool:
    """Whether addresses of pages can be made by adding to it, which fit on a line of a header."""
    is_plain = url.isascii() and not set("?#@") & set(url) and len(url) <= _LONGEST_URL
    return is_plain and bool(web_address(url))


def _is_server(text: str) -> bool:
    """Whether it may be a name, or an address of either kind."""
    with suppress(ValueError):
        return "/" not in text and len(networks(text)) == 1
    return bool(_SERVER.fullmatch(text))


def _refuse_short_secret(text: str) -> None:
    """The message does not repeat it."""
    if len(text) < SECRET_LENGTH or not _VISIBLE.fullmatch(text):
        msg = f"it has {SECRET_LENGTH} characters of ASCII at least, drawn by chance, and no blanks"
        raise ValueError(msg)


DATABASE = Shape(
    words="an address of SQLite or PostgreSQL", fault=database_address.fault_of_setting
)
REPLICA = Shape(words="an address of PostgreSQL", fault=database_address.fault_of_replica)
FEED_ADDRESS = _told_by(
    _is_feed_address, "an address that begins with http:// or https://, without user and password"
)
HEADER_NAME = _told_by(
    lambda text: bool(_HEADER.fullmatch(text)), "a name of a header: letters, digits and -"
)
HEADER_VALUE = _told_by(
    lambda text: bool(_HEADER_VALUE.fullmatch(text)),
    "one line of ASCII, without a blank at its ends",
)
HOST_AND_PORT = _read_by(host_and_port, "HOST:PORT, or the port alone")
MAIL_ADDRESS = _read_by(mail_address, "a mail address")
MAILBOX = _read_by(mailbox, "a mail address, or NAME <ADDRESS>")
PROXIES = _read_by(networks, "addresses and networks of the internet protocol")
PUBLIC_ADDRESS = _told_by(
    _leads_to_pages,
    "an address that begins with http:// or https://, with nothing after ? or #",
)
SERVER = _told_by(
    _is_server, "a name or an address of a server, whose port is a key of its own (port)"
)
TOKEN = _read_by(_refuse_short_secret, "text that nobody guesses")
