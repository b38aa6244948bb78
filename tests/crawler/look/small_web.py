"""A feed and the pages behind it, looked at again and again without a network or a process."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest
import sqlalchemy as sa
from scrapy import Request
from scrapy.http import HtmlResponse, Response

from crawler.look.asking import moments
from crawler.look.conclusion import conclusion
from crawler.look.look import Findings, Look
from crawler.look.past import source_past
from crawler.look.spider import SourceSpider
from crawler.politeness.courtesy import HostSpared, day_after, host_of
from crawler.source.server_answer import reread
from crawler.user_feed import load
from store.documents.record_readings import record
from store.log import log
from store.log.database import reading, writing
from store.log.events import Recorded, SourceChecked
from store.log.projections import catch_up
from store.settings.crawling_tables import FeedSettings, Keep
from store.views.views import Views

FEED = "https://board.example.org/news.xml"
PAGE = "https://board.example.org/news/"
BEGIN = datetime(2026, 5, 12, 12, tzinfo=UTC)

#: A page answers with its text, or a status and a text; an exception comes between.
Answers = str | tuple[int, str] | Exception


class Clock(datetime):
    """A clock that is set by hand and goes on by a second whenever it is read."""

    moment = BEGIN

    @classmethod
    def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
        cls.moment += timedelta(seconds=1)
        return cls.moment


class SmallWeb:
    """What a server gives, by address, and the log of what was seen of it."""

    def __init__(self, store: sa.Engine, *, keep: Keep = "all", a_day: int = 500) -> None:
        self.store = store
        self.source = load("board_news", FeedSettings(url=FEED, keep=keep))
        self.answers: dict[str, Answers] = {}
        self.asked: list[str] = []
        self._a_day = a_day
        self._spent = 0

    def look(self, day: float = 0) -> SourceChecked:
        """Look on a day counted from the beginning; how it went."""
        Clock.moment = BEGIN + timedelta(days=day)
        self.asked.clear()
        self._spent = 0
        catch_up(self.store, Views(self.store))
        with reading(self.store) as connection:
            past = source_past(connection, self.source.name)
        look = Look(source=self.source, keep=self.source.keep, at=Clock.moment, past=past)
        findings = Findings()
        asyncio.run(self._carried_out(look, findings))
        findings.complete = True
        entries = conclusion(look, findings, Clock.now())
        with writing(self.store) as connection:
            log.append(connection, entries, now=Clock.now())
        last = entries[-1].event
        assert isinstance(last, SourceChecked)
        return last

    def events(self, key: str = "") -> list[Recorded]:
        """The events of one document, or of all."""
        with reading(self.store) as connection:
            found = list(log.read(connection))
        return [each for each in found if each.stream.startswith(f"document/board_news:{key}")]

    def types(self, key: str = "") -> list[str]:
        return [recorded.type.removeprefix("Document") for recorded in self.events(key)]

    async def _carried_out(self, look: Look, findings: Findings) -> None:
        spider = SourceSpider(look=look, findings=findings, store=self.store)
        engine = SimpleNamespace(download_async=self._download)
        spider.crawler = SimpleNamespace(engine=engine)  # type: ignore[assignment]
        again = partial(reread, self.source)
        async for batch in spider._look_through():
            done = record(self.store, batch.readings, reread=again, now=Clock.now())
            findings.events.update(one.type for one in done)

    async def _download(self, request: Request) -> Response:
        if self._spent >= self._a_day:
            host = host_of(request.url)
            msg = f"{host} has had its {self._a_day} requests of the day"
            raise HostSpared(msg, host=host, until=day_after(Clock.moment))
        self._spent += 1
        self.asked.append(request.url)
        answer = self.answers.get(request.url, (404, "not there"))
        if isinstance(answer, Exception):
            raise answer
        status, text = (200, answer) if isinstance(answer, str) else answer
        kind = "application/rss+xml" if request.url == FEED else "text/html; charset=utf-8"
        headers = {"Content-Type": kind} | ({"ETag": '"1"'} if request.url == FEED else {})
        return HtmlResponse(
            request.url, status=status, headers=headers, body=text.encode(), request=request
        )


def rss(*items: Mapping[str, str]) -> str:
    """A feed of items, each of a title, a link, a guid and a description, and what else it has."""
    written = "".join(
        "<item>" + "".join(f"<{tag}>{text}</{tag}>" for tag, text in item.items()) + "</item>"
        for item in items
    )
    return f"<rss version='2.0'><channel><title>Board</title>{written}</channel></rss>"


def item(
    key: str, title: str = "Board acts", said: str = "A teaser.", link: str = ""
) -> dict[str, str]:
    return {
        "title": title,
        "link": link or PAGE + key,
        "guid": key,
        "description": said,
        "pubDate": "Tue, 12 May 2026 09:00:00 -0400",
    }


def page(*paragraphs: str) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html><body><article><h1>Board acts</h1>{text}</article></body></html>"


def set_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the looks of a small web take place when it says."""
    monkeypatch.setattr(moments, "datetime", Clock)
