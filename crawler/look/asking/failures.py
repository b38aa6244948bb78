"""What could not be had or understood, noted for the end of the look."""

from __future__ import annotations

from dataclasses import replace

from crawler.look.absence import failed_check
from crawler.look.look import Findings, Look
from crawler.politeness.courtesy import host_of
from store.log.document import Capture
from store.log.events import CaptureFailed
from store.views.updates import GONE


def fail(look: Look, findings: Findings, failure: CaptureFailed) -> None:
    """Note a failure; where it says that a known page is missing, that counts as a failed check."""
    findings.failures.append(failure)
    document, status = failure.document, failure.status
    if document and status and (status in GONE or failure.absent) and not failure.wall:
        check = failed_check(
            look.past.suspects.get(document),
            document=document,
            url=failure.url,
            status=status,
            at=failure.failed_at,
            reason=failure.reason if failure.absent else "",
        )
        findings.missing.append(check)


def fail_likewise(look: Look, findings: Findings, url: str, document: str) -> None:
    """Note, where an address has failed in this look, that another document is read from it."""
    failed = (failure for failure in findings.failures if failure.url == url)
    if failure := next(failed, None):
        fail(look, findings, replace(failure, document=document))


def disown(look: Look, findings: Findings, page: Capture, reason: str, *, document: str) -> None:
    """Note that what answered is not the document's page, though it looked like a page."""
    host = host_of(page.url)
    if findings.controls.get(host) == page.url:
        del findings.controls[host]
    failure = CaptureFailed(
        url=page.redirects[0].url if page.redirects else page.url,
        failed_at=page.fetched_at,
        reason=reason,
        status=page.status,
        document=document,
        absent=True,
    )
    fail(look, findings, failure)
