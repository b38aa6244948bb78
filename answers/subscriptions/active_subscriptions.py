"""Who gets letters about what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from answers.asking.page import WHOLE, Page
from answers.subscriptions.letter_times import LetterTimes, letter_times
from store.config import Settings
from store.log.database import Engine, reading
from store.log.letter_events import Cadence, EmptyWeek, WebhookBody
from store.privacy.masking import Masks, masked, masks_at
from store.subscriptions.active import active_subscriptions as active_states
from store.subscriptions.state import SubscriptionStanding, SubscriptionState


@dataclass(frozen=True, kw_only=True, slots=True)
class ActiveSubscription:
    """A subscription, without what is masked."""

    id: str
    cadence: Cadence
    #: Empty where letters go to a webhook.
    email: str
    #: Letters told of everything up to this position of the log.
    position: int
    #: When the last letter was sent or refused for good, else when it was created, UTC.
    last_sent: datetime
    query: str
    #: What the subscriber calls it; empty for the query itself.
    name: str
    standing: SubscriptionStanding
    #: Why it was paused or cancelled; empty where nobody said why.
    reason: str
    #: When letters come.
    times: LetterTimes
    #: What a week without news brings.
    empty_week: EmptyWeek
    #: Of the address that letters are posted to, only the host: the rest is its password. Empty
    #: where letters are mailed.
    webhook: str
    body: WebhookBody


@dataclass(frozen=True, kw_only=True, slots=True)
class ActiveSubscriptions:
    """Subscriptions by id."""

    subscriptions: tuple[ActiveSubscription, ...]
    #: How many there are, of which these are a part.
    total: int


def subscriptions(
    settings: Settings, engine: Engine, page: Page = WHOLE, *, position: int | None = None
) -> ActiveSubscriptions:
    """The subscriptions that were not cancelled, or had not been at a position of the log, without
    the names that are masked then. When letters come is said by the settings of now."""
    with reading(engine) as connection:
        states, masks = active_states(connection, position), masks_at(connection, position)
    rows = tuple(shown(settings, state, masks) for state in page.of(states))
    return ActiveSubscriptions(subscriptions=rows, total=len(states))


def shown(settings: Settings, state: SubscriptionState, masks: Masks) -> ActiveSubscription:
    """A subscription as it may be shown."""
    subscription = state.subscription
    return ActiveSubscription(
        id=subscription.id,
        cadence=subscription.cadence,
        email=subscription.email,
        position=state.reported_up_to,
        last_sent=state.last_done,
        query=masked(subscription.query, masks),
        name=masked(subscription.name, masks),
        standing=state.standing,
        reason=masked(state.paused or "", masks),
        times=letter_times(subscription, settings),
        empty_week=subscription.empty_week,
        webhook=urlsplit(subscription.webhook).hostname or "",
        body=subscription.body,
    )
