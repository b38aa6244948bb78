"""What is due for subscriptions beside their letters: at each waking, and by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from letters.delivery.connections import Connections
from letters.delivery.submission import DeliveryError
from letters.subscribing.asking import PATIENCE, ask_to_confirm
from letters.subscribing.returned import pause_what_comes_back
from store.config import ConfigError, Settings
from store.health.wrong_clock import is_to_come
from store.log.database import Engine, reading
from store.subscriptions.decisions import (
    SubscriptionError,
    active_subscriptions,
    cancel_subscription,
)
from store.subscriptions.state import SubscriptionState


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """What was done for a subscription, or failed, in one line."""

    line: str
    failed: bool = False


def keep_up(
    settings: Settings, engine: Engine, *, connections: Connections | None = None, now: datetime
) -> Iterator[Kept]:
    """Pause the subscriptions of addresses from which letters come back, end those that nobody
    confirmed in time, and ask the addressees that were not asked yet. What fails is due again."""
    for name in pause_what_comes_back(engine, now=now):
        yield Kept(line=f"{name}: paused, since letters come back")
    with reading(engine) as connection:
        waiting = [it for it in active_subscriptions(connection) if it.unconfirmed]
    for state in waiting:
        name = state.subscription.id
        try:
            if _is_over(state, now):
                cancel_subscription(engine, name, reason="not confirmed in time", now=now)
                yield Kept(line=f"{name}: ended, since nobody confirmed it")
            elif settings.smtp and ask_to_confirm(
                settings, settings.smtp, engine, name, connections=connections, now=now
            ):
                yield Kept(line=f"{name}: asked {state.subscription.email} to confirm")
        except (ConfigError, DeliveryError, SubscriptionError) as error:
            yield Kept(line=f"{name}: {error}", failed=True)


def _is_over(state: SubscriptionState, now: datetime) -> bool:
    """Whether nobody confirmed a subscription in time, since they were asked, or, where they never
    were, since it was made; never by a time that a wrong clock gave."""
    since = state.asked_at or state.last_done
    return not is_to_come(since, now=now) and now - since > PATIENCE
