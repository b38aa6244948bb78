"""Looks that several workers take between them, as one worker takes them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TypeAlias

from crawler.crawling.one_look import LookReport
from crawler.crawling.order import PlannedLook, next_look
from crawler.crawling.reports import outcome
from crawler.crawling.workers.taken_look import TakenLook
from crawler.politeness.shared_hosts import SharedHosts
from crawler.source.source import Source
from store.shared_crawl.choices import SharedLook, fair_share, free_looks
from store.shared_crawl.looks import end_without_record, take_look
from store.shared_crawl.worker_session import WorkerSession

#: The source of that name; None where it cannot be looked at from here.
Load: TypeAlias = Callable[[str], Source | None]


class SharedLooks:
    """Takes one look after the other, until all are over, whoever takes them."""

    #: Seconds after which it is asked again whether there is one to take: others may have died.
    again = 1.0

    def __init__(
        self,
        session: WorkerSession,
        load: Load,
        *,
        at_once: int,
        workers: int,
        for_ever: bool,
    ) -> None:
        """`workers` are known to begin at the same time, though some may still be about to."""
        self._session = session
        self._load = load
        self._at_once = at_once
        self._workers = workers
        self._for_ever = for_ever
        self._stopped = False
        self._open = 0
        self._taken: dict[str, TakenLook] = {}
        self.hosts = SharedHosts(session)

    def next(self, running: Collection[PlannedLook]) -> PlannedLook | None:
        """The next look, which is taken; None where there is none just now."""
        if self._stopped or len(running) >= self._at_once:
            return None
        taken = take_look(self._session, self._chosen)
        if taken is None:
            return None
        look, before = taken
        source = self._load(look.name)
        assert source, "it was loaded when it was chosen"
        self._taken[look.name] = TakenLook(
            session=self._session, hosts=self.hosts, look=look, before=before
        )
        return PlannedLook(source=source)

    def _chosen(self, looks: Sequence[SharedLook], living: frozenset[int]) -> SharedLook | None:
        self._open = len(looks)
        mine = sum(look.worker == self._session.number for look in looks)
        workers = max(len(living), self._workers)
        if mine >= fair_share(len(looks), workers, self._at_once):
            return None
        free = free_looks(looks, living)
        going_on = [look for look in looks if look not in free]
        return next_look([look for look in free if self._load(look.name)], going_on)

    def are_over(self) -> bool:
        """Whether no look will come any more."""
        return self._stopped or not (self._for_ever or self._open)

    def taken(self, source: str) -> TakenLook:
        """What the workers share of a look that this one has taken."""
        return self._taken[source]

    def end(self, report: LookReport) -> None:
        """A look is over. Where it stands in the log, so is its task since then."""
        if report.checked is None:
            end_without_record(self._session, report.source, outcome(report))

    def stop(self) -> None:
        """Take no more."""
        self._stopped = True
