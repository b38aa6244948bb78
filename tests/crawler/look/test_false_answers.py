"""Looks at a source some of whose pages answer with something else, by a child process."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.log import log
from store.log.database import open_store, reading
from store.log.events import CaptureFailed, DocumentWithdrawn, Recorded, SourceChecked
from tests.crawler.fakes import look_at
from tests.crawler.warc import HTML, Warc
from tests.store.examples import read_known

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

_BASE = "http://www.agency.example"
_DAYS = ("01", "02", "03", "10", "18")
_ABOUT = "Forms, meetings and the addresses of all offices of the county are listed here. " * 6
_NOT_FOUND = "<html><title>Tarn</title><body><h1>Page not found</h1>Sorry.</body></html>"
_NO_DATABASE = "<html><body>Error establishing a database connection</body></html>"


def _page(key: str) -> str:
    text = f"The {key} clinic kept no record of 412 vials of ketamine, the board found. " * 8
    return f"<html><body><h1>{key}</h1><article>{text}</article></body></html>"


def _other(key: str) -> str:
    return f"<html><body><h1>{key}</h1><article>{_ABOUT}</article></body></html>"


def _answer(warc: Warc, day: str, key: str) -> None:
    at, url = f"2026-03-{day}T12:00:00Z", f"{_BASE}/releases_news/{key}"
    first, second = day == "01", day == "02"
    match key:
        case "soft" if not first:
            warc.answer(at, url, _NOT_FOUND)
        case "late" if first:
            warc.answer(at, url, _NO_DATABASE)
        case "led" if not first:
            warc.answer(at, url, status="302 Found", headers={"Location": "/about-the-office"})
            warc.answer(at, f"{_BASE}/about-the-office", _other("About"))
        case "twin" | "double" if day in ("02", "03"):
            warc.answer(at, url, _other("About"))
        case "emptied" if not first:
            warc.answer(at, url, _other("emptied"))
        case "cut" if second:
            warc.answer(at, url, _page(key)[:200])
        case "marked" if second:
            warc.answer(at, url, _page(key)[:200], truncated="length")
        case _:
            warc.answer(at, url, _page(key))


_KEYS = ("kept", "soft", "late", "led", "twin", "double", "emptied", "cut", "marked")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    warc = Warc(home / "news.warc.gz")
    listing = "".join(f"<li><a href='/releases_news/{key}'>{key}</a></li>" for key in _KEYS)
    for day in _DAYS:
        warc.answer(f"2026-03-{day}T12:00:00Z", f"{_BASE}/releases_news/", listing, headers=HTML)
        for key in _KEYS:
            _answer(warc, day, key)
    look_at(home, _BASE, ["releases_news"], [warc.written()])
    return home


@pytest.fixture(scope="module")
def events(home: Path) -> list[Recorded]:
    store = open_store(f"sqlite:///{home / 'blotter.db'}")
    with reading(store) as connection:
        return list(log.read(connection))


def life(events: list[Recorded], key: str) -> list[str]:
    stream = f"document/releases_news:{key}"
    return [one.type.removeprefix("Document") for one in events if one.stream == stream]


def reasons(events: list[Recorded], key: str) -> list[str]:
    failures = [one.event for one in events if isinstance(one.event, CaptureFailed)]
    return [one.reason for one in failures if one.url.endswith(f"/{key}")]


@pytest.mark.parametrize(
    ("key", "kinds", "failed"),
    [
        ("kept", ["Published"], []),
        ("soft", ["Published", "Withdrawn"], ["page-not-found"] * 4),
        ("late", ["Published"], ["server-error"]),
        ("led", ["Published", "Withdrawn"], ["redirect-to-another-page"] * 4),
        ("twin", ["Published", "SeenEmpty", "SeenWhole"], ["same-as-other-pages"]),
        ("double", ["Published", "SeenEmpty", "SeenWhole"], ["same-as-other-pages"]),
        ("cut", ["Published"], ["cut-short"]),
    ],
)
def test_nothing_false_is_recorded(
    events: list[Recorded], key: str, kinds: list[str], failed: list[str]
) -> None:
    assert life(events, key) == kinds
    assert reasons(events, key) == failed


def test_what_was_cut_in_the_archive_is_named(events: list[Recorded]) -> None:
    assert life(events, "marked") == ["Published"]
    (reason,) = reasons(events, "marked")
    assert "WARC-Truncated: length" in reason


def test_a_page_that_stays_another_is_revised_as_of_the_first_sight(home: Path) -> None:
    store = open_store(f"sqlite:///{home / 'blotter.db'}")
    with reading(store) as connection:
        known = read_known(connection, "releases_news:emptied")
    assert (known.revisions, known.document and known.document.text) == (1, _ABOUT)
    assert known.capture is not None
    assert known.capture.fetched_at.day == 2


def test_a_removal_says_what_the_page_said(events: list[Recorded]) -> None:
    gone = [one.event for one in events if isinstance(one.event, DocumentWithdrawn)]
    assert sorted((one.reason, one.evidence.status, one.evidence.checks) for one in gone) == [
        ("page-not-found", 200, 4),
        ("redirect-to-another-page", 200, 4),
    ]


def test_a_look_is_not_walled_by_it(events: list[Recorded]) -> None:
    looks = [one.event for one in events if isinstance(one.event, SourceChecked)]
    assert [look.outcome for look in looks] == ["failed", "failed", "ok", "ok", "ok"]
