"""The letters of each subscription by the clock: how the last one ended, and what is next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Literal
from zoneinfo import ZoneInfoNotFoundError

from answers.clock.due_letters import Occasion, is_due, last_look_ended, next_letter, occasion
from answers.clock.mailable import newest_mailable
from store.config import Settings
from store.log.database import Connection
from store.log.letter_events import (
    Cadence,
    DigestRefused,
    DigestSent,
    Subscription,
    SubscriptionCreated,
)
from store.privacy.masking import Masks, masked, masks_at
from store.subscriptions.active import ActiveStream, active_streams
from store.subscriptions.state import SubscriptionState
from store.views.views import SourceState

#: How a subscription's last letter ended. `handed over`: it was prepared, and is tried again until
#: the server says yes or no.
LetterEnd = Literal["none yet", "sent", "refused", "handed over"]
#: Why a subscription is sent no letters for now. `unknown zone`: this machine does not know it.
Silence = Literal["", "paused", "not confirmed", "unknown zone"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ScheduledLetter:
    """A subscription's letters; times in UTC."""

    id: str
    cadence: Cadence
    #: When its last letter was sent, refused or handed over, and how it ended, with what the server
    #: said.
    last: datetime | None
    end: LetterEnd
    reason: str
    #: Why it is sent none for now; empty where it is.
    silent: Silence
    #: Whether one may be sent now, and its next slot after that; None where it is sent none.
    due: bool
    next: datetime | None


def scheduled_letters(
    connection: Connection,
    settings: Settings,
    looks: Iterable[SourceState],
    masks: Masks,
    now: datetime,
) -> Iterable[ScheduledLetter]:
    """The letters of each subscription that was not cancelled, by id; `looks` are the last ones of
    all sources."""
    last_look = last_look_ended((state.checked_at for state in looks), now)
    newest = newest_mailable(connection)
    occasion_of = partial(occasion, settings=settings, last_look=last_look, newest=newest, now=now)
    for stream in active_streams(connection):
        yield _letter(stream, occasion_of, settings, masks, now)


def standing_letters(
    connection: Connection, settings: Settings, now: datetime
) -> list[ScheduledLetter]:
    """`scheduled_letters` where it does not matter which looks have ended, without the names that
    are masked now."""
    return [*scheduled_letters(connection, settings, (), masks_at(connection), now)]


def _letter(
    stream: ActiveStream,
    occasion_of: Callable[[Subscription], Occasion],
    settings: Settings,
    masks: Masks,
    now: datetime,
) -> ScheduledLetter:
    state, (end, reason) = stream.state, _end(stream)
    silent, due, coming = _coming(state, occasion_of, settings, now)
    return ScheduledLetter(
        id=state.subscription.id,
        cadence=state.subscription.cadence,
        last=_last(state, end),
        end=end,
        reason=masked(reason, masks),
        silent=silent,
        due=due,
        next=coming,
    )


def _coming(
    state: SubscriptionState,
    occasion_of: Callable[[Subscription], Occasion],
    settings: Settings,
    now: datetime,
) -> tuple[Silence, bool, datetime | None]:
    """Why no letters are sent, whether one may be sent now, and its next slot after that."""
    if not state.is_sent_letters:
        return "not confirmed" if state.unconfirmed else "paused", False, None
    try:
        is_now = is_due(state, occasion_of(state.subscription), now=now)
        return "", is_now, next_letter(state.subscription, settings, now)
    except ZoneInfoNotFoundError:
        return "unknown zone", False, None


def _end(stream: ActiveStream) -> tuple[LetterEnd, str]:
    """How the last letter ended, since the subscription was made."""
    if stream.state.prepared is not None:
        return "handed over", "not known to have been taken; tried again"
    for recorded in reversed(stream.events):
        if isinstance(recorded.event, DigestSent):
            return "sent", ""
        if isinstance(recorded.event, DigestRefused):
            return "refused", recorded.event.reason
        if isinstance(recorded.event, SubscriptionCreated):
            break
    return "none yet", ""


def _last(state: SubscriptionState, end: LetterEnd) -> datetime | None:
    if end == "none yet":
        return None
    return state.prepared.prepared_at if state.prepared else state.last_done
