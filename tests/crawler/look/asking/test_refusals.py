"""Whom a refusal is told: this look, the others of the crawl, and by the log those that come."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse, Response

from crawler.archives.archive import ArchiveDay
from crawler.look.asking.fetcher import Fetcher
from crawler.look.asking.refusals import share_rest
from crawler.look.conclusion import conclusion
from crawler.look.look import Findings, Look
from crawler.look.past import Past
from crawler.politeness.host_rests import HostRest
from crawler.politeness.robots import RobotsUnreachable
from store.log.events import SourceChecked
from tests.crawler.fakes import Releases

_HOST = "www.agency.example"
_LISTING = f"https://{_HOST}/releases"
_NOW = datetime.now(UTC)
_HOUR = _NOW + timedelta(hours=1)

#: Answers, or raises.
Server = Callable[[Request], Response]


def _look(name: str, rests: dict[str, HostRest]) -> Look:
    source = Releases(name, _LISTING)
    return Look(source=source, keep="all", at=_NOW, past=Past(), rests=rests)


def _asked(look: Look, server: Server) -> SourceChecked:
    """How a look goes that asks for the listing twice."""

    async def download(request: Request) -> Response:
        return server(request)

    findings = Findings()
    fetcher = Fetcher(look, findings, download=download, stored=lambda _: None)
    for _ in range(2):
        assert asyncio.run(fetcher.ask(_LISTING)) is None
    findings.complete = True
    checked = conclusion(look, findings, _NOW)[-1].event
    assert isinstance(checked, SourceChecked)
    return checked


def _never(request: Request) -> Response:
    raise AssertionError(request.url)


def _in_an_hour(request: Request) -> Response:
    headers = {"Retry-After": "3600"}
    return HtmlResponse(request.url, status=503, headers=headers, request=request)


def _robots_in_an_hour(_: Request) -> Response:
    msg = "robots.txt could not be had (HTTP 429, Retry-After: 3600), so nothing may be asked"
    raise RobotsUnreachable(msg, until=_HOUR)


def _forbidden(request: Request) -> Response:
    return HtmlResponse(request.url, status=403, request=request)


@pytest.mark.parametrize("server", [_in_an_hour, _robots_in_an_hour])
def test_another_look_asks_nothing_says_why_and_waits_as_long(server: Server) -> None:
    rests: dict[str, HostRest] = {}
    refused = _asked(_look("first", rests), server)
    assert refused.resting == {_HOST: rests[_HOST].until}
    spared = _asked(_look("second", rests), _never)
    assert (spared.outcome, spared.failed, spared.resting) == ("failed", 1, {})
    assert rests[_HOST].reason in spared.reason
    assert "Retry-After: 3600" in spared.reason
    assert spared.not_before == rests[_HOST].until


def test_once_the_rest_is_over_it_is_asked_again() -> None:
    rests = {_HOST: HostRest(until=_NOW - timedelta(seconds=1), reason="refused-503")}
    assert "Retry-After" in _asked(_look("second", rests), _in_an_hour).reason
    assert rests[_HOST].until > _NOW


def test_a_page_that_is_forbidden_is_no_matter_of_the_other_looks() -> None:
    rests: dict[str, HostRest] = {}
    assert not _asked(_look("first", rests), _forbidden).resting
    assert rests == {}


def test_of_two_rests_the_longer_one_holds_and_an_archive_asks_for_none() -> None:
    look, findings = _look("first", {}), Findings()
    for until in (_HOUR, _NOW + timedelta(minutes=1), None):
        share_rest(look, findings, {_HOST}, until, "refused-429")
    assert look.rests == {_HOST: HostRest(until=_HOUR, reason="refused-429")}
    archived = replace(_look("first", {}), day=ArchiveDay(date=_NOW.date()))
    share_rest(archived, findings, {_HOST}, _HOUR, "refused-429")
    assert archived.rests == {}
