"""A back-fill from a source's own listings, on a loopback server."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from store.log.events import DocumentPublished, SourceBackfilled
from tests.crawler.backfill.past import documents, events, filled

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

#: Pages of a listing: number, date, and whether the record has a page of text.
_PAGES = [
    [("12", "2021-02-01", True), ("11", "2021-01-02", False)],
    [("10", "2020-12-31", True), ("9", "2020-11-01", False)],
    [("late", "2012-01-01", False)],
    [("8", "2020-06-01", True), ("7", "2019-01-01", False)],
    [("6", "2018-12-31", False), ("5", "2018-06-01", True)],
    [("4", "2018-01-01", False)],
    [("3", "2017-01-01", False)],
]


class Agency:
    """A source's server; `instead` may answer before it does."""

    def __init__(self, server: HTTPServer) -> None:
        self.base = server.url_for("").rstrip("/")
        self.asked: list[str] = []
        self.instead: Callable[[Request], Response | None] = lambda _: None
        server.expect_request(re.compile(".*")).respond_with_handler(self._answer)

    def _answer(self, request: Request) -> Response:
        self.asked.append(request.full_path.rstrip("?"))
        if (other := self.instead(request)) is not None:
            return other
        if request.path == "/robots.txt":
            return Response("", 404)
        if request.path.startswith("/text/"):
            return Response(f"Ketamine {request.path}", content_type="text/plain")
        number = int(request.args.get("page", "0"))
        following = f"{self.base}/listing?page={number + 1}" if number + 1 < len(_PAGES) else None
        records = [self._record(*row) for row in _PAGES[number]]
        body = json.dumps({"results": records, "next": following})
        return Response(body, 200, {"ETag": '"same"'}, content_type="application/json")

    def _record(self, number: str, date: str, has_text: bool) -> dict[str, str]:
        record = {"number": number, "date": date, "title": f"Ketamine {number}"}
        return record | ({"text_url": f"{self.base}/text/{number}"} if has_text else {})


@pytest.fixture
def agency(httpserver: HTTPServer) -> Agency:
    return Agency(httpserver)


def _fill(home: Path, agency: Agency, die_at: int = 0) -> str:
    home.mkdir(exist_ok=True)
    how = {"kind": "dated", "since": "2019-01-01", "until": "2020-12-31"}
    done = filled(home, base=agency.base, die_at=die_at, **how)
    assert done.stderr == ""
    assert done.returncode == (-9 if die_at else 0)
    return done.stdout


def _entries(home: Path) -> list[SourceBackfilled]:
    return [r.event for r in events(home) if isinstance(r.event, SourceBackfilled)]


def test_it_goes_back_until_two_pages_in_a_row_are_too_old(tmp_path: Path, agency: Agency) -> None:
    assert _fill(tmp_path, agency) == "4 recorded, 0 unreadable; \n"
    found = [r.event for r in events(tmp_path) if isinstance(r.event, DocumentPublished)]
    # The records of one page are in the order of the listing.
    assert [event.document.title for event in found] == [f"Ketamine {n}" for n in (10, 9, 8, 7)]
    assert all(event.backfilled for event in found)
    # Texts of other days are not asked for, and the last page never is.
    assert agency.asked == [
        "/robots.txt",
        "/listing",
        "/listing?page=1",
        "/text/10",
        "/listing?page=2",
        "/listing?page=3",
        "/text/8",
        "/listing?page=4",
        "/listing?page=5",
    ]
    *_, end = _entries(tmp_path)
    assert end.complete
    assert sum(sum(entry.requests.values()) for entry in _entries(tmp_path)) == 9


def test_known_documents_are_left_alone(tmp_path: Path, agency: Agency) -> None:
    _fill(tmp_path, agency)
    before = documents(tmp_path)
    agency.asked.clear()
    assert _fill(tmp_path, agency) == "0 recorded, 0 unreadable; \n"
    assert not any(path.startswith("/text/") for path in agency.asked)
    assert documents(tmp_path) == before


@pytest.mark.parametrize("die_at", [3, 5, 6, 8, 10])
def test_killed_and_run_again_it_goes_on_and_leaves_the_same(
    tmp_path: Path, agency: Agency, die_at: int
) -> None:
    _fill(tmp_path / "calm", agency)
    _fill(tmp_path / "home", agency, die_at=die_at)
    written = _entries(tmp_path / "home")
    agency.asked.clear()
    _fill(tmp_path / "home", agency)
    assert documents(tmp_path / "home") == documents(tmp_path / "calm")
    first = written[-1].resume.removeprefix(agency.base) if written else "/listing"
    assert agency.asked[1] == first


def test_a_place_to_go_on_from_that_has_lapsed_is_no_end(tmp_path: Path, agency: Agency) -> None:
    _fill(tmp_path, agency, die_at=7)
    assert _entries(tmp_path)[-1].resume.endswith("page=2")
    lapsed = iter([Response("gone", 400)])
    agency.instead = lambda request: next(lapsed, None) if request.args.get("page") == "2" else None
    assert _fill(tmp_path, agency) == "2 recorded, 1 unreadable; \n"


def test_a_wall_ends_it_and_the_next_run_goes_on(tmp_path: Path, agency: Agency) -> None:
    agency.instead = lambda request: (
        Response("no", 403) if request.args.get("page") == "3" else None
    )
    assert _fill(tmp_path, agency) == "2 recorded, 1 unreadable; refused-403\n"
    agency.instead = lambda _: None
    agency.asked.clear()
    assert _fill(tmp_path, agency) == "2 recorded, 0 unreadable; \n"
    assert agency.asked[:2] == ["/robots.txt", "/listing?page=3"]


def test_a_text_that_cannot_be_had_costs_no_other(tmp_path: Path, agency: Agency) -> None:
    agency.instead = lambda request: Response("", 404) if request.path == "/text/8" else None
    assert _fill(tmp_path, agency) == "3 recorded, 1 unreadable; \n"
    agency.instead = lambda _: None
    assert _fill(tmp_path, agency) == "1 recorded, 0 unreadable; \n"
