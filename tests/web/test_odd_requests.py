"""Whatever is asked is answered with what is wrong about it, and is no fault of the server."""

from __future__ import annotations

import logging

import pytest
from litestar.types import ASGIApp

from tests.web.access.asked import ask, server
from tests.web.record import a_record

_LONG = "a" * 4000


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> ASGIApp:
    home = tmp_path_factory.mktemp("home")
    a_record(home)
    app = server(home)
    ask(app, "/cases")  # which brings the casebook up
    return app


@pytest.mark.parametrize(
    ("path", "status"),
    [
        *((f"/{kind}/%00", 400) for kind in ("static", "document", "name", "feeds/case")),
        *((f"/{kind}/{_LONG}", 404) for kind in ("static", "document", "sources", "feeds")),
        *((f"/{kind}/%FF%FE", 404) for kind in ("static", "document", "sources", "case")),
        *(("/static/", 404), ("/static/x/y", 404), ("/static/..%2frendering.py", 404)),
        *(("/%2e%2e/%2e%2e/etc/passwd", 404), ("/static/%2e%2e/rendering.py", 404)),
        *(("/cases?as_of=zzz", 400), ("/due?as_of=-5", 400), ("/?as_of=%00", 400)),
        *((f"/cases?as_of={'9' * 40}", 400), ("/cases?as_of=2026-01-01&as_of=5", 400)),
        *(("/?query=%00", 400), ("/?query=a&query=b", 400), ("/cases?limit=1&limit=2", 400)),
        *((f"/cases?offset={'9' * 40}", 400), ("/cases?limit=-1", 400), ("/cases?a;b=c", 400)),
        (f"/cases?{'&'.join(f'a{n}=1' for n in range(1000))}", 400),
        *((f"/?query={'a' * 9000}", 414), (f"/?query={'a' * 60_000}", 414)),
        *(("//evil.example/", 404), ("/document/%EF%B7%90", 404), ("/document/us_x/%FF/", 404)),
    ],
)
def test_an_odd_address(
    app: ASGIApp, caplog: pytest.LogCaptureFixture, path: str, status: int
) -> None:
    assert ask(app, f"http://127.0.0.1:8000{path}").status_code == status
    assert [it for it in caplog.records if it.levelno >= logging.WARNING] == []


@pytest.mark.parametrize("path", ["/cases", "/document/us_x/y/", "/api/v1/search", "/verify.py"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE", "PROPFIND"])
def test_another_method(app: ASGIApp, path: str, method: str) -> None:
    answer = ask(app, path, method=method)
    assert answer.status_code == 405
    assert {"GET", "HEAD"} <= {*answer.headers["allow"].split(", ")}


@pytest.mark.parametrize(
    ("name", "value", "status"),
    [
        ("Accept", ",;q=x,*/", 406),
        ("Range", "bytes=0-10", 200),
        ("Range", "bytes=x", 200),
        ("If-None-Match", '"a",' * 2000, 200),
        ("If-Modified-Since", "Mon, 01 Jan 99999999 00:00:00 GMT", 200),
        ("Cookie", "=;; a", 200),
        ("Authorization", "Basic ?", 200),
    ],
)
def test_an_odd_header(
    app: ASGIApp, caplog: pytest.LogCaptureFixture, name: str, value: str, status: int
) -> None:
    assert ask(app, "/api/v1/cases", headers={name: value}).status_code == status
    assert [it for it in caplog.records if it.levelno >= logging.WARNING] == []
