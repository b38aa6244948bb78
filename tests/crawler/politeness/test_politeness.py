"""What goes out to a server, and how it is spared: told by real servers on loopback."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from time import monotonic

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from crawler.look.conclusion import AFTER_A_WALL
from crawler.politeness.courtesy import day_after
from store.log import log
from store.log.database import open_store, reading
from store.log.events import CaptureFailed, Event, SourceChecked
from tests.crawler.fakes import look_at

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

_PAGE = "<html><h1>A page</h1><article>About ketamine.</article></html>"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "blotter.toml").write_text("allow_private = true\n")
    return tmp_path


def _events(home: Path, stream: str) -> list[Event]:
    store = open_store(f"sqlite:///{home / 'blotter.db'}")
    with reading(store) as connection:
        found = [recorded.event for recorded in log.read(connection, stream=stream)]
    store.dispose()
    return found


def _checked(home: Path, source: str) -> list[SourceChecked]:
    found = _events(home, f"source/{source}")
    return [event for event in found if isinstance(event, SourceChecked)]


def _base(server: HTTPServer) -> str:
    return server.url_for("").rstrip("/")


def _list(*hrefs: str) -> str:
    return "".join(f"<li><a href='{href}'>{href}</a></li>" for href in hrefs)


def _asked(server: HTTPServer) -> list[str]:
    return [request.path for request, _ in server.log]


def test_a_search_is_posted_with_its_key_which_no_redirect_hands_on(
    home: Path, httpserver: HTTPServer
) -> None:
    base = _base(httpserver)
    with HTTPServer(host="127.0.0.1") as elsewhere:
        elsewhere.expect_request("/text").respond_with_data("About ketamine", mimetype="text/plain")
        elsewhere.expect_request("/robots.txt").respond_with_data("", 404)
        record = {"number": "1", "title": "T", "text_url": f"{base}/search_found/1"}
        asked = httpserver.expect_request(
            "/search_found/", method="POST", data='{"query": "ketamine"}'
        )
        asked.respond_with_json({"results": [record]})
        there = {"Location": elsewhere.url_for("/text")}
        httpserver.expect_request("/search_found/1").respond_with_data("", 302, there)
        httpserver.expect_request("/robots.txt").respond_with_data("", 404)
        printed = look_at(home, base, ["search_found"], keys={"BLOTTER_KEY_AGENCY": "hush-hush"})
        assert all("X-Api-Key" not in request.headers for request, _ in elsewhere.log)
        assert _asked(elsewhere) == ["/robots.txt", "/text"]
    keys: dict[str, list[str | None]] = {path: [] for path in _asked(httpserver)}
    for request, _ in httpserver.log:
        keys[request.path].append(request.headers.get("X-Api-Key"))
    assert keys["/search_found/"] == keys["/search_found/1"] == ["hush-hush"]
    (checked,) = _checked(home, "search_found")
    assert (checked.outcome, checked.recorded) == ("ok", 1)
    assert "hush" not in printed
    for file in home.iterdir():
        assert file.is_dir() or b"hush" not in file.read_bytes()


def test_a_search_that_finds_nothing_is_no_failure_and_a_lost_one_is(
    home: Path, httpserver: HTTPServer
) -> None:
    nothing = {"error": {"code": "NOT_FOUND", "message": "No matches found!"}}
    httpserver.expect_request("/search_none/").respond_with_json(nothing, 404)
    lost = httpserver.expect_request("/search_lost/")
    lost.respond_with_data("<html>Not here</html>", 404, content_type="text/html")
    httpserver.expect_request("/robots.txt").respond_with_data("", 404)
    look_at(home, _base(httpserver), ["search_none", "search_lost"])
    (none,) = _checked(home, "search_none")
    assert (none.outcome, none.listed, none.failed, none.reason) == ("ok", 0, 0, "")
    (lost_one,) = _checked(home, "search_lost")
    assert lost_one.outcome == "failed"
    assert "not JSON" in lost_one.reason


def test_every_request_is_counted_and_no_more_are_sent_than_a_day_allows(
    home: Path, httpserver: HTTPServer
) -> None:
    with (home / "blotter.toml").open("a") as file:
        file.write("[sources.releases_many]\nrequests_a_day = 5\n")
    httpserver.expect_request("/robots.txt").respond_with_data("", 404)
    httpserver.expect_request("/releases_few/").respond_with_data(_list("1"))
    httpserver.expect_request("/releases_many/").respond_with_data(_list("1", "2", "3", "4"))
    httpserver.expect_request("/releases_few/1").respond_with_data(_PAGE)
    httpserver.expect_request("/releases_many/1").respond_with_data(_PAGE)
    printed = look_at(home, _base(httpserver), ["releases_few", *["releases_many"] * 2])
    (few,) = _checked(home, "releases_few")
    assert few.requests == {"localhost": 3}  # with robots.txt
    (many,) = _checked(home, "releases_many")  # once: it is left alone for the rest of the day
    assert many.requests == {"localhost": 2}
    assert len(httpserver.log) == 5
    assert (many.outcome, many.listed, many.recorded, many.failed) == ("ok", 4, 0, 0)
    assert "localhost has had its 5 requests of the day" in many.reason
    assert many.not_before == day_after(few.checked_at)
    assert printed.splitlines()[-2:] == ["releases_many None None ", "ended well"]


@pytest.mark.parametrize(
    ("status", "headers", "rest"),
    [
        (429, {"Retry-After": "86400"}, timedelta(days=1)),
        (503, {"Retry-After": "60"}, AFTER_A_WALL),
        (429, {}, AFTER_A_WALL),
    ],
)
def test_a_server_that_asks_for_it_is_left_alone(
    home: Path, httpserver: HTTPServer, status: int, headers: dict[str, str], rest: timedelta
) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("", 404)
    httpserver.expect_request("/releases_busy2/a").respond_with_data(_list("1", "2", "3"))
    httpserver.expect_request("/releases_busy2/1").respond_with_data("later", status, headers)
    printed = look_at(home, _base(httpserver), ["releases_busy2"] * 2)
    (checked,) = _checked(home, "releases_busy2")
    assert (checked.outcome, checked.failed) == ("walled", 1)
    assert _asked(httpserver) == ["/robots.txt", "/releases_busy2/a", "/releases_busy2/1"]
    assert checked.not_before is not None
    late = abs(checked.not_before - checked.checked_at - rest)
    assert late < timedelta(minutes=1)
    assert printed.splitlines()[1] == "releases_busy2 None None "


def test_a_redirect_leads_to_no_host_that_refused(home: Path, httpserver: HTTPServer) -> None:
    base = _base(httpserver)
    other = base.replace("localhost", "127.0.0.1")
    httpserver.expect_request("/robots.txt").respond_with_data("", 404)
    listed = _list(f"{other}/refused", "moved", "2")
    httpserver.expect_request("/releases_moved/").respond_with_data(listed)
    httpserver.expect_request("/refused").respond_with_data("no", 403)
    to = {"Location": f"{other}/there"}
    httpserver.expect_request("/releases_moved/moved").respond_with_data("", 302, to)
    httpserver.expect_request("/releases_moved/2").respond_with_data(_PAGE)
    look_at(home, base, ["releases_moved"])
    assert "/there" not in _asked(httpserver)
    (checked,) = _checked(home, "releases_moved")
    assert (checked.outcome, checked.recorded, checked.failed) == ("walled", 1, 2)
    failures = _events(home, "source/releases_moved")[:2]
    assert isinstance(failures[1], CaptureFailed)
    assert failures[1].reason == "127.0.0.1 refused an earlier request"


def test_a_crawl_delay_is_kept_to(home: Path, httpserver: HTTPServer) -> None:
    moments: list[float] = []

    def answer(request: Request) -> Response:
        moments.append(monotonic())
        body = _list("1", "2") if request.path.endswith("/") else _PAGE
        return Response(body, content_type="text/html")

    robots = "User-agent: *\nCrawl-delay: 9\n\nUser-agent: blotter\nCrawl-delay: 0.4\n"
    httpserver.expect_request("/robots.txt").respond_with_data(robots)
    for page in ("", "1", "2"):
        httpserver.expect_request(f"/releases_slow/{page}").respond_with_handler(answer)
    look_at(home, _base(httpserver), ["releases_slow"])
    assert len(moments) == 3
    waits = [later - sooner for sooner, later in pairwise(moments)]
    assert min(waits) > 0.35


def test_a_host_that_asks_for_days_between_requests_is_not_asked(
    home: Path, httpserver: HTTPServer
) -> None:
    robots = "User-agent: *\nCrawl-delay: 86400\n"
    httpserver.expect_request("/robots.txt").respond_with_data(robots)
    look_at(home, _base(httpserver), ["releases_slow"])
    (checked,) = _checked(home, "releases_slow")
    assert checked.outcome == "failed"
    assert "seconds between requests (robots.txt)" in checked.reason
    assert _asked(httpserver) == ["/robots.txt"]


@pytest.mark.parametrize("status", [429, 503])
def test_a_robots_txt_that_asks_for_rest_gets_it(
    home: Path, httpserver: HTTPServer, status: int
) -> None:
    moved = {"Location": httpserver.url_for("/busy")}
    httpserver.expect_request("/robots.txt").respond_with_data("", 302, moved)
    httpserver.expect_request("/busy").respond_with_data("", status, {"Retry-After": "7200"})
    look_at(home, _base(httpserver), ["releases_spared2"])
    (checked,) = _checked(home, "releases_spared2")
    assert (checked.outcome, checked.failed) == ("failed", 1)
    assert checked.not_before is not None
    assert abs(checked.not_before - checked.checked_at - timedelta(hours=2)) < timedelta(minutes=1)
    assert _asked(httpserver) == ["/robots.txt", "/busy"]


def test_a_listing_is_asked_for_in_the_form_it_is_read_in(
    home: Path, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("", 404)
    look_at(home, _base(httpserver), ["feed_news", "api_news", "releases_news"])
    accepted = {request.path: request.headers["Accept"] for request, _ in httpserver.log}
    assert accepted["/feed_news/"].startswith("application/atom+xml, application/rss+xml, ")
    assert accepted["/api_news/"].startswith("application/json, ")
    assert accepted["/releases_news/"].startswith("text/html,")


def test_an_unmodified_that_nobody_asked_for_is_called_so(
    home: Path, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("", 404)
    httpserver.expect_request("/feed_news/").respond_with_data("", 304)
    look_at(home, _base(httpserver), ["feed_news"])
    (checked,) = _checked(home, "feed_news")
    assert checked.outcome == "failed"
    assert "HTTP 304 (unmodified), though no condition was sent" in checked.reason
