"""Past documents from WARC and WACZ files.

They are at hand, so a run that was killed reads them again: what is recorded is no news.
"""

from __future__ import annotations

from collections.abc import Sequence

from crawler.archives.archive import Day
from crawler.archives.captures import Captures
from crawler.backfill.backfill_ledger import Ledger, Task
from crawler.progress_bar import Advance
from store.log.document import Reading

#: Readings in one transaction.
BATCH = 100


def fill(task: Task, days: Sequence[Day], ledger: Ledger, advance: Advance) -> int:
    """Record the source's documents of the task's days; how many captures could not be read."""
    wanted = [day for day in days if task.covers(day.date)]
    captures = Captures(task.source, wanted, keep=task.keep)
    batch: dict[str, Reading] = {}
    for done, readings in enumerate(captures.readings(), 1):
        for found in readings:
            # Each state of a document is decided on after the one before is recorded.
            if found.document.id in batch or len(batch) == BATCH:
                ledger.record(list(batch.values()))
                batch.clear()
            batch[found.document.id] = found
        advance(done, len(captures), f"{ledger.recorded} recorded")
    ledger.record(list(batch.values()))
    ledger.finish()
    return captures.unreadable
