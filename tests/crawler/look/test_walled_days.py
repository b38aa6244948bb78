"""Days on which every host of every source that ships answers with a wall (issue 3, bar 4)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest

from crawler import sources
from crawler.source.page import Page
from crawler.source.source import Source
from store.log import log
from store.log.database import open_store, reading
from store.log.events import CaptureFailed, Recorded, SourceChecked
from tests.crawler.fakes import ROOT
from tests.crawler.warc import HTML, Warc
from tests.sources.recording import Recording, recorded

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

_RECORDINGS = ROOT / "tests" / "sources"
_GOOD, _WALLED = ("2026-03-01", "2026-03-25"), ("2026-03-02", "2026-03-09", "2026-03-17")
_NOON = "T12:00:00Z"

#: Status and body of walls as they were really served, by name.
_WALLS = {
    "akamai-interstitial": (
        "200 OK",
        "<html><head><meta http-equiv='refresh' content='5; URL=/?bm-verify=AAQA'></head><body>"
        "<script>xhr.open('POST', '/_sec/verify?provider=interstitial')</script></body></html>",
    ),
    "akamai-access-denied": (
        "403 Forbidden",
        "<HTML><HEAD>\n<TITLE>Access Denied</TITLE>\n</HEAD><BODY>\n<H1>Access Denied</H1>\n"
        "https&#58;&#47;&#47;errors&#46;edgesuite&#46;net&#47;18&#46;1</BODY></HTML>",
    ),
    "federal-register-request-access": (
        "200 OK",
        "<!DOCTYPE html><html><title>Federal Register :: Request Access</title></html>",
    ),
    "datadome-captcha": (
        "403 Forbidden",
        "<html><title>a.example</title><script>var dd={'rt':'c','host':'geo.captcha-delivery.com'}"
        "</script></html>",
    ),
    "refused-429": ("429 Too Many Requests", "slow down"),
    "fda-apology": ("302 Found", ""),
    "empty-answer": ("200 OK", ""),
}


def _answers(source: Source, recording: Recording) -> Iterator[Page]:
    """What the source's servers answer on a good day."""
    listings = {recording.listing.url, source.listings[0]} & set(source.listings)
    for url in listings:
        yield Page(url=url, body=recording.listing.body, media_type=recording.listing.media_type)
    yield from recording.pages.values()


def _addresses(source: Source, recording: Recording) -> set[str]:
    """All that a look at a source may ask for."""
    links = source.links(recording.listing)
    linked = [url for link in links for url in (link.url, *link.parts) if url]
    return {*source.listings, *linked, *recording.pages}


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> list[Recorded]:
    home = tmp_path_factory.mktemp("home")
    warc = Warc(home / "days.warc")
    walls = list(_WALLS.items())
    for number, name in enumerate(sources.names()):
        source, recording = sources.load(name), recorded(_RECORDINGS / name)
        for day in _GOOD:
            for page in _answers(source, recording):
                headers = {"Content-Type": page.media_type}
                warc.answer(day + _NOON, page.url, page.body, headers=headers)
        for turn, day in enumerate(_WALLED, number):
            wall, (status, body) = walls[turn % len(walls)]
            for url in sorted(_addresses(source, recording)):
                there = urljoin(url, "/apology_objects/abuse-detection-apology.html")
                headers = HTML | ({"Location": there} if wall == "fda-apology" else {})
                warc.answer(day + _NOON, url, body, status=status, headers=headers)
                warc.answer(day + _NOON, there, "Not found", status="404 Not Found")
    environment = {**os.environ, "BLOTTER_HOME": str(home)}
    command = [sys.executable, "-m", "crawler", *sources.names(), "--replay", str(warc.written())]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    store = open_store(f"sqlite:///{home / 'blotter.db'}")
    with reading(store) as connection:
        found = list(log.read(connection))
    store.dispose()
    return found


def _looks(events: list[Recorded], name: str) -> list[tuple[str, str, str]]:
    return [
        (str(event.checked_at.date()), event.outcome, event.reason)
        for event in (recorded.event for recorded in events if recorded.stream == f"source/{name}")
        if isinstance(event, SourceChecked)
    ]


def test_every_source_has_documents_to_lose(events: list[Recorded]) -> None:
    streams = [recorded.stream for recorded in events if recorded.type == "DocumentPublished"]
    known = {stream.removeprefix("document/").partition(":")[0] for stream in streams}
    assert known == set(sources.names())


@pytest.mark.parametrize("name", sources.names())
def test_a_walled_day_is_called_so_and_a_good_one_is_good(
    events: list[Recorded], name: str
) -> None:
    looks = _looks(events, name)
    assert [(day, outcome) for day, outcome, _ in looks if day in _WALLED] == [
        (day, "walled") for day in _WALLED
    ]
    assert [outcome for day, outcome, _ in looks if day in _GOOD] == ["ok", "ok"]


def test_nothing_is_withdrawn_revised_or_published_on_walled_days(events: list[Recorded]) -> None:
    kinds = Counter(recorded.type for recorded in events)
    assert set(kinds) == {"DocumentPublished", "SourceChecked", "CaptureFailed"}
    at = [event.failed_at.date() for event in _failures(events)]
    assert {str(day) for day in at} == set(_WALLED)


def test_every_failure_names_its_wall(events: list[Recorded]) -> None:
    assert {failure.wall for failure in _failures(events)} == set(_WALLS)
    assert any(failure.document for failure in _failures(events)), "known pages are walled as well"


def _failures(events: list[Recorded]) -> list[CaptureFailed]:
    found = [recorded.event for recorded in events]
    return [event for event in found if isinstance(event, CaptureFailed)]
