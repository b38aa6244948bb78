"""What a back-fill from archives did, for a person and for a program."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from crawler.backfill.archive_fill import ArchiveFill, FilledSource, ForeignPage
from crawler.scanning.all_files import ScannedFiles
from store.plain_text import plural

#: Addresses that are shown to a person; a program is told all.
_SHOWN = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class ArchiveReport:
    """What came of the files; fields are added, never renamed."""

    #: Files of the list; those that were looked through; of them, those that had been before.
    files: int
    scanned: int
    known: int
    #: What is wrong with the others, a line each.
    failed: tuple[str, ...]
    records: int
    pages: int
    #: Records whose head makes no sense; pages that may touch the topic and could not be read.
    malformed: int
    unreadable: int
    sources: tuple[FilledSource, ...]
    #: Pages that touch the topic and are of no followed source.
    elsewhere: tuple[ForeignPage, ...]


def archive_report(found: ScannedFiles, fill: ArchiveFill) -> ArchiveReport:
    """What is told in the end."""
    scans = found.scans.values()
    return ArchiveReport(
        files=len(found.scans) + len(found.failures),
        scanned=len(found.scans),
        known=found.known,
        failed=tuple(found.failures.values()),
        records=sum(scan.records for scan in scans),
        pages=sum(scan.pages for scan in scans),
        malformed=sum(scan.malformed for scan in scans),
        unreadable=sum(scan.unreadable for scan in scans),
        sources=fill.sources,
        elsewhere=fill.elsewhere,
    )


def as_json(report: ArchiveReport, say: Callable[[str], str]) -> str:
    """The report as JSON on one line; `say` makes a text that came from a file fit to be shown."""
    told = asdict(report)
    told["failed"] = [say(cause) for cause in report.failed]
    for page in told["elsewhere"]:
        page.update(url=say(page["url"]), captured_at=say(page["captured_at"]))
        page.update(file=say(page["file"]))
    return json.dumps(told)


def in_lines(report: ArchiveReport, say: Callable[[str], str]) -> Iterator[str]:
    """The report as lines."""
    before = f", {report.known} of them before" if report.known else ""
    lost = f", {len(report.failed)} failed" if report.failed else ""
    yield f"{plural(report.files, 'file')}: {report.scanned} looked through{before}{lost}"
    odd = f", {plural(report.malformed, 'malformed record')}" if report.malformed else ""
    unread = f", {report.unreadable} could not be read" if report.unreadable else ""
    yield f"{plural(report.records, 'record')}, {plural(report.pages, 'page')}{odd}{unread}"
    width = max((len(one.source) for one in report.sources), default=0)
    for one in report.sources:
        lost = f", {one.unreadable} could not be read" if one.unreadable else ""
        yield f"  {say(one.source):<{width}}  {one.recorded} recorded{lost}"
    if report.elsewhere:
        pages = plural(len(report.elsewhere), "page")
        yield f"touching the topic, of no followed source: {pages}, not recorded"
    for page in report.elsewhere[:_SHOWN]:
        yield say(f"  {page.captured_at[:10]}  {page.url}")
    if (more := len(report.elsewhere) - _SHOWN) > 0:
        yield f"  and {more} more, which --format json names"
