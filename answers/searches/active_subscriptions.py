"""Who gets letters about what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from store.log.database import Engine, reading
from store.log.letter_events import Cadence
from store.privacy.masking import masked, masks_at
from store.subscriptions.decisions import active_subscriptions as active_states


@dataclass(frozen=True, kw_only=True, slots=True)
class ActiveSubscription:
    """A subscription that was not cancelled."""

    id: str
    cadence: Cadence
    email: str
    #: Letters told of everything up to this position of the log.
    position: int
    #: When the last letter was sent, else when it was created, UTC.
    last_sent: datetime
    query: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ActiveSubscriptions:
    """Subscriptions by id."""

    subscriptions: tuple[ActiveSubscription, ...]


def subscriptions(engine: Engine) -> ActiveSubscriptions:
    """The subscriptions that were not cancelled, without the names that are masked now."""
    with reading(engine) as connection:
        states, masks = active_states(connection), masks_at(connection)
    rows = (
        ActiveSubscription(
            id=state.subscription.id,
            cadence=state.subscription.cadence,
            email=state.subscription.email,
            position=state.reported_up_to,
            last_sent=state.last_done,
            query=masked(state.subscription.query, masks),
        )
        for state in states
    )
    return ActiveSubscriptions(subscriptions=tuple(rows))
