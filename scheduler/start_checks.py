"""What is looked at before `blotter serve` begins: that nothing in the settings keeps it from its
work, which it would else find out each hour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from crawler import sources
from crawler.feed_faults import wrong_feeds
from crawler.followed_sources import contact_fault, followed_names, missing_keys, topic_of
from crawler.politeness.credentials import key_variable
from letters.delivery.submission import smtp_fault
from letters.subscribing.inbox import inbox_fault
from scheduler.metrics import NEEDS_EXTRA, can_measure
from scheduler.workers.worker_processes import workers_fault
from search.engines import search_index
from store.closing import closing_stores
from store.config import Settings
from store.database_address import StoreError
from store.log.database import open_store, reading
from store.log.letter_events import Subscription
from store.settings.config_error import ConfigError
from store.subscriptions.active import active_subscriptions


@closing_stores()
def check_settings(settings: Settings) -> tuple[str, ...]:
    """Raises ConfigError, in one line that names the setting, where something cannot work; what
    keeps only a part of it from working, in a line each."""
    if fault := next(chain(crawl_faults(settings), mail_faults(settings)), None):
        raise ConfigError(fault)
    topic_of(settings)
    try:
        engine = open_store(settings.database_url)
        search_index(settings, engine)
        with reading(engine) as connection:
            subscribed = [state.subscription for state in active_subscriptions(connection)]
    except StoreError as error:
        msg = f"database.url: {error}"
        raise ConfigError(msg) from error
    return (*_partial_faults(settings), *letter_faults(settings, subscribed))


def crawl_faults(settings: Settings) -> Iterator[str]:
    """Why nothing would be fetched, as far as the settings tell."""
    if followed_names(settings) and (fault := contact_fault(settings)):
        yield fault
    if settings.crawl.workers and (fault := workers_fault(settings)):
        yield f"crawl.workers: {fault}"


def mail_faults(settings: Settings) -> Iterator[str]:
    """Why no letter would be mailed, or none that comes back be read, as far as the settings
    tell."""
    if settings.smtp and (fault := smtp_fault(settings.smtp)):
        yield fault
    if fault := inbox_fault(settings):
        yield fault


def _partial_faults(settings: Settings) -> Iterator[str]:
    for fault in wrong_feeds(settings).values():
        yield f"{fault}; it is not followed"
    for name in missing_keys(settings):
        yield f"{name}: not looked at, since {key_variable(sources.load(name))} is not set"
    if settings.serve.health and not can_measure():
        yield f"serve.health: {NEEDS_EXTRA}"


def letter_faults(settings: Settings, subscribed: Sequence[Subscription]) -> Iterator[str]:
    """What keeps some of the letters of these subscriptions from being sent, or a link out of
    them."""
    if settings.smtp is None and not all(it.webhook for it in subscribed):
        yield "smtp: no mail server is set, so no letter is mailed"
    if not settings.secrets and any(it.webhook and it.body == "json" for it in subscribed):
        yield "BLOTTER_SECRET: none is set, so nothing is posted to webhooks as signed JSON"
    if settings.web.url and not settings.secrets:
        yield "web.url: BLOTTER_SECRET is not set, so letters hold no link that ends them"
