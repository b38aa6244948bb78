"""What becomes of the looks that a worker had when it was killed."""

from __future__ import annotations

import logging
import signal
from datetime import UTC, datetime

from crawler.crawling.vital_signs import STUCK
from crawler.followed_sources import look_interval
from scheduler.crawl_watch import CrawlWatch
from store.closing import closing_stores
from store.config import Settings
from store.database_address import StoreError
from store.log import log
from store.log.database import Connection, open_store
from store.log.events import SourceChecked
from store.log.written_once import writing_once
from store.patience import once_it_is_back
from store.shared_crawl.looks import note_death

logger = logging.getLogger(__name__)

#: Workers in a row that are killed before they have taken a look, after which none is begun again.
_EARLY = 3


def begin_again(settings: Settings, watch: CrawlWatch, code: int, early: int) -> bool:
    """Whether another worker is to be begun in the place of one that ended with this code, after
    what it was at was noted; `early` of them in a row were killed before they took a look."""
    if code == -signal.SIGTERM or (code >= 0 and not watch.running):
        return False
    try:
        _note(settings, watch, code)
    except StoreError as error:
        logger.warning("%s", error)
        return False
    return early < _EARLY


@closing_stores()
def _note(settings: Settings, watch: CrawlWatch, code: int) -> None:
    """Another worker takes up what this one was at, once the database is there. But a look that
    kills one after the other is recorded as failed. Raises StoreError."""
    engine = once_it_is_back(lambda: open_store(settings.database_url))
    given_up = once_it_is_back(
        writing_once(engine, lambda connection: _given_up(connection, settings, watch, code))
    )
    for name, checked in given_up.items():
        logger.warning("%s: %s", name, checked.reason)


def _given_up(
    connection: Connection, settings: Settings, watch: CrawlWatch, code: int
) -> dict[str, SourceChecked]:
    """How the looks went that nobody is to take up again, by source, once that is appended."""
    now, given_up = datetime.now(UTC), {}
    for name, asked in watch.running.items() if code < 0 else ():
        page = watch.page_of(name)
        sent = note_death(connection, name, code=code, page=page, asked=bool(asked))
        if sent is not None:
            given_up[name] = SourceChecked(
                checked_at=now,
                outcome="failed",
                reason=_cause(code, page),
                requests=dict(sent),
                cadence=look_interval(name, settings),
            )
    entries = [
        log.NewEvent(stream=f"source/{name}", event=checked) for name, checked in given_up.items()
    ]
    log.append(connection, entries, now=now)
    return given_up


def _cause(code: int, page: str) -> str:
    """Why a look is given up, for a person."""
    stuck = code == -signal.SIGALRM
    what = f"stuck for {STUCK:g} s" if stuck else f"workers were killed (signal {-code})"
    return f"{what} reading {page}" if page else f"{what}, one after the other"
