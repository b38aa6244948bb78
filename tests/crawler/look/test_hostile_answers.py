"""Answers that mean harm: bombs, endless bodies, entities that explode, charsets that are none."""

from __future__ import annotations

import gzip
import resource
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from crawler.source.page import Page
from crawler.source.prose import prose
from crawler.source.source import LayoutError
from crawler.sources import load
from store.log import log
from store.log.database import open_store, reading
from store.log.events import CaptureFailed
from tests.crawler.fakes import Feed, look_at

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

_MIB = 1024 * 1024
_URL = "https://www.agency.example/"

#: A billion laughs, a quadratic blow-up, and a file of the reader's own machine.
_ENTITIES = {
    "laughs": (
        "<!ENTITY a0 'lol'>"
        + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)),
        "&a9;",
    ),
    "quadratic": (f"<!ENTITY a '{'x' * 100_000}'>", "&a;" * 20_000),
    "file": ("<!ENTITY a SYSTEM 'file:///etc/passwd'>", "&a;"),
    "parameter": ("<!ENTITY % a SYSTEM 'http://127.0.0.1:9/dtd'> %a;", ""),
}


def _bomb() -> bytes:
    """A gigabyte in a megabyte; never whole in our own memory, which a child's peak begins with."""
    packing = zlib.compressobj(9, wbits=16 + zlib.MAX_WBITS)
    return b"".join(packing.compress(bytes(_MIB)) for _ in range(1024)) + packing.flush()


def _endless() -> Iterator[bytes]:
    for _ in range(64):
        yield b"<p>About ketamine.</p>" * (_MIB // 20)


def test_bombs_and_endless_bodies_cost_a_failure_and_little_memory(
    tmp_path: Path, httpserver: HTTPServer
) -> None:
    answers = {
        "bomb": (_bomb(), {"Content-Encoding": "gzip"}),
        "twice": (gzip.compress(_bomb(), mtime=0), {"Content-Encoding": "gzip, gzip"}),
    }

    def answer(request: Request) -> Response:
        name = request.path.rpartition("/")[2]
        if name == "endless":
            return Response(_endless(), content_type="text/html")
        body, headers = answers[name]
        return Response(body, headers=headers, content_type="text/html")

    names = [*answers, "endless"]
    rows = "".join(f"<li><a href='{name}'>{name}</a></li>" for name in (*names, "good"))
    httpserver.expect_request("/robots.txt").respond_with_data("", 404)
    httpserver.expect_request("/releases_bad/").respond_with_data(rows, content_type="text/html")
    for name in names:
        httpserver.expect_request(f"/releases_bad/{name}").respond_with_handler(answer)
    good = "<h1>Good</h1><article>About ketamine.</article>"
    httpserver.expect_request("/releases_bad/good").respond_with_data(good)
    (tmp_path / "blotter.toml").write_text("allow_private = true\n")
    look_at(tmp_path, httpserver.url_for("").rstrip("/"), ["releases_bad"])
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    assert peak < 500, f"{peak:.0f} MB"
    store = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    with reading(store) as connection:
        events = list(log.read(connection))
    store.dispose()
    failures = [event.event for event in events if isinstance(event.event, CaptureFailed)]
    assert [failure.url.rpartition("/")[2] for failure in failures] == names
    assert [failure.wall for failure in failures] == [None] * len(names), failures
    assert "DocumentPublished" in {event.type for event in events}


@pytest.mark.parametrize("name", _ENTITIES)
def test_entities_do_not_explode_in_a_feed(name: str) -> None:
    dtd, reference = _ENTITIES[name]
    body = (
        f"<?xml version='1.0'?><!DOCTYPE rss [{dtd}]><rss version='2.0'><channel><item>"
        f"<guid>1</guid><title>T {reference}</title></item></channel></rss>"
    )
    (link,) = Feed("feed", _URL).links(Page(url=_URL, body=body.encode(), media_type="text/xml"))
    assert len(link.preview or "") < 2 * len(body)
    assert "root:" not in (link.preview or "")


@pytest.mark.parametrize("name", _ENTITIES)
def test_entities_do_not_explode_in_xml(name: str) -> None:
    dtd, reference = _ENTITIES[name]
    body = (
        f"<?xml version='1.0'?><!DOCTYPE l [{dtd}]><css_meetings_scheduled><meeting>"
        f"<identifier>1{reference}</identifier></meeting></css_meetings_scheduled>"
    )
    with pytest.raises(LayoutError):
        load("us_senate_hearings").links(Page(url=_URL, body=body.encode(), media_type="text/xml"))


@pytest.mark.parametrize("name", _ENTITIES)
def test_entities_do_not_explode_in_html(name: str) -> None:
    dtd, reference = _ENTITIES[name]
    page = Page(url=_URL, body=f"<!DOCTYPE l [{dtd}]><html><h1>T {reference}</h1></html>".encode())
    assert len(page.html.css("h1").get("")) < 2 * len(page.body)


@pytest.mark.parametrize("depth", [1_000, 1_000_000])
def test_tags_within_tags_without_end_are_read_or_not(depth: int) -> None:
    html = "<div>" * depth + "text"
    assert Page(url=_URL, body=html.encode()).html.css("h1").get() is None
    assert prose(html) in ("text", "")


#: Names that are no charset, that are dangerous ones, and that Python has for other things.
_CHARSETS = st.one_of(
    st.sampled_from(
        [
            *("utf-7", "utf-16", "utf-32", "hz", "iso-2022-kr", "x-user-defined", "mbcs", "oem"),
            *("idna", "punycode", "rot13", "base64", "zlib", "bz2", "hex", "undefined"),
            "unicode_escape",
        ]
    ),
    st.text(max_size=30),
    st.just("a" * 100_000),
)


@pytest.mark.filterwarnings("ignore:invalid escape sequence")  # Python's own, of unicode_escape
@given(charset=_CHARSETS, body=st.binary(max_size=200))
def test_any_charset_in_the_header_is_text(charset: str, body: bytes) -> None:
    page = Page(url=_URL, body=body, media_type=f"text/html; charset={charset}")
    assert isinstance(page.text, str)
    assert page.html is not None


@pytest.mark.filterwarnings("ignore:invalid escape sequence")  # Python's own, of unicode_escape
@given(charset=_CHARSETS, body=st.binary(max_size=200))
def test_any_charset_in_the_page_is_text(charset: str, body: bytes) -> None:
    declared = f"<meta charset='{charset}'>".encode(errors="replace")
    assert isinstance(Page(url=_URL, body=declared + body).text, str)


def test_utf_7_hides_no_markup() -> None:
    page = Page(url=_URL, body=b"+ADw-h1+AD4-", media_type="text/html; charset=utf-7")
    assert page.html.css("h1").get() is None
