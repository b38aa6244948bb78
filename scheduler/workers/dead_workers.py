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
from store.log.database import open_store, writing
from store.log.events import SourceChecked
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
        once_it_is_back(lambda: _note(settings, watch, code))
    except StoreError as error:
        logger.warning("%s", error)
        return False
    return early < _EARLY


@closing_stores()
def _note(settings: Settings, watch: CrawlWatch, code: int) -> None:
    """Another worker takes up what this one was at. But a look that kills one after the other is
    recorded as failed."""
    now = datetime.now(UTC)
    with writing(open_store(settings.database_url)) as connection:
        for name, asked in watch.running.items() if code < 0 else ():
            page = watch.page_of(name)
            sent = note_death(connection, name, code=code, page=page, asked=bool(asked))
            if sent is None:
                continue
            checked = SourceChecked(
                checked_at=now,
                outcome="failed",
                reason=_cause(code, page),
                requests=dict(sent),
                cadence=look_interval(name, settings),
            )
            entry = log.NewEvent(stream=f"source/{name}", event=checked)
            log.append(connection, [entry], now=now)
            logger.warning("%s: %s", name, checked.reason)


def _cause(code: int, page: str) -> str:
    """Why a look is given up, for a person."""
    stuck = code == -signal.SIGALRM
    what = f"stuck for {STUCK:g} s" if stuck else f"workers were killed (signal {-code})"
    return f"{what} reading {page}" if page else f"{what}, one after the other"
