"""A document on offer: what a look knows of it before it is visited, and in which order visits go.

Pages that were never seen go first, so that a host's requests of the day are spent on news; then
known ones that are due, and last what failed before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from crawler.source.page import Link
from crawler.source.server_answer import ServerAnswer
from store.views.views import KnownDocument

#: What is no word: a teaser that counts clicks or days is not announced anew by that.
_NO_LETTERS = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """A document on offer, with what is known of it."""

    id: str
    link: Link
    known: KnownDocument | None
    #: The listing that holds it, where it has no page of its own.
    listing: ServerAnswer | None = None
    #: Whether the day it is known by counts, as its listing dates everything anew.
    keeps_day: bool = False

    @property
    def record(self) -> str | None:
        """Which record of the listing it is; None where it has a page of its own."""
        return self.link.key if self.link.url is None else None

    @property
    def addresses(self) -> tuple[str, ...]:
        """The pages it is read from, other than the listing."""
        return (self.link.url, *self.link.parts) if self.link.url else self.link.parts

    @property
    def said(self) -> str:
        """What the listing says of it; empty where it says nothing."""
        return self.link.preview or self.link.teaser


def mark(said: str) -> str:
    """Stands for how a listing announces a document: another one says that its words are others.

    Empty where it says nothing.
    """
    words = _NO_LETTERS.sub(" ", said.casefold()).strip()
    return sha256(words.encode()).hexdigest()[:8] if words else ""


def shared_addresses(offers: Iterable[Offer]) -> frozenset[str]:
    """The pages that several documents are read from."""
    asked = Counter(address for offer in offers for address in offer.addresses)
    return frozenset(address for address, times in asked.items() if times > 1)


def in_turn(waiting: Sequence[Offer], failing: Collection[str], today: date) -> list[Offer]:
    """The order of visits that can wait: those to pages that answered last time, as chance has it
    on that day, so that where requests are short no document is left every day; then, as they came,
    those to addresses that are `failing`."""

    def turn(offer: Offer) -> tuple[bool, bytes]:
        failed = any(address in failing for address in offer.addresses)
        return failed, b"" if failed else sha256(f"{today} {offer.id}".encode()).digest()

    return sorted(waiting, key=turn)
