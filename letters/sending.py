"""Sends letters, each exactly once as far as a mail server lets us know.

What is about to be sent is in the log before the server is asked (`DigestPrepared`): so a letter
whose yes was lost is sent again under the same Message-ID, and its window is never widened. What it
says is written anew each time, as of the window's end, with the masks and erasures of today.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from typing import Literal

from answers.clock.due_letters import Occasion, is_due, must_tell
from answers.news.rounds import Rounds
from letters.channels import Parcel, hand_over, named_after, packed, require_way
from letters.delivery.connections import Connections
from letters.delivery.submission import DEADLINE, DeliveryError
from letters.drafting import draft_for, window_after, window_up_to
from letters.message import message_id
from letters.outcomes import record_refusal, record_sent
from letters.writing.letter import Letter
from store.config import Settings
from store.health.wrong_clock import is_to_come
from store.lock import alone
from store.log import log
from store.log.database import Connection, Engine, reading
from store.log.letter_events import DigestPrepared
from store.log.written_once import written_once
from store.patience import LONGEST
from store.settings.mail_tables import SmtpSettings
from store.subscriptions.decisions import read_subscription
from store.subscriptions.state import SubscriptionState, subscription_stream

#: Seconds for which nobody else sends a letter that is being handed over, whatever befalls the
#: database: longer than a server may take, and what it answered can take to be recorded.
HANDING_OVER = DEADLINE + 2 * LONGEST

SendingOutcome = Literal[
    "sent",
    "nothing new",
    "not due",
    "unconfirmed",
    "paused",
    "cancelled",
    "being sent by another process",
]


def send(
    settings: Settings,
    smtp: SmtpSettings | None,
    engine: Engine,
    subscription_id: str,
    *,
    now: datetime,
    occasion: Occasion | None = None,
    turn: AbstractContextManager[object] | None = None,
    connections: Connections | None = None,
    rounds: Rounds | None = None,
) -> SendingOutcome:
    """Mail or post the next letter of a subscription and record it; without an occasion, only with
    news. One that was prepared before and is not known to have been taken is sent again, whatever
    the occasion.

    One process at a time does this for a subscription, and it reads the log after it has the lock.
    A letter is composed in its `turn`, a lock where several threads send letters, and handed over
    out of it; `connections` can cut it off then, and `rounds` is what the letters of one run share.
    Raises DeliveryError, SubscriptionError and search.language.query_error.QueryError.
    """
    rounds = rounds or Rounds(settings=settings, engine=engine, now=now)
    with alone(engine, f"letter/{subscription_id}") as mine:
        if not mine:
            return "being sent by another process"
        with turn or nullcontext():
            state = _read(engine, subscription_id)
            if (standing := state.standing) != "active":
                return standing
            if occasion and not is_due(state, occasion, now=now):
                return "not due"
            require_way(smtp, state.subscription)
            if state.prepared is not None:
                letter = _written_again(rounds, state)
            elif (fresh := _prepare(smtp, rounds, state, occasion=occasion)) is None:
                return "nothing new"
            else:
                letter, state = fresh, _read(engine, subscription_id)
            parcel = packed(settings, smtp, state, letter, now=now)
        mine.outlast(HANDING_OVER)
        _hand_over(settings, smtp, engine, state, parcel, connections=connections, now=now)
        return "sent"


def _read(engine: Engine, subscription_id: str) -> SubscriptionState:
    with reading(engine) as connection:
        return read_subscription(connection, subscription_id)


def _prepare(
    smtp: SmtpSettings | None,
    rounds: Rounds,
    state: SubscriptionState,
    *,
    occasion: Occasion | None,
) -> Letter | None:
    """The next letter, once what it is about is recorded; None where there is nothing to tell."""
    must_send = occasion is not None and must_tell(state, occasion, now=rounds.now)
    if not must_send and not _has_news(rounds, state, occasion):
        return None
    window = window_after(rounds, state.reported_up_to)
    letter = draft_for(rounds, state, window)
    if letter.is_empty and not must_send:
        return None
    prepared = DigestPrepared(
        since=window.since,
        until=window.until,
        message_id=message_id(
            state.subscription, window, sender=named_after(rounds.settings, smtp)
        ),
        documents=letter.documents,
        facts=letter.facts,
        corrections=letter.corrections,
        reader=letter.reader,
    )

    def append(connection: Connection) -> None:
        stream = subscription_stream(state.subscription.id)
        log.append_event(connection, stream, prepared, expected=state.version, now=rounds.now)

    written_once(rounds.engine, append)
    return letter


def _has_news(rounds: Rounds, state: SubscriptionState, occasion: Occasion | None) -> bool:
    """Whether there may be news for an occasion: what was recorded after its slot is the next
    one's."""
    if occasion is None or occasion.news_before is None:
        return True
    with reading(rounds.engine) as connection:
        end = log.head(connection)
        # Times never fall along the log: once a clock was wrong, nobody knows what came when.
        is_known = not is_to_come(end.recorded_at, now=rounds.now)
        upto = log.position_before(connection, occasion.news_before) if is_known else end.position
    if upto <= state.reported_up_to:
        return False
    if upto == end.position:
        return True
    if upto > rounds.reached:  # all that was reached is told
        return True
    window = window_up_to(rounds.engine, state.reported_up_to, upto)
    return not draft_for(rounds, state, window).is_empty


def _written_again(rounds: Rounds, state: SubscriptionState) -> Letter:
    """The letter that was prepared, with the masks and erasures of now."""
    assert state.prepared is not None
    prepared = state.prepared.digest
    window = window_up_to(rounds.engine, prepared.since, prepared.until)
    return draft_for(rounds, state, window)


def _hand_over(
    settings: Settings,
    smtp: SmtpSettings | None,
    engine: Engine,
    state: SubscriptionState,
    parcel: Parcel,
    *,
    connections: Connections | None,
    now: datetime,
) -> None:
    """Send the letter that was prepared, and record what the server answered for good."""
    try:
        hand_over(settings, smtp, parcel, connections=connections)
    except DeliveryError as error:
        if error.refused:
            record_refusal(engine, state, error, now=now)
        raise
    record_sent(engine, state, now=now)
