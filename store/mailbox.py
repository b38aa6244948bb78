"""Mail addresses, and the mailboxes that they stand in (RFC 5322 section 3.4).

Read by a rule of our own: the standard library's parser answers otherwise from one Python to the
next, and takes what it had to mend. It imports nothing heavy: every command reads the settings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.plain_text import clean, clip

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_ADDRESS = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*")
#: Of what stands before the @, and of a domain (RFC 5321 sections 4.5.3.1.1 and 4.5.3.1.2).
_LONGEST_LOCAL, _LONGEST_DOMAIN = 64, 255
_QUOTED = r'"(?:[^"\\]|\\.)*"'
#: What stands in quotes, and all but the signs that part addresses. The full stop of "J. Doe" is
#: taken: it parts nothing, and is quoted where it is sent.
_NAME = re.compile(rf'(?:{_QUOTED}|[^()<>\[\]:;@\\,"])*')
_IN_QUOTES = re.compile(_QUOTED)
_QUOTED_SIGN = re.compile(r"\\(.)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Mailbox:
    """A name, which may be empty, and an address."""

    name: str
    address: str

    @property
    def domain(self) -> str:
        """What stands after the @."""
        return self.address.rpartition("@")[2]


def mail_address(text: str) -> str:
    """The address, its domain in lower case. Raises ValueError where it is none.

    What counts as one is ASCII without a quoted local part (`dot-atom` in RFC 5322); an
    internationalised domain is to be written in its xn-- form (RFC 5890).
    """
    local, _, domain = text.rpartition("@")
    is_short = len(local) <= _LONGEST_LOCAL and len(domain) <= _LONGEST_DOMAIN
    if not is_short or not _ADDRESS.fullmatch(text):
        other = "" if text.isascii() else ": write it in ASCII, its domain in the form xn--…"
        msg = f"{_shown(text)} is no mail address{other}"
        raise ValueError(msg)
    return f"{local}@{domain.lower()}"


def mailbox(text: str) -> Mailbox:
    """The one mailbox that a text names: `ADDRESS`, `NAME <ADDRESS>` or `"NAME" <ADDRESS>`. Raises
    ValueError, with one line, where it names none, several, or a group."""
    line = text.strip(" ")
    if clean(line) != line:
        msg = f"{_shown(text)} holds a line end or another character that is not seen"
        raise ValueError(msg)
    if not line.endswith(">"):
        return Mailbox(name="", address=_only_address(line))
    name, opened, address = line[:-1].rpartition("<")
    if not opened:
        return Mailbox(name="", address=_only_address(line))
    return Mailbox(name=_name(name.strip(" "), text), address=mail_address(address.strip(" ")))


def _only_address(line: str) -> str:
    try:
        return mail_address(line)
    except ValueError as error:
        msg = f"{_shown(line)} is not one mail address: write NAME <ADDRESS> or ADDRESS"
        raise ValueError(msg) from error


def _name(written: str, text: str) -> str:
    if "=?" in written:
        msg = f"{_shown(text)}: write the name as it is read, not encoded"
        raise ValueError(msg)
    if not _NAME.fullmatch(written):
        msg = f"{_shown(text)} is not one mailbox: a name with , : ; @ or the like stands in quotes"
        raise ValueError(msg)
    read = _IN_QUOTES.sub(lambda quoted: _QUOTED_SIGN.sub(r"\1", quoted[0][1:-1]), written)
    return " ".join(read.split())


def _shown(text: str) -> str:
    """On one line, whatever is in it, and not too long."""
    return clip(repr(text), 120)
