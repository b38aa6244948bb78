"""A page that moves, in an archive of five days: it stays one document."""

from __future__ import annotations

import pytest

from store.log import log
from store.log.database import open_store, reading
from store.log.events import DocumentMoved, DocumentPublished, DocumentRevised, Recorded
from tests.crawler.fakes import look_at
from tests.crawler.warc import HTML, Warc

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

_BASE = "http://www.agency.example"
_LISTING = f"{_BASE}/releases_news/"
_OLD, _NEW = f"{_BASE}/releases_news/old", f"{_BASE}/releases_news/new"
_AWAY, _DOOR = f"{_BASE}/releases_news/away", f"{_BASE}/releases_news/door"


def _list(*keys: str) -> str:
    return "".join(f"<li><a href='/releases_news/{key}'>{key}</a></li>" for key in keys)


def _page(title: str, text: str = "About ketamine.", token: str = "") -> str:
    return f"<html><h1>{title}</h1><article>{text}</article><i>{token}</i></html>"


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> list[Recorded]:
    """The page moves on day 2, is listed under its new address from day 3 on, and edited on day 5;
    another is only away on days 2 and 3."""
    home = tmp_path_factory.mktemp("home")
    warc = Warc(home / "news.warc.gz")
    for day in range(1, 6):
        at = f"2026-03-0{day}T12:00:00Z"
        keys = {1: ("old", "away"), 2: ("away",)}.get(day, ("new", "away"))
        warc.answer(at, _LISTING, _list(*keys))
        moved = {**HTML, "Location": _NEW}
        if day == 1:
            warc.answer(at, _OLD, _page("One"))
        else:
            warc.answer(at, _OLD, status="301 Moved Permanently", headers=moved)
            text = "About ketamine." if day < 5 else "About ketamine, corrected."
            warc.answer(at, _NEW, _page("One", text, token=at))
        if day in (2, 3):
            warc.answer(at, _AWAY, status="302 Found", headers={**HTML, "Location": _DOOR})
            warc.answer(at, _DOOR, _page("Away", token=at))
        else:
            warc.answer(at, _AWAY, _page("Away"))
    look_at(home, _BASE, ["releases_news"], [warc.written()])
    store = open_store(f"sqlite:///{home / 'blotter.db'}")
    with reading(store) as connection:
        found = list(log.read(connection))
    store.dispose()
    return found


def _of(events: list[Recorded], key: str) -> list[object]:
    return [one.event for one in events if one.stream == f"document/releases_news:{key}"]


def test_it_is_one_document_under_two_addresses(events: list[Recorded]) -> None:
    published, moved, revised = _of(events, "old")
    assert isinstance(published, DocumentPublished)
    assert isinstance(moved, DocumentMoved)
    assert isinstance(revised, DocumentRevised)
    assert (published.document.url, moved.document.url, revised.document.url) == (_OLD, _NEW, _NEW)
    assert moved.capture.fetched_at.day == 2
    assert [(step.url, step.status) for step in moved.capture.redirects] == [(_OLD, 301)]
    assert revised.capture.redirects == ()


def test_the_new_address_is_no_new_document(events: list[Recorded]) -> None:
    assert _of(events, "new") == []


def test_a_page_that_is_elsewhere_for_a_while_has_not_moved(events: list[Recorded]) -> None:
    assert [type(event) for event in _of(events, "away")] == [DocumentPublished]
    assert _of(events, "door") == []
