"""Where letters go, and what a subscription is called."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from hashlib import sha256
from itertools import count
from urllib.parse import urlsplit

from store.log.letter_events import Cadence, Subscription, WebhookBody
from store.mailbox import mail_address
from store.plain_text import web_address

#: Longer addresses than browsers and servers agree on are refused.
_LONGEST_URL = 2000


def readable_id(email: str, query: str) -> str:
    """A short, readable id: the address's local part and six hexadecimal digits."""
    return _id(email.rpartition("@")[0], f"{email}\n{query}")


def by_mail(email: str, query: str, cadence: Cadence = "weekly") -> Subscription:
    """A subscription of a mail address to a query, with all else as the settings say. Raises
    ValueError where the address is none."""
    address = mail_address(email)
    id = readable_id(address, query)
    return Subscription(id=id, email=address, query=query, cadence=cadence)


def by_webhook(
    url: str, query: str, cadence: Cadence = "weekly", body: WebhookBody = "json"
) -> Subscription:
    """A subscription of a webhook to a query, with all else as the settings say. Raises ValueError
    where its address cannot be posted to, or holds a password, which has no place in a log."""
    parts = urlsplit(web_address(url) if len(url) <= _LONGEST_URL and url.isascii() else "")
    if not parts.hostname or parts.fragment or "@" in parts.netloc:
        msg = "a webhook is an address like https://chat.example/hooks/1, without user and password"
        raise ValueError(msg)
    id = _id(parts.hostname, f"{url}\n{query}")
    return Subscription(id=id, email="", query=query, cadence=cadence, webhook=url, body=body)


def destination(subscription: Subscription) -> str:
    """Where letters go: alike for addresses that differ in capitals, which lead to one mailbox."""
    return subscription.email.casefold() or subscription.webhook


def with_free_id(wanted: Subscription, taken: Collection[str]) -> Subscription:
    """A subscription under its id, or another one like it where that is taken: by one whose query
    was changed since, say."""
    name = wanted.id.rpartition("-")[0]
    others = (_id(name, f"{destination(wanted)}\n{wanted.query}\n{number}") for number in count(2))
    free = wanted.id if wanted.id not in taken else next(id for id in others if id not in taken)
    return replace(wanted, id=free)


def _id(name: str, text: str) -> str:
    readable = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:24]
    return f"{readable or 'reader'}-{sha256(text.encode()).hexdigest()[:6]}"
