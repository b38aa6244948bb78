"""What is due, asked of the log, and done: however much was missed, it is done once."""

from __future__ import annotations

import logging
from datetime import datetime

from crawler.followed_sources import followed_names, look_interval, missing_keys
from letters.mail import DeliveryError
from letters.sending import Occasion, due, send
from scheduler.jobs import Run, crawl
from scheduler.schedule import (
    daily_letters,
    last_slot,
    look_due,
    nightly_crawl,
    weekly_letters,
)
from search.language.syntax import QueryError
from search.whoosh_engine.whoosh_index import IndexWriteError
from store.closing import closing_stores
from store.config import Settings, SmtpSettings
from store.documents.subscriptions import Standing, SubscriptionError, active
from store.log import projections
from store.log.database import Engine, open_store, reading
from store.log.lock import alone
from store.views.views import Views, source_states

logger = logging.getLogger(__name__)

#: Letters that cannot be sent, with the slot they were for: not tried again before the next slot.
Refused = set[tuple[str, datetime]]


@closing_stores()
def crawl_due(settings: Settings, now: datetime, run: Run | None = None) -> None:
    """Look at the sources whose cadence has passed, unless others are at it."""
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
    """Send each letter that is due, and say of each in one line of the log how it went.

    A letter that fails for a time stays due and is tried at the next waking; one that cannot be
    sent as it is goes into `refused`.
    """
    engine = open_store(settings.database_url)
    with reading(engine) as connection:
        states = active(connection)
    for state in states:
        occasion = _occasion(settings, state, now)
        if not due(state.last_done, occasion.slot):
            continue
        if settings.smtp is None:
            logger.error("%s: no mail server is set", state.subscription.id)
        elif (state.subscription.id, occasion.slot) not in refused:
            _send(settings, settings.smtp, engine, state, occasion, now, refused)


def _send(
    settings: Settings,
    smtp: SmtpSettings,
    engine: Engine,
    state: Standing,
    occasion: Occasion,
    now: datetime,
    refused: Refused,
) -> None:
    name = state.subscription.id
    try:
        outcome = send(settings, smtp, engine, name, now=now, occasion=occasion)
    except (DeliveryError, IndexWriteError) as error:
        logger.error("%s: %s", name, error)
        if isinstance(error, DeliveryError) and not error.temporary:
            refused.add((name, occasion.slot))
    except (SubscriptionError, QueryError) as error:
        logger.error("%s: %s", name, error)
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


def _occasion(settings: Settings, state: Standing, now: datetime) -> Occasion:
    """The slot of the subscription's own cadence; something is said at least once a week."""
    weekly = last_slot(weekly_letters(settings), now)
    if state.subscription.cadence == "weekly":
        return Occasion(slot=weekly, at_least=weekly)
    return Occasion(slot=last_slot(daily_letters(settings), now), at_least=weekly)
