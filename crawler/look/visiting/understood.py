"""What a source reads out of a page, whatever the page holds."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from crawler.look.asking.failures import fail
from crawler.look.asking.moments import moment
from crawler.look.look import Findings, Look
from crawler.source.page import Page
from store.log.events import CaptureFailed

T = TypeVar("T")

_log = logging.getLogger(__name__)


def understood(
    look: Look,
    findings: Findings,
    read: Callable[[Page], T],
    page: Page,
    *,
    document: str | None = None,
) -> T | None:
    """What is read; None, with the failure noted, where the source cannot."""
    look.tell("read", look.source.name, page.url)
    try:
        return read(page)
    except ValueError as error:  # LayoutError, and what numbers, dates and JSON raise
        reason = " ".join(str(error).split())
    except Exception as error:  # a bug met on one page must not cost the others
        reason = f"{type(error).__name__}: {error}"
        findings.crash = f"{reason} in reading {page.url}"
        _log.exception("%s cannot read %s", look.source.name, page.url)
    finally:
        look.tell("was read", look.source.name, page.url)
    if page.record is not None:
        reason = f"record {page.record}: {reason}"
    failure = CaptureFailed(url=page.url, failed_at=moment(look), reason=reason, document=document)
    fail(look, findings, failure)
    return None
