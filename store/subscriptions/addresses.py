"""Where letters go, and what a subscription is called."""

from __future__ import annotations

import re
from hashlib import sha256

from store.log.letter_events import Cadence, Subscription

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,64}}@{_LABEL}(?:\.{_LABEL})*")


def readable_id(email: str, query: str) -> str:
    """A short, readable id: the address's local part and six hexadecimal digits."""
    name = re.sub(r"[^a-z0-9]+", "-", email.rpartition("@")[0].lower()).strip("-")[:24]
    digest = sha256(f"{email}\n{query}".encode()).hexdigest()[:6]
    return f"{name or 'reader'}-{digest}"


def mail_address(text: str) -> str:
    """The address, its domain in lower case. Raises ValueError where it is none.

    What counts as one is what the HTML standard's e-mail fields take: ASCII, no quoted local part;
    an internationalised domain is to be written in its xn-- form (RFC 5890).
    """
    if not _ADDRESS.fullmatch(text):
        msg = f"{text!r} is no mail address"
        raise ValueError(msg)
    local, _, domain = text.rpartition("@")
    return f"{local}@{domain.lower()}"


def by_mail(email: str, query: str, cadence: Cadence = "weekly") -> Subscription:
    """A subscription of a mail address to a query, with all else as the settings say. Raises
    ValueError where the address is none."""
    address = mail_address(email)
    id = readable_id(address, query)
    return Subscription(id=id, email=address, query=query, cadence=cadence)
