"""One subscription, with what became of its letters."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfoNotFoundError

from answers.clock.due_letters import next_letter
from answers.subscriptions.active_subscriptions import ActiveSubscription, shown
from store.by_field import by_field
from store.config import Settings
from store.log import log
from store.log.database import Engine, reading
from store.log.events import Recorded
from store.log.letter_events import (
    DigestRefused,
    DigestSent,
    LetterBounced,
    SubscriptionCancelled,
)
from store.privacy.masking import masked, masks_at
from store.subscriptions.decisions import read_subscription
from store.subscriptions.returned_letters import is_hard
from store.subscriptions.state import SubscriptionState, subscription_stream


@dataclass(frozen=True, kw_only=True, slots=True)
class SentLetter:
    """A letter that the server took."""

    message_id: str
    #: By the clock, UTC; when it was recorded where that was not noted.
    sent_at: datetime
    #: It told of positions (since, until] of the log.
    since: int
    until: int
    documents: int


@dataclass(frozen=True, kw_only=True, slots=True)
class FailedLetter:
    """A letter that came back (RFC 3464), or that the server refused for good."""

    message_id: str
    at: datetime
    #: As in RFC 3463; empty where the server said it in other words.
    status: str
    #: Whether it cannot be delivered for good.
    hard: bool
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SubscriptionRecord(ActiveSubscription):
    """A subscription, also one that was cancelled, with what became of its letters since it was
    last made."""

    created_at: datetime
    #: When its addressee was last asked to confirm it, UTC.
    asked_at: datetime | None
    #: How many letters were sent, and the last one.
    letters: int
    last_letter: SentLetter | None
    #: When the letter was prepared that is not known to have been taken, UTC.
    prepared_at: datetime | None
    failures: tuple[FailedLetter, ...]
    #: When the next letter is due at the earliest, UTC; of instant ones, when a week without news
    #: is told. None where none is sent, or this machine does not know the zone.
    next_letter: datetime | None


def subscription_record(
    settings: Settings,
    engine: Engine,
    subscription_id: str,
    *,
    now: datetime,
    position: int | None = None,
) -> SubscriptionRecord:
    """A subscription as it stands, or stood at a position of the log, without the names that are
    masked then. Raises store.subscriptions.decisions.SubscriptionError where there is, or was, none
    of that id."""
    with reading(engine) as connection:
        state = read_subscription(connection, subscription_id, upto=position)
        stream = subscription_stream(subscription_id)
        history = _since_made(state, list(log.read(connection, stream=stream, upto=position)))
        masks = masks_at(connection, position)
    row = by_field(shown(settings, state, masks))
    letters = [letter for recorded in history if (letter := _sent(recorded))]
    failures = [failed for recorded in history if (failed := _failed(recorded))]
    return SubscriptionRecord(
        **row | {"reason": row["reason"] or masked(_why_cancelled(history), masks)},
        created_at=history[0].recorded_at,
        asked_at=state.asked_at,
        letters=len(letters),
        last_letter=letters[-1] if letters else None,
        prepared_at=state.prepared.prepared_at if state.prepared else None,
        failures=tuple(failures),
        next_letter=_next_letter(settings, state, now),
    )


def _next_letter(settings: Settings, state: SubscriptionState, now: datetime) -> datetime | None:
    if not state.is_sent_letters:
        return None
    with suppress(ZoneInfoNotFoundError):
        return next_letter(state.subscription, settings, now)
    return None


def _since_made(state: SubscriptionState, history: Sequence[Recorded]) -> Sequence[Recorded]:
    first = next(at for at, recorded in enumerate(history) if recorded.hash == state.created)
    return history[first:]


def _sent(recorded: Recorded) -> SentLetter | None:
    event = recorded.event
    if not isinstance(event, DigestSent):
        return None
    return SentLetter(
        message_id=event.message_id,
        sent_at=event.sent_at or recorded.recorded_at,
        since=event.since,
        until=event.until,
        documents=len(event.documents),
    )


def _failed(recorded: Recorded) -> FailedLetter | None:
    match recorded.event:
        case LetterBounced(message_id=message_id, status=status, bounced_at=at):
            hard, reason = is_hard(status), "it came back"
        case DigestRefused(message_id=message_id, refused_at=at, reason=reason):
            status, hard = "", True
        case _:
            return None
    return FailedLetter(message_id=message_id, at=at, status=status, hard=hard, reason=reason)


def _why_cancelled(history: Sequence[Recorded]) -> str:
    events = (recorded.event for recorded in history)
    return next((it.reason for it in events if isinstance(it, SubscriptionCancelled)), "")
