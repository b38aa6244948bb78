"""Asks the log which letters are due, and sends each once, however many times it was missed.

Letters are composed one after another and handed over side by side, so that a server or a reader
that is slow holds nobody else.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from threading import Lock
from zoneinfo import ZoneInfoNotFoundError

from answers.clock.due_letters import (
    Occasion,
    is_due,
    last_look_ended,
    next_letter,
    occasion,
)
from answers.clock.mailable import newest_mailable
from answers.news.rounds import Rounds
from letters.delivery.side_by_side import side_by_side
from letters.delivery.submission import LONGEST_REST
from letters.outbox import Outbox, send_one
from letters.subscribing.inbox import InboxError, read_inbox
from letters.subscribing.upkeep import keep_up
from store.closing import closing_stores
from store.config import Settings
from store.database_address import StoreError
from store.log import projections
from store.log.database import Engine, open_store, reading
from store.subscriptions.active import active_subscriptions
from store.subscriptions.state import SubscriptionState
from store.views.views import Views, source_states

logger = logging.getLogger(__name__)


@dataclass(kw_only=True, slots=True)
class LettersDone:
    """What a waking of the letters came to: how many were sent, how many were refused for good or
    cannot be made, and how many are to be tried again; and the next slot of any, UTC."""

    sent: int = 0
    refused: int = 0
    again: int = 0
    next: datetime | None = None


@closing_stores()
def letters_due(
    settings: Settings, now: datetime, outbox: Outbox, *, crawling: bool = False
) -> LettersDone:
    """Send each letter that is due; what fails is logged in a line each.

    A letter that fails for a time stays due and is tried at the next waking. Instant ones wait for
    the end of a crawl. One whose server cannot be had is not waited for by any other.
    """
    engine, done = open_store(settings.database_url), LettersDone()
    last_look = _last_look(engine, now)
    with reading(engine) as connection:
        states, newest = active_subscriptions(connection), newest_mailable(connection)
    due = []
    for state in (it for it in states if it.is_sent_letters):
        try:
            at = occasion(state.subscription, settings, last_look=last_look, newest=newest, now=now)
            coming = next_letter(state.subscription, settings, now)
        except ZoneInfoNotFoundError as error:
            logger.error("%s: %s", state.subscription.id, error.args[0])
            done.refused += 1
            continue
        done.next = min(done.next or coming, coming)
        waits = crawling and state.subscription.cadence == "instant" and not state.prepared
        if not waits and _to_try(state, at, outbox, now):
            due.append((state, at))
    keep_up_too = partial(_keep_up, settings, engine, outbox, now)
    side_by_side([keep_up_too, *_letters(settings, engine, due, outbox, done, now)])
    return done


def _keep_up(settings: Settings, engine: Engine, outbox: Outbox, now: datetime) -> None:
    """Hear from the addressees, and ask those that were not asked yet."""
    try:
        for line in read_inbox(settings, engine, now=now).lines:
            logger.info("%s", line)
    except (InboxError, StoreError) as error:
        logger.error("%s", error)
    try:
        for kept in keep_up(settings, engine, connections=outbox.connections, now=now):
            logger.log(logging.ERROR if kept.failed else logging.INFO, "%s", kept.line)
    except StoreError as error:
        logger.error("%s", error)


def _to_try(state: SubscriptionState, at: Occasion, outbox: Outbox, now: datetime) -> bool:
    rest = outbox.resting.get(state.subscription.id, now) - now
    if timedelta() < rest <= LONGEST_REST:  # a longer one was noted by a clock that was wrong
        return False
    if state.prepared is not None:
        return True
    return outbox.settled.get(state.subscription.id) != at and is_due(state, at, now=now)


def _last_look(engine: Engine, now: datetime) -> datetime | None:
    projections.catch_up(engine, Views(engine))
    with reading(engine) as connection:
        return last_look_ended((state.checked_at for state in source_states(connection)), now)


def _letters(
    settings: Settings,
    engine: Engine,
    due: list[tuple[SubscriptionState, Occasion]],
    outbox: Outbox,
    done: LettersDone,
    now: datetime,
) -> list[Callable[[], None]]:
    """The sending of each letter that is due, which counts how it went."""
    counting, rounds = Lock(), Rounds(settings=settings, engine=engine, now=now)

    def one(state: SubscriptionState, at: Occasion) -> None:
        with outbox.places:
            how = "again" if outbox.connections.closed else send_one(rounds, state, at, outbox)
        with counting:
            outbox.outcomes[how] += 1
            done.sent += how == "sent"
            done.refused += how == "refused"
            done.again += how == "again"

    return [partial(one, *letter) for letter in due]
