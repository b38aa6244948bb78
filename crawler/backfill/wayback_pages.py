"""Past documents from the Wayback Machine: one capture of every page it has of the source's."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from scrapy import Request, Spider
from scrapy.exceptions import IgnoreRequest

from crawler.archives.captures import bare, good, lies_in, touches
from crawler.backfill.backfill_ledger import Done, Ledger, Task
from crawler.backfill.wayback_api import (
    Row,
    Wayback,
    index_query,
    index_rows,
    pages,
    raw_address,
    told,
)
from crawler.politeness.courtesy import rest_asked_for
from crawler.politeness.scrapy_settings import public_addresses, scrapy_settings
from crawler.progress_bar import Advance
from crawler.source.answer import Answer, answer, page, reading
from store.config import Settings
from store.log.document import Reading

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
        task: Task,
        archive: Wayback,
        done: Done,
        known: Collection[str],
        ledger: Ledger,
        advance: Advance,
    ) -> None:
        """`known` are the addresses of the documents that are kept."""
        super().__init__()
        self._task = task
        self._archive = archive
        self._seen = {bare(url) for url in known} | done.passed_over
        self._ledger = ledger
        self._advance = advance
        self._failures = 0
        #: Pages that no capture could be read of; pages that the archive failed to give.
        self.unreadable = self.failed = 0

    async def start(self) -> AsyncIterator[Request]:
        """Carry out the work; all requests are sent from here, one after the other."""
        try:
            await self._fill()
        except LeftInPeace as peace:
            self._ledger.finish(str(peace))
        else:
            lost = f"pages that could not be had: {self.failed}" if self.failed else ""
            self._ledger.finish(lost)
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

    async def _unknown(self) -> AsyncIterator[list[Row]]:
        """The captures of each page that is neither kept nor passed over."""
        for folder in self._task.source.page_folders():
            rows = [row async for row in self._index(folder) if lies_in(row.url, folder)]
            for captures in pages(rows):
                name = bare(captures[0].url)
                if name not in self._seen:
                    self._seen.add(name)
                    yield captures

    async def _index(self, folder: str) -> AsyncIterator[Row]:
        task, resume, asked = self._task, "", 0
        while resume or not asked:
            query = index_query(self._archive, folder, task.since, task.until, resume)
            response = await self._asked(query, "index")
            asked += 1
            if response is None or response.status != 200:
                status = f"HTTP {response.status}" if response else "no answer"
                msg = f"the index of the archive could not be read: {status}"
                raise LeftInPeace(msg)
            try:
                rows, resume = index_rows(response.body)
            except ValueError as error:
                msg = f"the index of the archive could not be read: {error}"
                raise LeftInPeace(msg) from error
            for row in rows:
                yield row

    async def _page(self, captures: list[Row]) -> None:
        """Record the document of the first capture that is a page, or pass the page over."""
        lost = False
        for row in captures:
            found = await self._captured(row)
            if isinstance(found, Answer):
                document = self._understood(found)
                if document is not None:
                    self._take(bare(captures[0].url), document)
                    return
            lost = lost or found is None
        if lost:  # the archive's failing, not the page's: it is asked for again in the next run
            self.failed += 1
            return
        self.unreadable += 1
        self._ledger.passed_over.append(bare(captures[0].url))

    def _take(self, name: str, found: Reading) -> None:
        about = self._task.source.topic
        if self._task.keep == "topic" and not touches(about, found.document):
            self._ledger.passed_over.append(name)
            return
        before = self._ledger.recorded
        self._ledger.record([found])
        if self._ledger.recorded == before:  # known, though under another address
            self._ledger.passed_over.append(name)

    def _understood(self, main: Answer) -> Reading | None:
        if not good(main):
            return None
        try:
            return reading(self._task.source.read(page(main)), main)
        except Exception:  # what an archive holds is of any age and kind
            return None

    async def _captured(self, row: Row) -> Answer | str | None:
        """The answer as it was captured; why there is none; None where the archive failed."""
        address = raw_address(self._archive, row)
        for _ in range(HOPS):
            response = await self._asked(address, "pages")
            if response is None or response.status >= 500:
                return None
            capture = told(self._archive, address)
            if response.status == 200 and capture and self._task.covers(capture[0].date()):
                return _answer(response, *capture)
            address = urljoin(address, _header(response, "Location") or "")
            if not 300 <= response.status < 400 or told(self._archive, address) is None:
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
            await asyncio.sleep(self._wait(_header(response, "Retry-After") or ""))
        msg = "the archive says that it is asked too much"
        raise LeftInPeace(msg)

    def _fail(self, error: Exception) -> None:
        self._failures += 1
        if self._failures >= PATIENCE or isinstance(error, IgnoreRequest):
            said = " ".join(str(error).split()) or type(error).__name__
            msg = f"the archive does not answer: {said}"
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


def machine_settings(task: Task, archive: Wayback, settings: Settings) -> dict[str, Any]:
    """Scrapy's settings for the archive, which is no publisher: no key, no requests of the day."""
    slots = {"index": archive.index_delay, "pages": archive.page_delay}
    return {
        **scrapy_settings(task.source, settings, replay=False),
        "ROBOTSTXT_OBEY": False,
        "ITEM_PIPELINES": {},
        "DOWNLOADER_MIDDLEWARES": public_addresses(settings),
        # Only to another capture, which the spider sees to.
        "REDIRECT_ENABLED": False,
        "AUTOTHROTTLE_ENABLED": False,
        "DOWNLOAD_SLOTS": {
            name: {"concurrency": 1, "delay": delay, "jitter": 0} for name, delay in slots.items()
        },
    }


def _answer(response: Response, at: datetime, url: str) -> Answer:
    """The answer of the publisher's server, as far as the archive tells."""
    original = {
        name: _header(response, f"x-archive-orig-{name}")
        for name in ("content-type", "etag", "last-modified")
    }
    return answer(
        response.body,
        url=url,
        fetched_at=at,
        status=response.status,
        media_type=original["content-type"] or _header(response, "Content-Type") or "",
        etag=original["etag"],
        last_modified=original["last-modified"],
    )


def _header(response: Response, name: str) -> str | None:
    value: bytes | None = response.headers.get(name)
    return value.decode("latin-1") if value else None
