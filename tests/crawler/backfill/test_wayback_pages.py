"""A back-fill from a loopback server that answers like the Wayback Machine."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from store.log.events import DocumentPublished, SourceBackfilled
from tests.crawler.backfill.archive_server import ArchiveServer, Captured
from tests.crawler.backfill.past import FOLDER, documents, events, filled

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

_WALL = "<script>bm-verify /_sec/verify?provider=interstitial</script>"


def _page(title: str, text: str = "About ketamine.") -> str:
    return f"<html><h1>{title}</h1><article>{text}</article></html>"


def _captured(at: str, path: str, body: str, **more: object) -> Captured:
    return Captured(at=f"{at}120000", url=f"{FOLDER}{path}", body=body, **more)  # type: ignore[arg-type]


def _captures() -> list[Captured]:
    near = f"/web/20190708120000id_/{FOLDER}moved"
    return [
        _captured(
            "20190304",
            "first",
            _page("First"),
            headers={
                "x-archive-orig-etag": '"1"',
                "x-archive-orig-last-modified": "Sun, 03 Mar 2019 08:00:00 GMT",
            },
        ),
        _captured("20190501", "first", _page("First, edited")),
        _captured("20190203", "walled", _WALL),
        _captured("20190204", "walled", _page("Walled at first")),
        _captured("20190205", "other", _page("Other", "About bananas.")),
        _captured("20190206", "odd", "<p>no such page</p>"),
        _captured("20190207", "forbidden", _page("Forbidden"), status="403"),
        _captured("20180101", "early", _page("Early")),
        _captured("20190707", "moved", "", headers={"Location": near}, status="200"),
        _captured("20190708", "moved", _page("Moved"), index=False),
        _captured("20190101", "page?b=2&a=1", _page("With a query")),
    ]


def _fill(home: Path, server: ArchiveServer) -> tuple[int, str]:
    home.mkdir(exist_ok=True)
    done = filled(
        home,
        kind="releases",
        base=server.address,
        since="2019-01-01",
        until="2019-12-31",
        wayback=True,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


@pytest.fixture
def archive(httpserver: HTTPServer) -> ArchiveServer:
    server = ArchiveServer(httpserver, _captures())

    def redirecting(request: Request) -> Response | None:
        if request.path.startswith("/web/20190707"):
            to = next(c.headers["Location"] for c in server.captures if c.at.startswith("20190707"))
            return Response("", 302, {"Location": to})
        return None

    server.instead = redirecting
    return server


def test_one_capture_of_every_page_is_recorded_as_its_server_gave_it(
    tmp_path: Path, archive: ArchiveServer
) -> None:
    assert _fill(tmp_path, archive) == (0, "4 recorded, 1 unreadable; \n")
    published = [
        recorded.event
        for recorded in events(tmp_path)
        if isinstance(recorded.event, DocumentPublished)
    ]
    assert [event.document.title for event in published] == [
        "With a query",
        "Walled at first",
        "First",
        "Moved",
    ]
    assert all(event.backfilled for event in published)
    first, moved = published[2].capture, published[3].capture
    assert first.url == f"{FOLDER}first"
    assert first.fetched_at == datetime(2019, 3, 4, 12, tzinfo=UTC)
    assert (first.etag, first.media_type) == ('"1"', "text/html; charset=utf-8")
    assert first.last_modified == "Sun, 03 Mar 2019 08:00:00 GMT"
    assert moved.fetched_at == datetime(2019, 7, 8, 12, tzinfo=UTC)


def test_what_was_read_is_not_asked_for_again(tmp_path: Path, archive: ArchiveServer) -> None:
    _fill(tmp_path, archive)
    before = documents(tmp_path)
    assert len(archive.pages_asked()) == 8
    assert _fill(tmp_path, archive) == (0, "0 recorded, 0 unreadable; \n")
    assert archive.pages_asked() == []
    archive.captures.append(_captured("20190909", "new", _page("New")))
    assert _fill(tmp_path, archive) == (0, "1 recorded, 0 unreadable; \n")
    assert archive.pages_asked() == ["20190909120000/new"]
    assert documents(tmp_path)[:-1] == before


def test_an_archive_that_is_asked_too_much_is_left_in_peace(
    tmp_path: Path, archive: ArchiveServer
) -> None:
    def busy(request: Request) -> Response | None:
        if len(archive.asked) > 8:
            return Response("slow down", 429, {"Retry-After": "3600"})
        return None

    archive.instead = busy
    code, said = _fill(tmp_path, archive)
    assert code == 0
    assert "2 recorded" in said
    assert "the archive asks to be left alone until" in said
    asked = archive.pages_asked()
    archive.instead = lambda _: None
    archive.captures = [c for c in archive.captures if not c.url.endswith("moved")]
    assert _fill(tmp_path, archive) == (0, "1 recorded, 1 unreadable; \n")
    again = archive.pages_asked()
    assert set(asked[:-1]).isdisjoint(again)
    ends = [r.event for r in events(tmp_path) if isinstance(r.event, SourceBackfilled)]
    assert [end.complete for end in ends] == [False, True]


def test_a_short_wait_is_sat_out(tmp_path: Path, archive: ArchiveServer) -> None:
    turns = iter([Response("slow down", 429)] * 2)
    archive.instead = lambda request: next(turns, None)
    archive.captures = archive.captures[:1]
    assert _fill(tmp_path, archive) == (0, "1 recorded, 0 unreadable; \n")


def test_a_page_the_archive_fails_to_give_is_asked_for_in_the_next_run(
    tmp_path: Path, archive: ArchiveServer
) -> None:
    archive.captures = archive.captures[:1]
    archive.instead = lambda request: (
        Response("", 504) if request.path.startswith("/web/") else None
    )
    assert _fill(tmp_path, archive) == (
        0,
        "0 recorded, 1 unreadable; pages that could not be had: 1\n",
    )
    archive.instead = lambda _: None
    assert _fill(tmp_path, archive) == (0, "1 recorded, 0 unreadable; \n")


def test_a_redirect_out_of_the_archive_is_not_followed(
    tmp_path: Path, archive: ArchiveServer
) -> None:
    archive.captures = archive.captures[:1]
    elsewhere = f"{archive.address}/elsewhere"
    archive.instead = lambda request: (
        Response("", 302, {"Location": elsewhere}) if request.path.startswith("/web/") else None
    )
    assert _fill(tmp_path, archive) == (0, "0 recorded, 1 unreadable; \n")
    assert not any(path.startswith("/elsewhere") for path in archive.asked)


@pytest.mark.parametrize(
    ("body", "status", "said"), [("<html>", 200, "Expecting value"), ("", 404, "HTTP 404")]
)
def test_an_index_that_cannot_be_read_ends_it(
    tmp_path: Path, archive: ArchiveServer, body: str, status: int, said: str
) -> None:
    archive.instead = lambda _: Response(body, status)
    assert said in _fill(tmp_path, archive)[1]


def test_killed_and_run_again_it_leaves_the_same(tmp_path: Path, archive: ArchiveServer) -> None:
    _fill(tmp_path / "calm", archive)
    home = tmp_path / "home"
    home.mkdir()
    for die_at in (4, 2):
        how = {"kind": "releases", "since": "2019-01-01", "until": "2019-12-31", "wayback": True}
        done = filled(home, base=archive.address, die_at=die_at, **how)
        assert done.returncode == -9
    _fill(home, archive)
    assert documents(home) == documents(tmp_path / "calm")
