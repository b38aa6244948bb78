"""Where letters go, and what a subscription is called."""

from __future__ import annotations

import re
from hashlib import sha256

from store.log.letter_events import Cadence, Subscription
from store.mailbox import mail_address


def readable_id(email: str, query: str) -> str:
    """A short, readable id: the address's local part and six hexadecimal digits."""
    name = re.sub(r"[^a-z0-9]+", "-", email.rpartition("@")[0].lower()).strip("-")[:24]
    digest = sha256(f"{email}\n{query}".encode()).hexdigest()[:6]
    return f"{name or 'reader'}-{digest}"


def by_mail(email: str, query: str, cadence: Cadence = "weekly") -> Subscription:
    """A subscription of a mail address to a query, with all else as the settings say. Raises
    ValueError where the address is none."""
    address = mail_address(email)
    id = readable_id(address, query)
    return Subscription(id=id, email=address, query=query, cadence=cadence)
