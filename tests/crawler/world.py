"""A small world of sources on a loopback server, what is known of it, and what a child found."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from crawler.source.server_answer import ServerAnswer, page_of, reading_of, server_answer
from store.documents.record_readings import record
from store.log.database import open_store
from store.log.events import CaptureFailed, Recorded, SourceChecked
from tests.crawler.fakes import Api, Releases

HTML = "text/html; charset=utf-8"
_ROBOTS = "User-agent: Blotter\nDisallow: /releases_closed/\n"

#: What the child looks at, in this order; a name that comes again is a second look.
LOOKS = (
    *["releases_plain"] * 3,
    *["feed_entries"] * 3,
    *["api_records"] * 3,
    *["releases_flaky"] * 2,
    "releases_visits",
    "releases_closed",
    "releases_refused2",
    "releases_busy",
    "releases_lost",
    "releases_interstitial",
    "releases_walled",
    "releases_moved",
    "releases_pdf",
    "releases_empty",
    "releases_broken",
    "releases_bug",
    "faulty_releases",
    "api_html",
    *["releases_deep"] * 2,
    "api_again",
    "releases_odd",
    *["pulsed_api"] * 3,
    "elsewhere_api",
)


class World:
    """The log the child left, and the requests it made."""

    def __init__(self, events: list[Recorded], requests: list[Request], base: str) -> None:
        self.events = events
        self.requests = requests
        self.base = base

    def checked(self, source: str) -> list[SourceChecked]:
        found = self._of(f"source/{source}")
        return [event for event in found if isinstance(event, SourceChecked)]

    def failures(self, source: str) -> list[CaptureFailed]:
        found = self._of(f"source/{source}")
        return [event for event in found if isinstance(event, CaptureFailed)]

    def documents(self, source: str) -> list[tuple[str, str]]:
        prefix = f"document/{source}:"
        return [
            (event.stream.removeprefix(prefix), event.type)
            for event in self.events
            if event.stream.startswith(prefix)
        ]

    def event(self, document: str) -> object:
        return self._of(f"document/{document}")[-1]

    def asked(self, path: str) -> list[Request]:
        return [request for request in self.requests if request.path == path]

    def _of(self, stream: str) -> list[object]:
        return [recorded.event for recorded in self.events if recorded.stream == stream]


class Site:
    """A server whose pages may answer otherwise from one question to the next."""

    def __init__(self, server: HTTPServer) -> None:
        self._server = server

    def __call__(self, path: str, *responses: Response) -> None:
        """Answer with each response in turn, then with the last one; ETags are minded."""
        turn = iter(responses)
        last: list[Response] = []

        def answer(request: Request) -> Response:
            last[:] = [next(turn, *last)]
            response = last[0]
            etag = response.headers.get("ETag")
            if etag and request.headers.get("If-None-Match") == etag:
                return Response(status=304, headers={"ETag": etag})
            return Response(response.get_data(), response.status_code, dict(response.headers))

        self._server.expect_request(path).respond_with_handler(answer)


def _ok(body: str, media_type: str = HTML, **headers: str) -> Response:
    return Response(body, 200, headers, content_type=media_type)


def _page(title: str, text: str = "About ketamine.", **headers: str) -> Response:
    return _ok(f"<html><h1>{title}</h1><article>{text}</article></html>", **headers)


def _list(*hrefs: str, following: str = "", **headers: str) -> Response:
    rows = "".join(f"<li><a href='{href}'>{href}</a></li>" for href in hrefs)
    return _ok(f"<html><ul>{rows}</ul>{following}</html>", **headers)


def _next(href: str) -> str:
    return f"<a class='next' href='{href}'>more</a>"


def _feed(*entries: tuple[str, str, str]) -> Response:
    items = "".join(
        f"<item><guid isPermaLink='false'>{guid}</guid><title>{title}</title>"
        f"<description>{text}</description><pubDate>Mon, 02 Mar 2026 15:00:00 GMT</pubDate></item>"
        for guid, title, text in entries
    )
    return _ok(f"<rss version='2.0'><channel>{items}</channel></rss>", "application/rss+xml")


def _moved(to: str) -> Response:
    return Response("", 301, {"Location": to})


def stage(site: Site, base: str) -> None:
    """Every page of every source."""
    site("/robots.txt", _ok(_ROBOTS, "text/plain"))
    # Two listing pages; unmodified at the second look; one more document at the third.
    site(
        "/releases_plain/",
        _list("1", "2", following=_next(f"{base}/releases_plain/more"), ETag='"a"'),
        _list("1", "2", following=_next(f"{base}/releases_plain/more"), ETag='"a"'),
        _list("4", "1", "2", ETag='"b"'),
    )
    site("/releases_plain/more", _list("3", ETag='"more"'))
    site("/releases_plain/1", _page("One", ETag='"one"'))
    site("/releases_plain/2", _page("Two", "About something else."))
    site("/releases_plain/3", _page("Three"))
    site("/releases_plain/4", _page("Four"))
    one, two = ("a", "Ketamine clinic", "raided"), ("b", "Bananas", "ripe")
    site("/feed_entries/", _feed(one, two), _feed(one, two), _feed((*one[:2], "closed"), two))
    record = f'{{"results": [{{"number": "7", "title": "T", "text_url": "{base}/api_records/7"}}]}}'
    later = record.replace('"T"', '"T, corrected"')
    kind = "application/json"
    site("/api_records/", _ok(record, kind), _ok(record + " ", kind), _ok(later, kind))
    site("/pulsed_api/", _ok('{"results": []}', kind, ETag='"p"'))
    beat = '{"day": "2026-03-04"}'
    site("/pulsed_api/all", _ok(beat, kind), _ok("{}", kind), _ok(beat.replace("04", "05"), kind))
    site("/elsewhere_api/", _ok('{"results": []}', kind, ETag='"e"'))
    site("/api_records/7", _ok("full text", "text/plain"))
    # A page that fails once with 404, once with 500, and a listing that does not change.
    site("/releases_flaky/", _list("1", "2", ETag='"f"'))
    site("/releases_flaky/1", Response("", 404), _page("One"))
    site("/releases_flaky/2", Response("", 500), _page("Two"))
    site("/releases_visits/", _list("same", "changed", "gone", "later"))
    site("/releases_visits/same", _page("Same", ETag='"same"'))
    site("/releases_visits/changed", _page("Changed", "About ketamine, and more.", ETag='"new"'))
    site("/releases_visits/gone", Response("gone", 410))
    site("/releases_visits/unlisted", _page("Unlisted", "About something else."))
    site("/releases_refused2/a", Response("no", 403))
    site("/releases_busy/", Response("later", 503, {"Retry-After": "3600"}))
    site("/releases_lost/", Response("lost", 404))
    wall = "<html><script>bm-verify /_sec/verify?provider=interstitial</script></html>"
    denied = "<html><title>Access Denied</title>errors&#46;edgesuite&#46;net</html>"
    site("/releases_interstitial/", _ok(wall))
    site("/releases_walled/", _list("1", "2", "3"))
    site("/releases_walled/1", _page("One"))
    site("/releases_walled/2", _ok(denied))
    site("/releases_moved/", _list("1", "2", "3"))
    site("/releases_moved/1", _moved("/releases_moved/there/1"))
    site("/releases_moved/there/1", _page("One"))
    site("/releases_moved/2", _moved("/releases_moved/2"))
    site("/releases_moved/3", _moved("/apology_objects/excessive-requests-apology.html"))
    site("/apology_objects/excessive-requests-apology.html", Response("Not found", 404))
    site("/releases_pdf/", _list("1.pdf", "2"))
    site("/releases_pdf/1.pdf", _ok("<html><title>404 Not Found</title></html>", "application/pdf"))
    site("/releases_pdf/2", _page("Two"))
    site("/releases_empty/", _list())
    site("/releases_broken/", _list("1", "2", "3"))
    site("/releases_broken/1", _ok("<html><p>A new layout</p></html>"))
    site("/releases_broken/2", _page("Two"))
    site("/releases_broken/3", _ok(""))
    site("/releases_bug/", _list("1", "2"))
    site("/releases_bug/1", _page("crash"))
    site("/releases_bug/2", _page("Two"))
    site("/faulty_releases/", _list("1", ETag='"1"'))
    site("/api_html/", _ok("<!DOCTYPE html><html>Sorry</html>", "application/json"))
    again = ", ".join(
        f'{{"number": "{number}", "title": "T", "text_url": "{base}/api_again/{number}"}}'
        for number in (8, 9)
    )
    site("/api_again/", _ok(f'{{"results": [{again}]}}', kind))
    site("/api_again/8", _ok("a text that was edited", "text/plain", ETag='"8, edited"'))
    site("/api_again/9", _ok("full text", "text/plain", ETag='"9"'))
    site(
        "/releases_odd/", _list("file:///etc/hostname", "data:text/html,<h1>x", "http://a:x/", "1")
    )
    site("/releases_odd/1", _page("One"))
    for number in range(9):
        following = _next(f"{base}/releases_deep/{number + 1}")
        site(
            f"/releases_deep/{number or ''}",
            # The first page is not the same at the second look, though it lists the same.
            _list(f"/releases_deep/doc{number}", following=following),
            _list(f"/releases_deep/doc{number}", following=f"{following} "),
        )
        site(f"/releases_deep/doc{number}", _page(f"Document {number}"))


def _seen(url: str, body: str, media_type: str = HTML, etag: str | None = None) -> ServerAnswer:
    """An answer of three days ago."""
    return server_answer(
        body.encode(),
        url=url,
        fetched_at=datetime.now(UTC) - timedelta(days=3),
        status=200,
        media_type=media_type,
        etag=f'"{etag}"' if etag else None,
        last_modified=None,
    )


def seed(home: Path, base: str) -> None:
    """Documents that are known already: four with pages, two in an API with texts apart."""
    readings = []
    pages = Releases("releases_visits")
    for key, etag in (("same", "same"), ("changed", "old"), ("gone", None), ("unlisted", None)):
        html = f"<html><h1>{key.capitalize()}</h1><article>About ketamine.</article></html>"
        main = _seen(f"{base}/releases_visits/{key}", html, etag=etag)
        readings.append(reading_of(pages.read(page_of(main)), main))
    records = Api("api_again")
    for key in ("8", "9"):
        listing = f'{{"results": [{{"number": "{key}", "title": "T", "text_url": "x"}}]}}'
        main = _seen(f"{base}/api_again/", listing, "application/json")
        parts = [_seen(f"{base}/api_again/{key}", "full text", "text/plain", etag=key)]
        document = records.read(page_of(main, parts, key))
        readings.append(reading_of(document, main, parts, key))
    store = open_store(f"sqlite:///{home / 'blotter.db'}")
    now = readings[0].capture.fetched_at
    record(store, readings, reread=lambda capture, kept: None, now=now)
    store.dispose()
