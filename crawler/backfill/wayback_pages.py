"""Past documents from the Wayback Machine: one capture of every page it has of the source's."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from scrapy import Request, Spider
from scrapy.exceptions import IgnoreRequest

from crawler.archives.captures import bare_address, is_page, lies_in, touches
from crawler.backfill.backfill_ledger import BackfillLedger, BackfillTask, EarlierRuns
from crawler.backfill.wayback_api import (
    CdxRow,
    Wayback,
    capture_answered,
    captures_by_page,
    index_query,
    index_rows,
    raw_address,
)
from crawler.look.asking.responses import response_header
from crawler.politeness.host_rests import rest_asked_for
from crawler.politeness.scrapy_settings import NO_OTHER_SCHEMES, public_addresses, scrapy_settings
from crawler.source.server_answer import ServerAnswer, page_of, reading_of, server_answer
from store.config import Settings
from store.log.document import Reading
from store.streams.progress import Advance

if TYPE_CHECKING:
    from collections.abc import Collection

    from scrapy.http import Response

#: Pages read to no avail that are noted together.
NOTED = 50
#: Redirects to a nearer capture that are followed.
HOPS = 3
#: Times one address is asked while the archive says it is asked too much, and addresses in a row
#: that may fail, before it is left in peace.
PATIENCE = 3
#: The longest wait, in seconds, that a run sits out.
LONGEST_WAIT = 900.0


class LeftInPeace(Exception):
    """The archive is not to be asked any more for now; the message says why."""


class WaybackSpider(Spider):
    """Reads the index, then the pages that are not known yet, one after the other."""

    name = "wayback"

    def __init__(
        self,
        *,
        task: BackfillTask,
        archive: Wayback,
        done: EarlierRuns,
        known: Collection[str],
        ledger: BackfillLedger,
        advance: Advance,
    ) -> None:
        """`known` are the addresses of the documents that are kept."""
        super().__init__()
        self._task = task
        self._archive = archive
        self._seen = {bare_address(url) for url in known} | done.passed_over
        self._ledger = ledger
        self._advance = advance
        self._failures = 0
        #: Pages that no capture could be read of; pages that the archive failed to give.
        self.unreadable = self.failed = 0

    async def start(self) -> AsyncIterator[Request]:
        """Carry out the work; all requests are sent from here, one after the other."""
        try:
            await self._fill()
            reason = f"pages that could not be had: {self.failed}" if self.failed else ""
        except LeftInPeace as peace:
            reason = str(peace)
        self._ledger.finish(reason)
        left: tuple[Request, ...] = ()
        for request in left:
            yield request

    async def _fill(self) -> None:
        todo = [captures async for captures in self._unknown()]
        todo.sort(key=lambda captures: captures[0].at)
        for done, captures in enumerate(todo, 1):
            await self._page(captures)
            if len(self._ledger.passed_over) >= NOTED:
                self._ledger.advance()
            self._advance(done, len(todo), f"{self._ledger.recorded} recorded")

    async def _unknown(self) -> AsyncIterator[list[CdxRow]]:
        """The captures of each page that is neither kept nor passed over."""
        for folder in self._task.source.page_folders():
            rows = [row async for row in self._index(folder) if lies_in(row.url, folder)]
            for captures in captures_by_page(rows):
                name = bare_address(captures[0].url)
                if name not in self._seen:
                    self._seen.add(name)
                    yield captures

    async def _index(self, folder: str) -> AsyncIterator[CdxRow]:
        task, resume, asked = self._task, "", 0
        while resume or not asked:
            query = index_query(self._archive, folder, task.since, task.until, resume)
            response = await self._asked(query, "index")
            asked += 1
            if response is None or response.status != 200:
                raise _unreadable_index(f"HTTP {response.status}" if response else "no answer")
            try:
                rows, resume = index_rows(response.body)
            except ValueError as error:
                raise _unreadable_index(error) from error
            for row in rows:
                yield row

    async def _page(self, captures: list[CdxRow]) -> None:
        """Record the document of the first capture that is a page, or pass the page over."""
        lost = False
        for row in captures:
            main = await self._captured(row)
            if isinstance(main, ServerAnswer) and (document := self._understood(main)):
                self._record(document, bare_address(captures[0].url))
                return
            lost = lost or main is None
        if lost:  # the archive's failing, not the page's: it is asked for again in the next run
            self.failed += 1
            return
        self.unreadable += 1
        self._ledger.passed_over.append(bare_address(captures[0].url))

    def _record(self, document: Reading, address: str) -> None:
        """Record a document, or pass its address over: it is not wanted, or known under another."""
        source = self._task.source
        before = self._ledger.recorded
        if self._task.keep == "all" or touches(source.topic, document.document):
            self._ledger.record([document])
        if self._ledger.recorded == before:
            self._ledger.passed_over.append(address)

    def _understood(self, main: ServerAnswer) -> Reading | None:
        try:
            return (
                reading_of(self._task.source.read(page_of(main)), main) if is_page(main) else None
            )
        except Exception:  # what an archive holds is of any age and kind
            return None

    async def _captured(self, row: CdxRow) -> ServerAnswer | str | None:
        """The answer as it was captured; why there is none; None where the archive failed."""
        address = raw_address(self._archive, row)
        for _ in range(HOPS):
            response = await self._asked(address, "pages")
            if response is None or response.status >= 500:
                return None
            capture = capture_answered(self._archive, address)
            if response.status == 200 and capture and self._task.covers(capture[0].date()):
                return _answer(response, *capture)
            address = urljoin(address, response_header(response, "Location") or "")
            if not 300 <= response.status < 400 or capture_answered(self._archive, address) is None:
                return f"HTTP {response.status}"
        return "it leads on and on"

    async def _asked(self, url: str, slot: str) -> Response | None:
        """What the archive answers, once it takes the question; None where it does not answer.

        Raises LeftInPeace where it goes on to say that it is asked too much, or fails for long.
        """
        for _ in range(PATIENCE):
            try:
                response = await self.crawler.engine.download_async(
                    Request(url, meta={"download_slot": slot}, dont_filter=True)
                )
            except Exception as error:  # whatever came between: this one could not be had
                self._fail(error)
                return None
            if response.status not in (429, 503):
                self._failures = 0
                return response
            await asyncio.sleep(self._wait(response_header(response, "Retry-After") or ""))
        msg = "the archive says that it is asked too much"
        raise LeftInPeace(msg)

    def _fail(self, error: Exception) -> None:
        self._failures += 1
        if self._failures >= PATIENCE or isinstance(error, IgnoreRequest):
            cause = " ".join(str(error).split()) or type(error).__name__
            msg = f"the archive does not answer: {cause}"
            raise LeftInPeace(msg) from error

    def _wait(self, retry_after: str) -> float:
        """Seconds; raises LeftInPeace where it is asked for more than can be sat out."""
        now = datetime.now(UTC)
        until = rest_asked_for(retry_after, now)
        wait = max(self._archive.patience, (until - now).total_seconds() if until else 0.0)
        if wait > LONGEST_WAIT:
            msg = f"the archive asks to be left alone until {until:%Y-%m-%d %H:%M} UTC"
            raise LeftInPeace(msg)
        return wait


def machine_settings(task: BackfillTask, archive: Wayback, settings: Settings) -> dict[str, Any]:
    """Scrapy's settings for the archive, which is no publisher: no key, no requests of the day."""
    slots = {"index": archive.index_delay, "pages": archive.page_delay}
    return {
        **scrapy_settings(task.source, settings, replay=False),
        "ROBOTSTXT_OBEY": False,
        "ITEM_PIPELINES": {},
        "DOWNLOADER_MIDDLEWARES": public_addresses(settings),
        # Only to another capture, which the spider sees to.
        "REDIRECT_ENABLED": False,
        # No host whose turns are shared: the archive has delays of its own.
        "DOWNLOAD_HANDLERS": NO_OTHER_SCHEMES,
        "DOWNLOAD_SLOTS": {
            name: {"concurrency": 1, "delay": delay, "jitter": 0} for name, delay in slots.items()
        },
    }


def _unreadable_index(cause: object) -> LeftInPeace:
    return LeftInPeace(f"the index of the archive could not be read: {cause}")


def _answer(response: Response, at: datetime, url: str) -> ServerAnswer:
    """The answer of the publisher's server, as far as the archive tells."""
    original = {
        name: response_header(response, f"x-archive-orig-{name}")
        for name in ("content-type", "etag", "last-modified")
    }
    return server_answer(
        response.body,
        url=url,
        fetched_at=at,
        status=response.status,
        media_type=original["content-type"] or response_header(response, "Content-Type") or "",
        etag=original["etag"],
        last_modified=original["last-modified"],
    )
