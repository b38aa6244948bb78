"""What was found in many files, recorded: source by source, each document's states in the order of
time, whoever read which file first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from crawler.archives.archive import ArchiveDay, CaptureIndex, warcs_of
from crawler.archives.warc import canonical
from crawler.backfill.backfill_ledger import BackfillLedger, BackfillTask
from crawler.backfill.capture_records import captures_for, record_captures
from crawler.scanning.finding import FileScan, Finding
from crawler.source.source import Source
from store.config import Settings
from store.log.database import Engine
from store.log.document import Reading
from store.streams.progress import Advance


@dataclass(frozen=True, kw_only=True, slots=True)
class FilledSource:
    """What became of the captures of one source."""

    source: str
    #: Document events appended.
    recorded: int
    #: Captures that could not be read.
    unreadable: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ForeignPage:
    """A page that touches the topic and is of no followed source; it is not recorded."""

    url: str
    captured_at: str
    file: str
    offset: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ArchiveFill:
    """What was recorded, and what was found besides."""

    sources: tuple[FilledSource, ...]
    elsewhere: tuple[ForeignPage, ...]


def fill_from_scans(
    settings: Settings,
    store: Engine,
    sources: Sequence[Source],
    scans: Mapping[Path, FileScan],
    *,
    since: date,
    until: date,
    advance: Advance,
) -> ArchiveFill:
    """Record what was found; what is recorded already is no news. Raises StoreError, and
    ArchiveError where a file is not what it was."""
    every = _days(scans)
    days = [day for day in every if since <= day.date <= until]
    unwanted = _unwanted(scans)
    read: set[str] = set()
    filled = []
    for source in sources if days else ():
        task = BackfillTask(
            source=source,
            keep=settings.source(source.name).keep or source.keep,
            origin="files",
            since=max(since, days[0].date),
            until=min(until, days[-1].date),
        )
        if one := _filled(store, task, days, unwanted, read, advance):
            filled.append(one)
    return ArchiveFill(
        sources=tuple(filled),
        elsewhere=tuple(_elsewhere(scans, read, since, until)),
    )


def _filled(
    store: Engine,
    task: BackfillTask,
    days: Sequence[ArchiveDay],
    unwanted: set[str],
    read: set[str],
    advance: Advance,
) -> FilledSource | None:
    """Record what is one source's; None where nothing can be. The addresses that its documents were
    read from are added to `read`."""
    captures = captures_for(store, task, days, unwanted)
    if captures.is_empty:
        return None
    ledger = BackfillLedger(store, task)

    def note(state: Reading) -> None:
        answers = (state.capture, *state.capture.parts)
        read.update(canonical(answer.url) for answer in answers)

    record_captures(ledger, captures, advance, note)
    return FilledSource(
        source=task.source.name, recorded=ledger.recorded, unreadable=captures.unreadable
    )


def _days(scans: Mapping[Path, FileScan]) -> list[ArchiveDay]:
    """What was found, by address and day."""
    index = CaptureIndex()
    for file, scan in scans.items():
        if not scan.findings:
            continue
        warcs = warcs_of(file)
        for found in scan.findings:
            with suppress(ValueError):  # a revisit may refer to what makes no sense
                index.take(warcs[found.warc], found.record(), found.sha256)
    return index.days()


def _unwanted(scans: Mapping[Path, FileScan]) -> set[str]:
    """The addresses none of whose captures any source wants: of a page that is wanted once, all
    states are."""
    seen: dict[bool, set[str]] = {True: set(), False: set()}
    for _, found in _findings(scans):
        if found.type != "metadata":
            seen[found.kind == "page"].add(canonical(found.url))
    return seen[False] - seen[True]


def _elsewhere(
    scans: Mapping[Path, FileScan], read: set[str], since: date, until: date
) -> Iterator[ForeignPage]:
    """The pages that touch the topic and no document was read from, in the order of the files."""
    for file, found in _findings(scans):
        day = found.captured_at[:10]
        wanted = since.isoformat() <= day <= until.isoformat()
        if found.kind == "elsewhere" and wanted and canonical(found.url) not in read:
            yield ForeignPage(
                url=found.url,
                captured_at=found.captured_at,
                file=str(file),
                offset=found.offset,
            )


def _findings(scans: Mapping[Path, FileScan]) -> Iterator[tuple[Path, Finding]]:
    for file, scan in scans.items():
        for found in scan.findings:
            yield file, found
