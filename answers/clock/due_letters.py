"""When a subscription's letter is to be sent, compared with when the last one was. Pure.

No row claims a slot: the log tells. A slot is over once a letter was sent or refused since then. A
letter without news is not sent, which leaves nothing in the log; so what counts as news at a slot
is what was recorded before it, and the slot stays empty whenever it is asked again. What comes
later in the day is the next slot's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from answers.clock.timetables import (
    Timetable,
    daily_letters,
    last_slot,
    next_slot,
    slot_is_open,
    weekly_letters,
)
from store.config import Settings
from store.health.wrong_clock import is_to_come
from store.log.letter_events import Subscription
from store.subscriptions.state import SubscriptionState


@dataclass(frozen=True, kw_only=True, slots=True)
class Occasion:
    """The times of the schedule that a letter is sent for, in UTC."""

    #: Nothing is sent if a letter was sent since then.
    slot: datetime
    #: If none was sent since then, one is sent even without news: silence would be ambiguous. None
    #: where the reader chose silence.
    at_least: datetime | None
    #: Only what was recorded before then is news that a letter is sent for; None for whatever was.
    news_before: datetime | None = None
    #: Of an instant letter, the position of the last event that letters tell of: one is sent if
    #: none has covered it.
    newest: int = 0


def occasion(
    subscription: Subscription,
    settings: Settings,
    *,
    last_look: datetime | None,
    newest: int = 0,
    now: datetime,
) -> Occasion:
    """What a letter of a subscription would be sent for at `now`.

    An instant one is sent after looks, `last_look` says when the last one ended; and for what was
    recorded up to position `newest` (`answers.clock.mailable`), by whatever process and clock.
    Raises ZoneInfoNotFoundError where this machine no longer knows the subscription's zone.
    """
    weekly = last_slot(weekly_letters(settings, subscription), now)
    at_least = weekly if subscription.empty_week == "line" else None
    if subscription.cadence == "instant":
        slot = max(weekly, last_look or weekly)
        return Occasion(slot=slot, at_least=at_least, newest=newest)
    daily = subscription.cadence == "daily"
    slot = last_slot(daily_letters(settings, subscription), now) if daily else weekly
    return Occasion(slot=slot, at_least=at_least, news_before=slot)


def is_due(state: SubscriptionState, at: Occasion, *, now: datetime) -> bool:
    """Whether a letter may be sent now. One that was prepared and is not known to have been taken
    is, whatever the slot."""
    if state.prepared is not None or at.newest > max(state.reported_up_to, state.refused_at):
        return True
    return slot_is_open(state.last_done, at.slot, now=now)


def must_tell(state: SubscriptionState, at: Occasion, *, now: datetime) -> bool:
    """Whether a letter is to be sent even without news."""
    return at.at_least is not None and slot_is_open(state.last_done, at.at_least, now=now)


def next_letter(subscription: Subscription, settings: Settings, now: datetime) -> datetime:
    """The first slot after `now` of a subscription, UTC; of an instant one, that at which a week
    without news is told."""
    return next_slot(_own_times(subscription, settings), now)


def last_look_ended(looks: Iterable[datetime], now: datetime) -> datetime | None:
    """When the last of these looks ended, without those that a wrong clock puts into the future."""
    return max((look for look in looks if not is_to_come(look, now=now)), default=None)


def _own_times(subscription: Subscription, settings: Settings) -> Timetable:
    daily = subscription.cadence == "daily"
    return (daily_letters if daily else weekly_letters)(settings, subscription)
