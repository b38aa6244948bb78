"""A look that a worker has taken, and that another takes up where this one dies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date
from itertools import islice

from crawler.look.look import Findings, Look
from crawler.politeness.host_rests import HostRest
from crawler.politeness.shared_hosts import SharedHosts
from store.database_address import StoreError
from store.log.database import Connection
from store.log.events import SourceChecked
from store.shared_crawl.choices import LookProgress, SharedLook
from store.shared_crawl.hosts import spend_request
from store.shared_crawl.looks import end_look, give_back
from store.shared_crawl.worker_session import WorkerSession


@dataclass(frozen=True, kw_only=True, slots=True)
class TakenLook:
    """What the workers share of it."""

    session: WorkerSession
    hosts: SharedHosts
    look: SharedLook
    #: What it came to before it was taken.
    before: LookProgress

    def shared(self, look: Look, findings: Findings) -> Look:
        """The look as it goes on from what it came to before, which the findings are given."""
        findings.requests.update(self.before.requests)
        findings.events.update(self.before.events)
        findings.passed_over.update(self.before.passed_over)

        def share_rest(host: str, rest: HostRest) -> None:
            try:
                self.hosts.share_rest(host, rest)
            except StoreError as error:
                findings.unwritable = error

        def conclude(connection: Connection, checked: SourceChecked) -> None:
            worker, source = self.session.number, look.source.name
            if checked.interrupted:
                give_back(connection, worker, source)
            else:
                end_look(connection, worker, source, checked.outcome, findings.events)

        return replace(
            look,
            spent=_SharedDayRequests(
                self.session, look.source.name, look.at.astimezone(UTC).date(), findings
            ),
            rests=self.hosts.rests,
            share_rest=share_rest,
            is_taken_up=self.look.begun,
            conclude=conclude,
        )


class _SharedDayRequests:
    """Requests of a day that all workers count; with each, what the look has come to is kept for
    whoever may have to take it up."""

    def __init__(self, session: WorkerSession, source: str, day: date, findings: Findings) -> None:
        self._session = session
        self._source = source
        self._day = day
        self._findings = findings
        self._kept = len(findings.passed_over)

    def spend(self, host: str, limit: int) -> bool:
        findings = self._findings
        new = dict(islice(findings.passed_over.items(), self._kept, None))
        so_far = LookProgress(requests=findings.requests, events=findings.events, passed_over=new)
        is_granted = spend_request(
            self._session, host, day=self._day, limit=limit, source=self._source, so_far=so_far
        )
        if is_granted:
            self._kept += len(new)
        return is_granted
