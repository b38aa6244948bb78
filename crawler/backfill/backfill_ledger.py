"""What a back-fill writes into the log: the documents, marked, and how far it has come.

The log is all it remembers: a run that was killed is gone on with by what stands there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial

from crawler.look.past import source_stream
from crawler.source.server_answer import reread
from crawler.source.source import Source
from store.documents.record_readings import record
from store.documents.vocabulary_choices import last_choice
from store.log import log
from store.log.database import Connection, Engine
from store.log.document import Reading
from store.log.events import Origin, SourceBackfilled
from store.log.written_once import written_once
from store.settings.crawling_tables import Keep


@dataclass(frozen=True, kw_only=True, slots=True)
class BackfillTask:
    """What is to be filled."""

    source: Source
    keep: Keep
    origin: Origin
    #: Both included: days of publication at the source itself, of capture in an archive.
    since: date
    until: date

    def covers(self, day: date | None) -> bool:
        """Whether a day is one of them."""
        return day is not None and self.since <= day <= self.until


@dataclass(frozen=True, kw_only=True, slots=True)
class EarlierRuns:
    """What earlier runs of the same task have done."""

    passed_over: frozenset[str] = frozenset()
    #: By the first page of a listing, where to go on; empty where all of it was seen.
    resume: Mapping[str, str] = field(default_factory=dict)


def earlier_runs(connection: Connection, task: BackfillTask) -> EarlierRuns:
    """What earlier runs have done by the vocabulary in use, the days of which were the same."""
    chosen_at, _ = last_choice(connection)
    passed_over: set[str] = set()
    resume: dict[str, str] = {}
    for recorded in log.read(connection, stream=source_stream(task.source.name)):
        event = recorded.event
        if recorded.position < chosen_at or not isinstance(event, SourceBackfilled):
            continue
        if not _is_of(task, event):
            continue
        passed_over.update(event.passed_over)
        if event.listing:
            resume[event.listing] = event.resume
        if event.complete:
            resume.clear()
    return EarlierRuns(passed_over=frozenset(passed_over), resume=resume)


class BackfillLedger:
    """One run's entries."""

    def __init__(self, store: Engine, task: BackfillTask) -> None:
        self._store = store
        self._task = task
        self._noted = 0
        self._spent: Counter[str] = Counter()
        #: Document events appended.
        self.recorded = 0
        #: What is to be noted as read to no avail.
        self.passed_over: list[str] = []
        self.finished: SourceBackfilled | None = None

    def record(self, readings: Sequence[Reading]) -> None:
        """Record what readings amount to, marked as back-filled, in one transaction."""
        if readings:
            again, now = partial(reread, self._task.source), datetime.now(UTC)
            events = record(self._store, readings, reread=again, now=now, backfilled=True)
            self.recorded += len(events)

    def advance(
        self, *, listing: str = "", resume: str = "", requests: Mapping[str, int] | None = None
    ) -> None:
        """Note how far it has come. `requests` are all of this run, by host."""
        self._append(listing=listing, resume=resume, requests=requests)

    def finish(self, reason: str = "", *, requests: Mapping[str, int] | None = None) -> None:
        """Note how it ended: to the end, unless there is a reason why not."""
        self.finished = self._append(reason=reason, complete=not reason, requests=requests)

    def _append(
        self,
        *,
        listing: str = "",
        resume: str = "",
        complete: bool = False,
        reason: str = "",
        requests: Mapping[str, int] | None,
    ) -> SourceBackfilled:
        sent = Counter(requests or {})
        event = SourceBackfilled(
            at=datetime.now(UTC),
            origin=self._task.origin,
            since=self._task.since,
            until=self._task.until,
            recorded=self.recorded - self._noted,
            passed_over=tuple(self.passed_over),
            requests=dict(sent - self._spent),
            listing=listing,
            resume=resume,
            complete=complete,
            reason=reason,
        )
        entry = log.NewEvent(stream=source_stream(self._task.source.name), event=event)
        written_once(self._store, lambda it: log.append(it, [entry], now=event.at))
        self._noted, self._spent = self.recorded, sent or self._spent
        self.passed_over.clear()
        return event


def _is_of(task: BackfillTask, event: SourceBackfilled) -> bool:
    return (event.origin, event.since, event.until) == (task.origin, task.since, task.until)
