"""When a known page that is missing is held to be gone. Pure.

A 404 is a suspicion, not a removal: walls answer it too.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from store.log.events import Absence
from store.views.views import MissingPage

#: What makes an absence: so many failed checks, over so long.
CHECKS = 3
OVER = timedelta(days=14)


def failed_check(
    before: MissingPage | None,
    *,
    document: str,
    url: str,
    status: int,
    at: datetime,
    reason: str = "",
) -> MissingPage:
    """A failed check (404, 410 or a page that says as much, not a wall) counted on to those before
    it."""
    return MissingPage(
        document=document,
        url=before.url if before else url,
        checks=before.checks + 1 if before else 1,
        first=before.first if before else at,
        last=at,
        status=status,
        reason=reason,
    )


def withdrawal(suspect: MissingPage, control: str | None, now: datetime) -> Absence | None:
    """The evidence that a page is gone, once it is ripe; None before.

    `suspect` counts this look's failed check; `control` is a page of the same host that answered
    in this look. Asked for are at least 3 failed checks over at least 14 days.
    """
    if control is None or urlsplit(control).hostname != urlsplit(suspect.url).hostname:
        return None
    if suspect.checks < CHECKS or now - suspect.first < OVER:
        return None
    return Absence(
        checks=suspect.checks,
        first=suspect.first,
        last=suspect.last,
        status=suspect.status,
        control=control,
    )
