"""When an address is written to no more: several letters in a row came back. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from store.log.events import Event, Recorded
from store.log.letter_events import (
    DigestRefused,
    DigestSent,
    LetterBounced,
    SubscriptionConfirmed,
    SubscriptionResumed,
)

#: So many letters in a row that could not be delivered for good, and an address is paused.
MOST = 3


def is_hard(status: str) -> bool:
    """Whether a status of RFC 3463 says that a letter cannot be delivered, and not just now."""
    return status.startswith("5.")


def comes_back(events: Iterable[Recorded]) -> bool:
    """Whether so many letters in a row came back from an address, or were refused because of it,
    since a person last said that letters are wanted there.

    The events are those of all subscriptions of the address, in order. A letter counts where it was
    sent, however late it comes back, and once, however often it does.
    """
    failed: dict[str, bool] = {}
    for recorded in events:
        match recorded.event:
            case SubscriptionConfirmed() | SubscriptionResumed():
                failed.clear()
            case DigestSent(message_id=letter):
                failed.setdefault(letter, False)
            case DigestRefused(message_id=letter, of_address=True):
                failed[letter] = True
            case LetterBounced(message_id=letter, status=status) if letter in failed:
                failed[letter] |= is_hard(status)
    rows = (len([*row]) for is_failed, row in groupby(failed.values()) if is_failed)
    return max(rows, default=0) >= MOST


def may_come_back(events: Iterable[Recorded]) -> bool:
    """Whether `comes_back` may say so, by events of which letters that were sent are left out."""
    return sum(_says_failed(recorded.event) for recorded in events) >= MOST


def _says_failed(event: Event) -> bool:
    match event:
        case DigestRefused(of_address=of_address):
            return of_address
        case LetterBounced(status=status):
            return is_hard(status)
    return False
