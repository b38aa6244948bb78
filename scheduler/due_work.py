"""Asks the log what is due and does it, once, however many times it was missed."""

from __future__ import annotations

import logging
from datetime import datetime

from crawler.followed_sources import followed_names, look_interval, missing_keys
from letters.delivery.submission import DeliveryError
from letters.sending import Occasion, send, slot_is_open
from scheduler.child_process import Run
from scheduler.jobs import crawl
from scheduler.schedule import daily_letters, last_slot, look_due, nightly_crawl, weekly_letters
from search.index.one_writer import IndexWriteError
from search.language.query_error import QueryError
from store.closing import closing_stores
from store.config import Settings
from store.lock import alone
from store.log import projections
from store.log.database import Engine, open_store, reading
from store.subscriptions.decisions import SubscriptionError, active_subscriptions
from store.subscriptions.state import SubscriptionState
from store.views.views import Views, source_states

logger = logging.getLogger(__name__)

#: Letters that cannot be sent, with the slot they were for: not tried again before the next slot.
Refused = set[tuple[str, datetime]]


@closing_stores()
def crawl_due(settings: Settings, now: datetime, run: Run | None = None) -> None:
    """Crawl the sources whose cadence has passed, unless another process is crawling."""
    engine = open_store(settings.database_url)
    if not _sources_due(settings, engine, now):
        return
    with alone(engine, "crawl") as mine:
        # Asked again: another process may have done it before we were let in.
        names = _sources_due(settings, engine, now) if mine else []
        if names:
            code = crawl(settings, names, run=run)
            logger.info("crawled %s: exit code %d", ", ".join(names), code)


@closing_stores()
def letters_due(settings: Settings, now: datetime, refused: Refused) -> None:
    """Send each letter that is due, and log in one line how it went.

    A letter that fails for a time stays due and is tried at the next waking; one that cannot be
    sent as it is goes into `refused`.
    """
    engine = open_store(settings.database_url)
    with reading(engine) as connection:
        states = [it for it in active_subscriptions(connection) if it.is_sent_letters]
    for state in states:
        name, occasion = state.subscription.id, _occasion(settings, state, now)
        is_due = state.prepared or slot_is_open(state.last_done, occasion.slot, now=now)
        if not is_due or (name, occasion.slot) in refused:
            continue
        if settings.smtp is None:
            logger.error("%s: no mail server is set", name)
            continue
        try:
            outcome = send(settings, settings.smtp, engine, name, now=now, occasion=occasion)
        except (DeliveryError, IndexWriteError, SubscriptionError, QueryError) as error:
            logger.error("%s: %s", name, error)
            if not getattr(error, "temporary", isinstance(error, IndexWriteError)):
                refused.add((name, occasion.slot))
        else:
            if outcome == "sent":
                logger.info("%s: sent to %s", name, state.subscription.email)


def _sources_due(settings: Settings, engine: Engine, now: datetime) -> list[str]:
    projections.catch_up(engine, Views(engine))
    with reading(engine) as connection:
        states = {state.name: state for state in source_states(connection)}
    slot, keyless = last_slot(nightly_crawl(settings), now), missing_keys(settings)
    return [
        name
        for name in followed_names(settings)
        if name not in keyless
        and look_due(look_interval(name, settings), states.get(name), slot=slot, now=now)
    ]


def _occasion(settings: Settings, state: SubscriptionState, now: datetime) -> Occasion:
    """The slot of the subscription's own cadence; a letter is sent at least once a week."""
    weekly = last_slot(weekly_letters(settings), now)
    if state.subscription.cadence == "weekly":
        return Occasion(slot=weekly, at_least=weekly)
    return Occasion(slot=last_slot(daily_letters(settings), now), at_least=weekly)
