"""Letters that came back, recorded where they were ours, and addresses written to no more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime

from letters.subscribing.incoming_mail import Return
from store.log import log
from store.log.database import Connection, Engine, reading
from store.log.letter_events import ConfirmationSent, DigestPrepared, DigestSent, LetterBounced
from store.log.written_once import written_once
from store.subscriptions.active import ActiveStream, active_streams
from store.subscriptions.decisions import SubscriptionError, pause_subscription
from store.subscriptions.returned_letters import comes_back, may_come_back
from store.subscriptions.state import subscription_state, subscription_stream

#: A Message-ID of ours begins with the subscription (`letters.message.message_id`).
_OURS = re.compile(r"<([a-z0-9-]{1,80})\.[^<>\s]+>")
_WHY = "letters to the address came back, or were refused, several times in a row"


def record_return(engine: Engine, claim: Return, *, now: datetime) -> str | None:
    """Record that a letter came back, once; the id of its subscription.

    Anybody can claim it: it is believed of a Message-ID that we sent, to the address that the claim
    names.
    """
    for message_id in claim.message_ids:
        if ours := _OURS.fullmatch(message_id):
            bounced = LetterBounced(message_id=message_id, status=claim.status, bounced_at=now)
            if _record(engine, ours[1], bounced, claim.addresses):
                return ours[1]
    return None


def pause_what_comes_back(engine: Engine, *, now: datetime) -> list[str]:
    """Pause all subscriptions of addresses from which several letters in a row came back; the ids
    of those that were not paused."""
    with reading(engine) as connection:
        by_address: dict[str, list[ActiveStream]] = {}
        for stream in active_streams(connection):
            by_address.setdefault(stream.state.subscription.email.casefold(), []).append(stream)
        by_address.pop("", None)  # webhooks
        to_pause = [
            name
            for streams in by_address.values()
            if (names := _unpaused(streams)) and _comes_back(connection, streams)
            for name in names
        ]
    paused = []
    for name in to_pause:
        with suppress(SubscriptionError):  # it was ended meanwhile
            if pause_subscription(engine, name, reason=_WHY, now=now):
                paused.append(name)
    return paused


def _unpaused(streams: Iterable[ActiveStream]) -> list[str]:
    return [it.state.subscription.id for it in streams if it.state.paused is None]


def _comes_back(connection: Connection, streams: Sequence[ActiveStream]) -> bool:
    """Whether letters to one address come back; whole histories are read only where that may be."""
    if not may_come_back(it for stream in streams for it in stream.events):
        return False
    names = [subscription_stream(stream.state.subscription.id) for stream in streams]
    histories = log.read_streams(connection, names).values()
    events = sorted((it for one in histories for it in one), key=lambda it: it.position)
    return comes_back(events)


def _record(
    engine: Engine, subscription_id: str, bounced: LetterBounced, addresses: Iterable[str]
) -> bool:
    """Record it where the letter was ours and is not known to have come back so; whether it was
    ours."""
    stream = subscription_stream(subscription_id)

    def record(connection: Connection) -> bool:
        history = list(log.read(connection, stream=stream))
        state = subscription_state(history)
        sent = {
            it.event.message_id
            for it in history
            if isinstance(it.event, DigestPrepared | DigestSent | ConfirmationSent)
        }
        address = state.subscription.email.casefold() if state else ""
        named = {one.casefold() for one in addresses}
        if state is None or address not in named or bounced.message_id not in sent:
            return False
        known = {
            (it.event.message_id, it.event.status)
            for it in history
            if isinstance(it.event, LetterBounced)
        }
        if (bounced.message_id, bounced.status) not in known:
            log.append_event(
                connection, stream, bounced, expected=state.version, now=bounced.bounced_at
            )
        return True

    return written_once(engine, record)
