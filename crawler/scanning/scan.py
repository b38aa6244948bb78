"""One file looked through: what is found depends on the file and on what is sought alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from crawler.archives.archive import understood, warcs_of
from crawler.archives.fast_warc import OddFileError, fast_records, is_installed
from crawler.archives.wacz import WarcFile
from crawler.archives.warc import ANSWERS, WarcRecord, canonical, records
from crawler.scanning.finding import FileScan, Finding
from crawler.scanning.judge import Judge
from crawler.scanning.sought import Sought

#: Gives each record of a WARC, with what those say that `most` names.
Records: TypeAlias = Callable[[WarcFile, Mapping[str, int]], Iterator[WarcRecord]]


def scan(file: Path, wanted: Sought) -> FileScan:
    """What is found in a WARC or a WACZ that is whole. Raises ArchiveError where it is not."""
    scans = []
    for number, warc in enumerate(warcs_of(file)):
        with understood(warc):
            scans.append(scan_warc(number, warc, wanted))
    return FileScan(
        findings=tuple(finding for one in scans for finding in one.findings),
        records=sum(one.records for one in scans),
        pages=sum(one.pages for one in scans),
        malformed=sum(one.malformed for one in scans),
        unreadable=sum(one.unreadable for one in scans),
    )


def scan_warc(number: int, warc: WarcFile, wanted: Sought) -> FileScan:
    """What is found in one WARC, by the fastest reader that can be believed. Raises OSError,
    warcio's ArchiveLoadFailed and ValueError."""
    if is_installed():
        try:
            return scan_by(fast_records, number, warc, wanted)
        except OddFileError:  # which the other reader tells apart
            pass
    return scan_by(records, number, warc, wanted)


def scan_by(
    read: Records, number: int, warc: WarcFile, wanted: Sought, *, keeps_all: bool = False
) -> FileScan:
    """What is found in one WARC by a reader, once more where it turns out to be an archive of ours,
    which says what its answers are of."""
    judge = Judge(wanted, keeps_all=keeps_all)
    found: list[Finding] = []
    count = malformed = 0
    for record in read(warc, ANSWERS):
        count += 1
        try:
            if one := judge.judged(number, record):
                if one.url:
                    canonical(one.url)  # of an address that has no such form nothing can be told
                found.append(one)
        except ValueError:
            malformed += 1
    if not keeps_all and any(one.kind == "named" for one in found):
        return scan_by(read, number, warc, wanted, keeps_all=True)
    return FileScan(
        findings=tuple(found),
        records=count,
        pages=judge.pages,
        malformed=malformed,
        unreadable=judge.unreadable,
    )
