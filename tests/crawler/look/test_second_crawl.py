"""What a second crawl of an unchanged site costs (issue 3, bar 8)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.request import urlopen

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from crawler.source.server_answer import ServerAnswer, page_of, reading_of, server_answer
from store.documents.record_readings import record
from store.log import database, log
from store.log.database import open_store, writing
from store.log.events import Recorded, SourceChecked, Validators
from tests.crawler.fakes import Releases, look_at

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

_PAGES = 40
_ABOUT = "<p>The registrant dispensed ketamine to patients nobody had examined.</p>" * 150


class Site:
    """A list and its pages, all with validators; it counts what it sends, headers included."""

    def __init__(self, server: HTTPServer) -> None:
        self.base = server.url_for("").rstrip("/")
        self.sent = 0
        self.statuses: list[int] = []
        rows = "".join(f"<li><a href='{n}'>{n}</a></li>" for n in range(_PAGES))
        self.bodies = {"/releases_site/": f"<html><ul>{rows}</ul></html>"} | {
            f"/releases_site/{n}": f"<html><h1>No. {n}</h1><article>{_ABOUT}</article></html>"
            for n in range(_PAGES)
        }
        for path in (*self.bodies, "/robots.txt"):
            server.expect_request(path).respond_with_handler(self._answer)

    def _answer(self, request: Request) -> Response:
        body = self.bodies.get(request.path, "")
        etag = f'"{len(body)}-{request.path}"'
        if not body:
            response = Response(status=404)
        elif request.headers.get("If-None-Match") == etag:
            response = Response(status=304, headers={"ETag": etag})
        else:
            response = Response(body, headers={"ETag": etag}, content_type="text/html")
        self.statuses.append(response.status_code)
        self.sent += len(response.get_data()) + len(str(response.headers)) + 100
        return response

    def begin(self) -> None:
        """Count from here."""
        self.sent, self.statuses = 0, []


@pytest.fixture
def site(httpserver: HTTPServer) -> Iterator[Site]:
    yield Site(httpserver)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "blotter.toml").write_text("allow_private = true\n")
    return tmp_path


def _events(home: Path) -> list[Recorded]:
    store = open_store(f"sqlite:///{home / 'blotter.db'}")
    with database.reading(store) as connection:
        found = list(log.read(connection))
    store.dispose()
    return found


def _fetched(url: str, at: datetime) -> ServerAnswer:
    with urlopen(url) as response:
        return server_answer(
            response.read(),
            url=url,
            fetched_at=at,
            status=200,
            media_type="text/html",
            etag=response.headers["ETag"],
            last_modified=None,
        )


def _crawled(home: Path, site: Site, at: datetime) -> None:
    """What a crawl at that time has left in the log."""
    source = Releases("releases_site")
    listing, *pages = (_fetched(site.base + path, at) for path in site.bodies)
    readings = [reading_of(source.read(page_of(each)), each) for each in pages]
    checked = SourceChecked(
        checked_at=at,
        outcome="ok",
        listed=_PAGES,
        recorded=_PAGES,
        validators={listing.capture.url: Validators(etag=listing.capture.etag)},
    )
    store = open_store(f"sqlite:///{home / 'blotter.db'}")
    record(store, readings, reread=lambda capture, kept: None, now=at)
    with writing(store) as connection:
        log.append(connection, [log.NewEvent(stream="source/releases_site", event=checked)], now=at)
    store.dispose()


def test_an_unchanged_site_transfers_less_than_a_twentieth_the_next_day(
    home: Path, site: Site
) -> None:
    """Every page is due for a second visit, and each is asked for conditionally."""
    _crawled(home, site, datetime.now(UTC) - timedelta(days=3))
    first, before = site.sent, _events(home)
    site.begin()
    look_at(home, site.base, ["releases_site"])
    assert site.statuses == [404, *[304] * (_PAGES + 1)]  # the 404 is robots.txt
    assert site.sent < 0.05 * first, f"{site.sent} of {first} bytes"
    after = _events(home)
    assert after[: len(before)] == before
    (checked,) = (recorded.event for recorded in after[len(before) :])
    assert isinstance(checked, SourceChecked)
    assert (checked.outcome, checked.recorded, checked.failed) == ("unchanged", 0, 0)
    assert checked.requests == {"localhost": _PAGES + 2}


def test_on_the_same_day_it_is_the_listing_alone(home: Path, site: Site) -> None:
    look_at(home, site.base, ["releases_site"])
    first, before = site.sent, _events(home)
    assert site.statuses == [404, *[200] * (_PAGES + 1)]
    site.begin()
    look_at(home, site.base, ["releases_site"])
    assert site.statuses == [404, 304]
    assert site.sent < 0.05 * first
    assert [recorded.type for recorded in _events(home)[len(before) :]] == ["SourceChecked"]
