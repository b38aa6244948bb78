"""What is due for subscriptions beside their letters: at each waking, and by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from letters.delivery.connections import Connections
from letters.delivery.submission import DeliveryError
from letters.subscribing.asking import PATIENCE, ask_to_confirm
from letters.subscribing.returned import pause_what_comes_back
from store.config import Settings
from store.health.wrong_clock import is_to_come
from store.log.database import Engine, reading
from store.settings.config_error import ConfigError
from store.subscriptions.active import active_subscriptions
from store.subscriptions.decisions import SubscriptionError, cancel_subscription
from store.subscriptions.state import SubscriptionState


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """What was done for a subscription, or failed, in one line."""

    line: str
    failed: bool = False


def keep_up(
    settings: Settings, engine: Engine, *, connections: Connections | None = None, now: datetime
) -> Iterator[Kept]:
    """Pause the subscriptions of addresses from which letters come back, end those whose addressee
    cannot be asked or did not confirm in time, and ask those that were not asked yet. What fails is
    due again."""
    for name in pause_what_comes_back(engine, now=now):
        yield Kept(line=f"{name}: paused, since letters come back")
    with reading(engine) as connection:
        waiting = [it for it in active_subscriptions(connection) if it.unconfirmed]
    for state in waiting:
        name = state.subscription.id
        try:
            if over := _over(state, now):
                cancel_subscription(engine, name, reason=over, now=now)
                yield Kept(line=f"{name}: ended: {over}")
            elif settings.smtp and ask_to_confirm(
                settings, settings.smtp, engine, name, connections=connections, now=now
            ):
                yield Kept(line=f"{name}: asked {state.subscription.email} to confirm")
        except (ConfigError, DeliveryError, SubscriptionError) as error:
            yield Kept(line=f"{name}: {error}", failed=True)


def _over(state: SubscriptionState, now: datetime) -> str | None:
    """Why nobody will confirm a subscription any more: the question came back for good, or too long
    has passed since the addressee was asked, or, where they never were, since it was made; never by
    a time that a wrong clock gave."""
    if state.asked_in_vain:
        return "the mail that asked for a yes came back"
    since = state.asked_at or state.last_done
    is_late = not is_to_come(since, now=now) and now - since > PATIENCE
    return "not confirmed in time" if is_late else None
