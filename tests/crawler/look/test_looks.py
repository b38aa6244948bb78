"""Five looks at a source in an archive, by a child process; then the same archive once more."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.log import log
from store.log.database import open_store, reading
from store.log.events import (
    CaptureFailed,
    DocumentPublished,
    DocumentRestored,
    DocumentRevised,
    DocumentWithdrawn,
    Recorded,
    SourceChecked,
)
from tests.crawler.fakes import look_at
from tests.crawler.warc import HTML, Warc

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

_BASE = "http://www.agency.example"
_LISTING = f"{_BASE}/releases_news/"


def _list(*keys: str) -> str:
    return "".join(f"<li><a href='/releases_news/{key}'>{key}</a></li>" for key in keys)


def _page(title: str, text: str = "About ketamine.") -> str:
    return f"<html><h1>{title}</h1><article>{text}</article></html>"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    warc = Warc(home / "news.warc.gz")
    listing = _list("kept", "gone", "walled", "missing", "changed")
    for day in ("01", "02", "09", "16", "20"):
        at = f"2026-03-{day}T12:00:00Z"
        warc.answer(at, _LISTING, listing, headers={**HTML, "ETag": '"1"'})
        warc.answer(at, f"{_BASE}/releases_news/kept", _page("Kept"))
        there = day in ("01", "20")
        gone, refused = f"{_BASE}/releases_news/gone", f"{_BASE}/releases_news/walled"
        if there:
            warc.answer(at, gone, _page("Gone"))
            warc.answer(at, refused, _page("Walled"))
        else:
            warc.answer(at, gone, "gone", status="404 Not Found")
            apology = f"{_BASE}/apology_objects/abuse.html"
            warc.answer(at, refused, status="302 Found", headers={"Location": apology})
            warc.answer(at, apology, "Not found", status="404 Not Found")
        changed = "ketamine" if day < "09" else "ketamine, corrected"
        warc.answer(at, f"{_BASE}/releases_news/changed", _page("Changed", changed))
    warc.answer("2026-03-21T12:00:00Z", f"{_BASE}/releases_news/changed", _page("No listing"))
    archive = warc.written()
    for _ in range(2):
        printed = look_at(home, _BASE, ["releases_news", "releases_other"], [archive])
        (home / "printed").write_text(printed)
    return home


@pytest.fixture(scope="module")
def events(home: Path) -> list[Recorded]:
    store = open_store(f"sqlite:///{home / 'blotter.db'}")
    with reading(store) as connection:
        log.verify_chain(connection)
        found = list(log.read(connection))
    store.dispose()
    return found


def test_a_source_takes_part_on_the_days_its_listing_was_captured(home: Path) -> None:
    lines = (home / "printed").read_text().splitlines()
    assert [line.split()[:3] for line in lines[:-1]] == [
        ["releases_news", f"2026-03-{day}", outcome]
        for day, outcome in (
            ("01", "ok"),
            ("02", "walled"),
            ("09", "walled"),
            ("16", "walled"),
            ("20", "ok"),
        )
    ]
    assert lines[-1] == "ended well"


def test_a_page_missing_for_14_days_is_withdrawn_once_and_restored(events: list[Recorded]) -> None:
    gone = _history(events, "gone")
    assert [type(event) for event in gone] == [
        DocumentPublished,
        DocumentWithdrawn,
        DocumentRestored,
    ]
    withdrawn = gone[1]
    assert isinstance(withdrawn, DocumentWithdrawn)
    evidence = withdrawn.evidence
    assert (evidence.checks, evidence.status) == (3, 404)
    assert evidence.first == datetime(2026, 3, 2, 12, tzinfo=UTC)
    assert evidence.last == datetime(2026, 3, 16, 12, tzinfo=UTC)
    assert evidence.control == _LISTING


def test_a_wall_is_no_removal(events: list[Recorded]) -> None:
    assert [type(event) for event in _history(events, "walled")] == [DocumentPublished]


def test_what_did_not_change_is_no_news(events: list[Recorded]) -> None:
    assert [type(event) for event in _history(events, "kept")] == [DocumentPublished]


def test_a_change_is_dated_by_the_archive(events: list[Recorded]) -> None:
    published, revised = _history(events, "changed")
    assert isinstance(published, DocumentPublished)
    assert isinstance(revised, DocumentRevised)
    assert published.capture.fetched_at == datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert revised.capture.fetched_at == datetime(2026, 3, 9, 12, tzinfo=UTC)
    assert revised.document.text == "ketamine, corrected"


def test_what_the_archive_lacks_is_no_failure(events: list[Recorded]) -> None:
    failures = [recorded.event for recorded in events if recorded.type == "CaptureFailed"]
    assert all(isinstance(failure, CaptureFailed) for failure in failures)
    assert not any("missing" in str(failure) for failure in failures)
    assert _history(events, "missing") == []


def test_the_same_archive_once_more_is_no_news(events: list[Recorded]) -> None:
    looks = [event.event for event in events if isinstance(event.event, SourceChecked)]
    assert [look.recorded for look in looks] == [4, 0, 1, 1, 1, 0, 0, 0, 0, 0]


def test_an_archive_leaves_no_validators(events: list[Recorded]) -> None:
    looks = [event.event for event in events if isinstance(event.event, SourceChecked)]
    assert all(look.validators == {} for look in looks)
    assert looks[0].checked_at == datetime(2026, 3, 1, 12, tzinfo=UTC)


def _history(events: list[Recorded], key: str) -> list[object]:
    stream = f"document/releases_news:{key}"
    return [recorded.event for recorded in events if recorded.stream == stream]
