"""One piece of work by the clock: what it does when it wakes, said in one line, and remembered."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from answers.clock.words import in_words, moment_in_words
from answers.erasures.under_way import under_way
from store.database_address import StoreError
from store.plain_text import clean

logger = logging.getLogger(__name__)

#: When the database is asked again that is away.
_SOON = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Waking:
    """What a waking came to."""

    #: In a few words, for a person; empty where there is nothing to say.
    did: str
    #: Whether it came to nothing that it should have come to.
    failed: bool = False
    #: When there is something to do next, UTC; None where nobody knows.
    next: datetime | None = None


class Work:
    """Work that is woken again and again.

    Whatever befalls a waking, the next one comes: at the moment that is due next, and at the latest
    after `again`.
    """

    def __init__(
        self,
        name: str,
        wake: Callable[[datetime], Waking],
        *,
        again: timedelta,
        zone: tzinfo,
        at_once: int = 1,
    ) -> None:
        self.name = name
        self.again = again
        #: How many wakings may go on at the same time.
        self.at_once = at_once
        self._wake = wake
        self._zone = zone
        #: Wakings that failed; when the last one began and ended, by a clock that is never set.
        self.failures = 0
        self.began: float | None = None
        self.ended: float | None = None

    def silence(self) -> timedelta:
        """For how long it has been idle: nothing while it is at work, or before that."""
        if self.began is None or self.ended is None or self.ended < self.began:
            return timedelta()
        return timedelta(seconds=time.monotonic() - self.ended)

    def wake(self) -> datetime:
        """Do what is due now, and say so; when to wake next, UTC."""
        self.began = began = time.monotonic()
        waking = self._woken()
        self.ended = time.monotonic()
        self.failures += waking.failed
        if waking.did:
            self._say(waking, self.ended - began)
        now = datetime.now(UTC)
        latest = now + self.again
        return min(waking.next, latest) if waking.next and waking.next > now else latest

    def _say(self, waking: Waking, seconds: float) -> None:
        coming = f"{self.again.total_seconds() / 60:g} min later"
        if waking.next:
            coming = moment_in_words(waking.next, self._zone)
        level = logging.ERROR if waking.failed else logging.INFO
        what = f"{self.name}: {waking.did}, in {in_words(seconds)}; next {coming}"
        fields = {"work": self.name, "seconds": round(seconds, 3), "next": waking.next}
        logger.log(level, "%s", what, extra=fields)

    def _woken(self) -> Waking:
        try:
            with under_way():
                return self._wake(datetime.now(UTC))
        except StoreError as error:  # the database is away; what is due stays so
            soon = datetime.now(UTC) + _SOON
            return Waking(did=clean(str(error)), failed=True, next=soon)
        except Exception:  # a fault in one piece of work must not end the others
            logger.exception("%s: a fault of the program", self.name)
            return Waking(did="failed", failed=True)
