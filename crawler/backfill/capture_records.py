"""The captures of an archive made into records of one source, in the order of time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from crawler.archives.archive import ArchiveDay
from crawler.archives.captures import Captures
from crawler.backfill.backfill_ledger import BackfillLedger, BackfillTask
from crawler.source.source import Source
from store.log.database import Engine, reading
from store.log.document import Reading
from store.log.projections import catch_up
from store.streams.progress import Advance
from store.views.views import KnownDocument, Views, known_documents

#: Readings in one transaction.
TOGETHER = 100


def captures_for(
    store: Engine,
    task: BackfillTask,
    days: Sequence[ArchiveDay],
    unwanted: Collection[str] = frozenset(),
) -> Captures:
    """The captures of a task's source and days (`Captures`)."""
    wanted = [day for day in days if task.covers(day.date)]
    known = {document.id for document in kept_documents(store, task.source)}
    return Captures(task.source, wanted, keep=task.keep, known=known, unwanted=unwanted)


def record_captures(
    ledger: BackfillLedger,
    captures: Captures,
    advance: Advance,
    read: Callable[[Reading], None] = lambda _: None,
) -> None:
    """Record what captures amount to, and note that it is done; `read` hears of each reading."""
    waiting: dict[str, Reading] = {}
    for done, readings in enumerate(captures.readings(), 1):
        for state in readings:
            read(state)
            # Each state of a document is decided on after the one before is recorded.
            if state.document.id in waiting or len(waiting) == TOGETHER:
                ledger.record(list(waiting.values()))
                waiting.clear()
            waiting[state.document.id] = state
        advance(done, len(captures), f"{ledger.recorded} recorded")
    ledger.record(list(waiting.values()))
    ledger.finish()


def kept_documents(store: Engine, source: Source) -> Sequence[KnownDocument]:
    """The documents of a source that are kept."""
    catch_up(store, Views(store))
    with reading(store) as connection:
        return known_documents(connection, source.name)
