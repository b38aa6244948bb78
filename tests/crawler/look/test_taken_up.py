"""A look whose worker was killed is taken up by another, to its end."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable

import pytest
from scrapy import Request

from crawler.look.look import Findings, Look
from crawler.look.past import source_past
from store.log import log
from store.log.database import reading
from store.log.events import Recorded
from store.log.projections import catch_up
from store.views.views import Views
from tests.crawler.fakes import Releases
from tests.crawler.look.small_web import Clock, SmallWeb

_BASE = "https://www.agency.example/releases_deep/"


class Killed(BaseException):
    """The process is gone."""


def _deep(web: SmallWeb, pages: int) -> None:
    """Listing pages with one document each."""
    web.source = Releases("releases_deep", _BASE)  # type: ignore[assignment]
    for number in range(pages):
        listing = f"<li><a href='{_BASE}doc{number}'>{number}</a></li>"
        following = f"<a class='next' href='{_BASE}{number + 1}'>more</a>"
        web.answers[f"{_BASE}{number or ''}"] = f"<html>{listing}{following}</html>"
        article = f"<article>About ketamine, {number}.</article>"
        web.answers[f"{_BASE}doc{number}"] = f"<html><h1>Number {number}</h1>{article}</html>"


def _look(web: SmallWeb, *, is_taken_up: bool) -> None:
    catch_up(web.store, Views(web.store))
    with reading(web.store) as connection:
        past = source_past(connection, web.source.name)
    look = Look(source=web.source, keep="all", at=Clock.moment, past=past, is_taken_up=is_taken_up)
    asyncio.run(web._carried_out(look, Findings()))


@pytest.mark.parametrize("requests", (1, 2, 5, 7))
def test_whenever_it_was_killed_each_document_is_recorded_and_asked_for_once(
    new: Callable[..., SmallWeb], monkeypatch: pytest.MonkeyPatch, requests: int
) -> None:
    web = new()
    _deep(web, 4)
    real = web._download

    async def download(request: Request) -> object:
        if len(web.asked) == requests:
            web.asked.append(request.url)  # it reached the server
            raise Killed
        return await real(request)

    monkeypatch.setattr(web, "_download", download)
    with pytest.raises(Killed):
        _look(web, is_taken_up=False)
    monkeypatch.undo()
    in_flight = web.asked[-1]
    _look(web, is_taken_up=True)
    documents = [f"{_BASE}doc{number}" for number in range(4)]
    asked = Counter(url for url in web.asked if url in documents)
    assert asked - Counter([in_flight] if in_flight in documents else []) == Counter(documents)
    found = Counter(event.stream for event in _published(web))
    assert (len(found), set(found.values())) == (4, {1})


def _published(web: SmallWeb) -> list[Recorded]:
    with reading(web.store) as connection:
        return list(log.read(connection, type="DocumentPublished"))
