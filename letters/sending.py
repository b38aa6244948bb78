"""Sends letters, each exactly once as far as a mail server lets us know.

What is about to be sent is in the log before the server is asked (`DigestPrepared`): so a letter
whose yes was lost is sent again under the same Message-ID, and its window is never widened. What it
says is written anew each time, as of the window's end, with the masks and erasures of today.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from letters.delivery.message import message, message_id
from letters.delivery.submission import DeliveryError, deliver
from letters.drafting import draft_for, window_after, window_up_to
from letters.subscribing.links import links
from store.config import Settings, SmtpSettings
from store.health.wrong_clock import is_to_come
from store.lock import alone
from store.log import log
from store.log.database import Connection, Engine, reading, writing
from store.log.events import LetterEvent
from store.log.letter_events import DigestPrepared, DigestRefused, DigestSent
from store.subscriptions.decisions import SubscriptionError, read_subscription
from store.subscriptions.state import SubscriptionState, subscription_stream

SendingOutcome = Literal["sent", "nothing new", "not due", "being sent by another process"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Occasion:
    """The times of the schedule that a letter is sent for, in UTC."""

    #: Nothing is sent if a letter was sent since then.
    slot: datetime
    #: If none was sent since then, one is sent even without news: silence would be ambiguous.
    at_least: datetime


def send(
    settings: Settings,
    smtp: SmtpSettings,
    engine: Engine,
    subscription_id: str,
    *,
    now: datetime,
    occasion: Occasion | None = None,
) -> SendingOutcome:
    """Mail the next letter of a subscription and record it; without an occasion, only with news.
    One that was prepared before and is not known to have been taken is sent again, whatever the
    occasion.

    One process at a time does this for a subscription, and it reads the log after it has the lock.
    Raises DeliveryError, SubscriptionError and search.language.query_error.QueryError.
    """
    with alone(engine, f"letter/{subscription_id}") as mine:
        if not mine:
            return "being sent by another process"
        with reading(engine) as connection:
            state = read_subscription(connection, subscription_id)
        if not state.is_sent_letters:
            return "not due"
        if state.prepared is None:
            if occasion and not slot_is_open(state.last_done, occasion.slot, now=now):
                return "not due"
            must_send = occasion is not None and slot_is_open(
                state.last_done, occasion.at_least, now=now
            )
            if not _prepare(settings, smtp, engine, state, must_send=must_send, now=now):
                return "nothing new"
            with reading(engine) as connection:
                state = read_subscription(connection, subscription_id)
        _hand_over(settings, smtp, engine, state, now=now)
        return "sent"


def slot_is_open(last_done: datetime | None, slot: datetime, *, now: datetime) -> bool:
    """Whether a slot's work is still to be done; missed slots before it are not made up for.

    What was done at a time that is still to come was done by a clock that was wrong: when, is
    unknown.
    """
    return last_done is None or last_done < slot or is_to_come(last_done, now=now)


def _prepare(
    settings: Settings,
    smtp: SmtpSettings,
    engine: Engine,
    state: SubscriptionState,
    *,
    must_send: bool,
    now: datetime,
) -> bool:
    """Record what the next letter is about, unless there is nothing to tell; whether there is."""
    window = window_after(settings, engine, state.reported_up_to)
    letter = draft_for(settings, engine, state, window, now=now)
    if letter.is_empty and not must_send:
        return False
    prepared = DigestPrepared(
        since=window.since,
        until=window.until,
        message_id=message_id(state.subscription, window, sender=smtp.sender),
        documents=letter.documents,
        facts=letter.facts,
        corrections=letter.corrections,
        reader=letter.reader,
    )
    _record(engine, state, prepared, now)
    return True


def _hand_over(
    settings: Settings,
    smtp: SmtpSettings,
    engine: Engine,
    state: SubscriptionState,
    *,
    now: datetime,
) -> None:
    """Send the letter that was prepared, and record what the server answered for good."""
    assert state.prepared is not None
    prepared, subscription = state.prepared.digest, state.prepared.subscription
    window = window_up_to(engine, prepared.since, prepared.until)
    letter = draft_for(settings, engine, state, window, now=now)
    mail = message(
        letter,
        subscription,
        message_id=prepared.message_id,
        sender=smtp.sender,
        links=links(settings, state),
        now=state.prepared.prepared_at,
    )
    try:
        deliver(smtp, mail)
    except DeliveryError as error:
        if error.refused:
            refused = DigestRefused(
                message_id=prepared.message_id,
                refused_at=now,
                reason=_without(subscription.email, str(error)),
                of_address=error.of_address,
            )
            _conclude(engine, state, refused, now)
        raise
    sent = DigestSent(
        since=prepared.since,
        until=prepared.until,
        documents=prepared.documents,
        message_id=prepared.message_id,
        sent_at=now,
    )
    _conclude(engine, state, sent, now)


def _without(address: str, reason: str) -> str:
    """A reason as the log holds it: an address may have to be erased from it some day."""
    return reason.replace(address, "the address") if address else reason


def _conclude(engine: Engine, state: SubscriptionState, end: LetterEvent, now: datetime) -> None:
    """Record how a letter ended, whatever was decided of the subscription meanwhile."""
    with writing(engine) as connection:
        after = read_subscription(connection, state.subscription.id)
        if after.prepared != state.prepared:
            msg = f"another letter of {after.subscription.id} was recorded while this one was sent"
            raise SubscriptionError(msg)
        _append(connection, after, end, now)


def _record(engine: Engine, state: SubscriptionState, event: LetterEvent, now: datetime) -> None:
    """Record what was decided on a state of the subscription, which must be the last one."""
    with writing(engine) as connection:
        _append(connection, state, event, now)


def _append(
    connection: Connection, state: SubscriptionState, event: LetterEvent, now: datetime
) -> None:
    stream = subscription_stream(state.subscription.id)
    log.append_event(connection, stream, event, expected=state.version, now=now)
