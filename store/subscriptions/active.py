"""All subscriptions that stand, from those of their events that still say something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from store.log import log
from store.log.database import Connection
from store.log.events import Recorded
from store.log.letter_events import DigestPrepared, DigestSent
from store.subscriptions.state import PREFIX, SubscriptionState, subscription_state

#: Nearly all events of a subscription are of these; how it stands is said by the last of each.
_SUPERSEDED = (DigestPrepared.__name__, DigestSent.__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class ActiveStream:
    """A subscription that was not cancelled, with the events that make it what it is: all, but of
    letters that were prepared and sent only the last ones."""

    state: SubscriptionState
    events: tuple[Recorded, ...]


def active_subscriptions(
    connection: Connection, position: int | None = None
) -> list[SubscriptionState]:
    """Every subscription that was not cancelled, by id; or had not been at a position."""
    return [stream.state for stream in active_streams(connection, position)]


def active_streams(connection: Connection, position: int | None = None) -> Iterator[ActiveStream]:
    """The same, and why each stands as it does."""
    found = log.read_group(connection, PREFIX, _SUPERSEDED, upto=position)
    for _, events in groupby(found, key=lambda recorded: recorded.stream):
        history = tuple(events)
        state = subscription_state(history)
        if state and not state.cancelled:
            yield ActiveStream(state=state, events=history)
