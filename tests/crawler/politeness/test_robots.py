"""A robots.txt that fails forbids everything; one that is missing, nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from scrapy import Request
from scrapy.exceptions import DownloadTimeoutError, IgnoreRequest
from scrapy.http import Response

from crawler.politeness.robots import RobotsUnreachable, UnreachableRobots

_ROBOTS = Request("https://a.example/robots.txt", meta={"dont_obey_robotstxt": True})
_PAGE = Request("https://a.example/page")
_FORBIDDEN = IgnoreRequest("Forbidden by robots.txt")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_failing_robots_txt_forbids_everything(status: int) -> None:
    robots = UnreachableRobots()
    answer = Response(_ROBOTS.url, status=status, body=b"<html>Oops</html>")
    assert b"Disallow: /\n" in robots.process_response(_ROBOTS, answer).body
    with pytest.raises(RobotsUnreachable, match=f"could not be had .HTTP {status}."):
        robots.process_exception(_PAGE, _FORBIDDEN)


def test_so_does_one_that_is_not_answered() -> None:
    robots = UnreachableRobots()
    answer = robots.process_exception(_ROBOTS, DownloadTimeoutError("60 seconds"))
    assert answer is not None
    assert b"Disallow: /\n" in robots.process_response(_ROBOTS, answer).body
    with pytest.raises(RobotsUnreachable, match="DownloadTimeoutError: 60 seconds"):
        robots.process_exception(_PAGE, _FORBIDDEN)


@pytest.mark.parametrize(
    ("stated", "rest"), [("7200", timedelta(hours=2)), ("", None), ("soon", None)]
)
@pytest.mark.parametrize("status", [429, 503])
def test_how_long_it_asks_to_be_left_alone_is_kept(
    status: int, stated: str, rest: timedelta | None
) -> None:
    robots = UnreachableRobots()
    before = datetime.now(UTC)
    robots.process_response(_ROBOTS, Response(_ROBOTS.url, status, {"Retry-After": stated}))
    with pytest.raises(RobotsUnreachable) as caught:
        robots.process_exception(_PAGE, _FORBIDDEN)
    until = caught.value.until
    assert (until is None) == (rest is None)
    if until and rest:
        assert before + rest <= until <= datetime.now(UTC) + rest


def test_where_a_redirect_led_makes_no_difference() -> None:
    robots = UnreachableRobots()
    meta = {"dont_obey_robotstxt": True, "redirect_urls": [_ROBOTS.url, "https://b.example/r"]}
    down = Request("https://c.example/maintenance", meta=meta)
    assert b"Disallow: /\n" in robots.process_response(down, Response(down.url, 503)).body
    with pytest.raises(RobotsUnreachable, match="HTTP 503"):
        robots.process_exception(_PAGE, _FORBIDDEN)
    elsewhere = Request("https://c.example/page")
    assert robots.process_exception(elsewhere, _FORBIDDEN) is None


@pytest.mark.parametrize("status", [200, 403, 404])
def test_any_other_is_left_as_it_is(status: int) -> None:
    robots = UnreachableRobots()
    answer = Response(_ROBOTS.url, status=status, body=b"User-agent: *\nAllow: /\n")
    assert robots.process_response(_ROBOTS, answer) is answer
    assert robots.process_exception(_PAGE, _FORBIDDEN) is None


def test_only_robots_txt_is_meant() -> None:
    robots = UnreachableRobots()
    answer = Response(_PAGE.url, status=500)
    assert robots.process_response(_PAGE, answer) is answer
    assert robots.process_exception(_PAGE, DownloadTimeoutError()) is None
