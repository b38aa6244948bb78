"""Kept answers read again with today's readers: what a document says otherwise than when it was
recorded, though its publisher changed nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import TypeAlias

from crawler.followed_sources import load_source
from crawler.source.server_answer import stored_page
from crawler.source.source import LayoutError, Source
from store.config import Settings
from store.documents import stored_rereads
from store.documents.decide import same_meaning
from store.documents.stored_rereads import ChangedReading, SkippedReread, StoredReading
from store.log.database import Engine, reading

#: Documents in a transaction.
TOGETHER = 50
#: How often a document is read again that something happened to meanwhile.
TRIES = 3

#: The source of a name; None where there is no code for it any more.
LoadSource: TypeAlias = Callable[[str], Source | None]


def reread_documents(
    engine: Engine,
    ids: Sequence[str],
    settings: Settings,
    *,
    dry_run: bool,
    now: Callable[[], datetime],
    advance: Callable[[int], None],
) -> Iterator[ChangedReading | SkippedReread]:
    """Read these documents again and record what is read otherwise now, unless it is a dry run.

    `advance` takes how many documents were read again.

    It may be done while a crawl records: what is yielded was decided on the newest state, or is
    said to be left. Documents that read the same are not mentioned.
    """

    @lru_cache
    def source(name: str) -> Source | None:
        try:
            return load_source(name, settings)
        except KeyError:
            return None

    for start in range(0, len(ids), TOGETHER):
        some = ids[start : start + TOGETHER]
        yield from _some(engine, some, source, dry_run=dry_run, now=now)
        advance(start + len(some))


def _some(
    engine: Engine,
    ids: Sequence[str],
    source: LoadSource,
    *,
    dry_run: bool,
    now: Callable[[], datetime],
) -> Iterator[ChangedReading | SkippedReread]:
    for _ in range(TRIES):
        with reading(engine) as connection:
            outcomes = [
                read_by_todays_code(one, source)
                for one in stored_rereads.stored_readings(connection, ids)
            ]
        changes = [one for one in outcomes if isinstance(one, ChangedReading)]
        late = set() if dry_run else stored_rereads.record_rereads(engine, changes, now=now())
        yield from (one for one in outcomes if one and one.id not in late)
        if not late:
            return
        ids = sorted(late)
    for document_id in ids:
        yield SkippedReread(
            id=document_id, reason="it changed each time it was read; try again later"
        )


def read_by_todays_code(
    kept: StoredReading | SkippedReread, source: LoadSource
) -> ChangedReading | SkippedReread | None:
    """What today's code makes of a document; None where it is what is known of it."""
    if isinstance(kept, SkippedReread):
        return kept
    reader = source(kept.document.source)
    if reader is None:
        return SkippedReread(
            id=kept.id, reason=f"there is no source {kept.document.source} any more"
        )
    try:
        # A document is called as its listing called it; the page may have moved since.
        after = replace(reader.read(stored_page(kept.capture, kept.bodies)), id=kept.id)
    except LayoutError as error:
        return SkippedReread(id=kept.id, reason=f"today's reader refuses it: {error}")
    except Exception as error:  # one page that a reader stumbles over must not end the run
        return SkippedReread(
            id=kept.id, reason=f"today's reader fails: {type(error).__name__}: {error}"
        )
    if same_meaning(kept.document, after):
        return None
    return ChangedReading(id=kept.id, version=kept.version, before=kept.document, after=after)
