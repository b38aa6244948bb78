"""Feeds and the calendar over HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator

import feedparser
import icalendar
import pytest
from litestar import Litestar
from litestar.testing import TestClient

from tests.answers.examples import ACQUITTAL, CASES, CHARGE, DAYS, PLEA, SETTLEMENT, a_store
from web.app import application


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient[Litestar]]:
    """A client of the pages of a small record."""
    blotter = a_store(tmp_path_factory.mktemp("home"), (*CASES, *DAYS))
    with TestClient(application(blotter.settings)) as client:
        yield client
    blotter.engine.dispose()


@pytest.mark.parametrize(
    ("path", "ids"),
    [
        ("/feeds/search.atom?query=halcyon", {SETTLEMENT}),
        ("/feeds/sources/us_example.atom", {CHARGE, ACQUITTAL, PLEA, SETTLEMENT}),
        (f"/feeds/case/{PLEA}.atom", {CHARGE, ACQUITTAL, PLEA}),
    ],
)
def test_a_feed_is_of_what_is_asked(filled: TestClient[Litestar], path: str, ids: set[str]) -> None:
    answer = filled.get(path)
    assert answer.headers["content-type"] == "application/atom+xml"
    read = feedparser.parse(answer.content)
    assert not read.bozo
    site = str(filled.base_url).rstrip("/")
    assert {entry.link for entry in read.entries} == {f"{site}/document/{id}" for id in ids}
    (own,) = [link.href for link in read.feed.links if link.rel == "self"]
    assert filled.get(own).content == answer.content


def test_json_feed_has_the_same_entries(filled: TestClient[Litestar]) -> None:
    answer = filled.get("/feeds/search.json")
    assert answer.headers["content-type"].startswith("application/feed+json")
    atom = feedparser.parse(filled.get("/feeds/search.atom").content)
    assert [it["id"] for it in json.loads(answer.content)["items"]] == [
        entry.id for entry in atom.entries
    ]


def test_days_ahead_are_a_calendar(filled: TestClient[Litestar]) -> None:
    answer = filled.get("/feeds/due.ics", params={"from": "2026-01-01"})
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    days = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert len(days) == 4
    assert filled.get("/feeds/due.ics", params={"from": "2026-01-01"}).content == answer.content


@pytest.mark.parametrize("path", ["/feeds/search.rss", "/feeds/other.atom", "/feeds/case/x"])
def test_there_are_no_other_feeds(filled: TestClient[Litestar], path: str) -> None:
    assert filled.get(path).status_code == 404


def test_pages_of_an_empty_record_have_feeds_too(client: TestClient[Litestar]) -> None:
    assert feedparser.parse(client.get("/feeds/search.atom").content).feed.title == (
        "Blotter: All that is new"
    )


def test_a_feed_of_fields_is_named_by_them(filled: TestClient[Litestar]) -> None:
    feed = filled.get("/feeds/search.json?query=ketamine&kind=charge&case=us_example:1").json()
    assert feed["title"] == "Blotter: ketamine kind:charge case:us_example:1"
    assert filled.get(feed["home_page_url"]).status_code == 200
    of_source = filled.get("/feeds/sources/us_doj_press_releases.json").json()
    assert of_source["home_page_url"].endswith("/sources/us_doj_press_releases")
