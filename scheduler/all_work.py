"""What `blotter serve` does: the crawl, the letters, and the reading of history, side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from threading import Event

from answers.catch_up import events_to_read, read_history
from casebook.casebook import for_seconds
from letters.outbox import Outbox
from scheduler.child_process import ChildProcess
from scheduler.due_crawl import CrawlDone, crawl_due
from scheduler.due_letters import LettersDone, letters_due
from scheduler.waking import Waking, Work
from store.config import Settings

#: What is due is also asked for at these intervals: after a suspended machine, or the death of
#: another scheduler; a letter that a server did not take is tried again (RFC 5321 section 4.5.4.1).
CRAWL_AGAIN, LETTERS_AGAIN = timedelta(hours=1), timedelta(minutes=30)
#: History is read again, where it has to be, so long at a time, between all else.
READ_FOR = timedelta(minutes=5)
#: Wakings of the letters at the same time: one that takes long keeps no later one from its own.
_AT_ONCE = 8
#: Names that are told in full; of more it is said how many they are.
_FEW = 4


class AllWork:
    """The works of one process, and how they are ended."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._child = ChildProcess()
        self._outbox = Outbox()
        self._ending = Event()
        self._crawling = Event()
        #: Called when a crawl has ended: instant letters are due then.
        self.after_crawl: Callable[[], None] = lambda: None
        zone = settings.timezone
        self.works = (
            Work("crawl", self._crawl, again=CRAWL_AGAIN, zone=zone),
            Work("letters", self._letters, again=LETTERS_AGAIN, zone=zone, at_once=_AT_ONCE),
            Work("reading", self._read, again=READ_FOR, zone=zone),
        )

    @property
    def letter_outcomes(self) -> Mapping[str, int]:
        """How letters went since the process began, by outcome."""
        return self._outbox.outcomes

    def end(self) -> None:
        """Tell all that is at work to end."""
        self._ending.set()
        self._outbox.connections.cut_all()
        self._child.ask_to_end()

    def kill(self) -> None:
        """End the crawl by force."""
        self._child.kill()

    def _crawl(self, now: datetime) -> Waking:
        self._crawling.set()
        try:
            done = crawl_due(self._settings, now, self._child.run, self._goes_on)
        finally:
            self._crawling.clear()
        if not self._goes_on():
            return Waking(did="told to end")
        if done.code is not None:
            self.after_crawl()
        return Waking(did=_crawled(done), failed=bool(done.code), next=done.next)

    def _letters(self, now: datetime) -> Waking:
        crawling = self._crawling.is_set()
        done = letters_due(self._settings, now, self._outbox, crawling=crawling)
        if not self._goes_on():
            return Waking(did="told to end")
        failed, coming = bool(done.refused or done.again), done.next
        if done.again and coming:
            coming = min(coming, now + LETTERS_AGAIN)
        return Waking(did=_sent(done), failed=failed, next=coming)

    def _read(self, now: datetime) -> Waking:
        before = events_to_read(self._settings)
        if not before:
            return Waking(did="")
        until = for_seconds(READ_FOR.total_seconds())
        read_history(self._settings, lambda: until() and self._goes_on())
        left = events_to_read(self._settings)
        return Waking(did=f"{before - left} events read, {left} left")

    def _goes_on(self) -> bool:
        return not self._ending.is_set()


def _crawled(done: CrawlDone) -> str:
    if done.elsewhere:
        return "another process is crawling"
    if done.code is None:
        return "no source is due"
    many = len(done.names) > _FEW
    names = f"{len(done.names)} sources" if many else ", ".join(done.names)
    return f"crawled {names}: exit code {done.code}"


def _sent(done: LettersDone) -> str:
    counts = {
        "sent": done.sent,
        "refused": done.refused,
        "to be tried again": done.again,
    }
    said = [f"{number} {what}" for what, number in counts.items() if number]
    return ", ".join(said) or "no letter is due"
