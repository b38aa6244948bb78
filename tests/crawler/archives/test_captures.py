"""Documents out of archives that hold pages, with or without the listings that led to them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.archives.archive import ArchiveDay, open_archive
from crawler.archives.captures import Captures, bare_address, lies_in
from store.log.document import Reading
from store.settings.crawling_tables import Keep
from tests.crawler.backfill.past import FOLDER, Dated, PastReleases
from tests.crawler.fakes import Feed, Releases
from tests.crawler.warc import HTML, Warc

_LISTING = "https://www.agency.example/listing"
_JSON = {"Content-Type": "application/json"}


def _page(title: str, text: str = "About ketamine.") -> str:
    return f"<html><h1>{title}</h1><article>{text}</article></html>"


def _read(
    days: list[ArchiveDay], source: Releases | Dated, keep: Keep = "topic"
) -> tuple[list[Reading], int]:
    captures = Captures(source, days, keep=keep)
    steps = list(captures.readings())
    assert len(steps) == len(captures)
    return [found for step in steps for found in step], captures.unreadable


def _told(readings: list[Reading]) -> list[tuple[str, str, str]]:
    return [
        (
            found.document.id.partition(":")[2],
            found.document.title,
            f"{found.capture.fetched_at:%d}",
        )
        for found in readings
    ]


def test_pages_are_known_by_where_they_lie(tmp_path: Path) -> None:
    warc = Warc(tmp_path / "a.warc.gz")
    warc.answer("2026-03-05T09:00:00Z", f"{FOLDER}a", _page("A, edited"))
    warc.answer("2026-03-01T09:00:00Z", f"{FOLDER}a", _page("A"))
    warc.answer("2026-03-02T09:00:00Z", FOLDER.replace("https://www.", "http://") + "b", _page("B"))
    warc.answer("2026-03-02T09:00:00Z", f"{FOLDER}c", _page("C", "About bananas."))
    warc.answer("2026-03-02T09:00:00Z", f"{FOLDER}d", "no page of the kind")
    warc.answer("2026-03-02T09:00:00Z", f"{FOLDER}e", _page("E"), status="403 Forbidden")
    warc.answer("2026-03-02T09:00:00Z", f"{FOLDER}f", "<script>bm-verify /_sec/verify</script>")
    warc.answer("2026-03-02T09:00:00Z", f"{FOLDER}g", status="302 Found", headers={"Location": "/"})
    warc.answer("2026-03-02T09:00:00Z", "https://www.agency.example/other/h", _page("H"))
    warc.answer("2026-03-02T09:00:00Z", FOLDER, _page("The folder itself"))
    days = open_archive([warc.written()])
    found, unreadable = _read(days, PastReleases("releases_past", _LISTING))
    assert _told(found) == [("a", "A", "01"), ("b", "B", "02"), ("a", "A, edited", "05")]
    assert unreadable == 4
    everything, _ = _read(days, PastReleases("releases_past", _LISTING), keep="all")
    assert "C" in [reading.document.title for reading in everything]


def test_a_listing_of_any_day_leads_to_pages_of_any_day(tmp_path: Path) -> None:
    warc = Warc(tmp_path / "a.warc.gz")
    warc.answer("2026-03-01T09:00:00Z", "https://www.agency.example/x/1", _page("One"))
    rows = "<li><a href='https://www.agency.example/x/1'>1</a></li>"
    warc.answer("2026-03-05T09:00:00Z", f"{_LISTING}?page=3", rows)
    found, _ = _read(open_archive([warc.written()]), Releases("releases_past", _LISTING))
    assert _told(found) == [("1", "One", "01")]


def test_records_are_read_with_the_part_captured_nearest(tmp_path: Path) -> None:
    text_url = "https://www.agency.example/texts/7"
    record = {"number": "7", "date": "2026-03-01", "title": "Seven", "text_url": text_url}
    alone = {**record, "number": "8", "text_url": "https://www.agency.example/texts/8"}
    warc = Warc(tmp_path / "a.warc.gz")
    for day, text in (("01", "old ketamine"), ("09", "new ketamine")):
        at = f"2026-03-{day}T10:00:00Z"
        warc.answer(at, text_url, text, headers={"Content-Type": "text/plain"})
    answer = json.dumps({"results": [record, alone]})
    warc.answer("2026-03-04T09:00:00Z", _LISTING, answer, headers=_JSON)
    warc.answer("2026-03-08T09:00:00Z", _LISTING, answer, headers=_JSON)
    warc.answer("2026-03-09T09:00:00Z", _LISTING, "<html>Sorry</html>", headers=_JSON)
    warc.answer("2026-03-10T09:00:00Z", _LISTING, '{"odd": 1}', headers=_JSON)
    found, unreadable = _read(open_archive([warc.written()]), Dated("releases_past", _LISTING))
    assert [reading.document.text for reading in found] == ["old ketamine", "new ketamine"]
    assert {reading.capture.record for reading in found} == {"7"}
    assert unreadable == 2


def test_what_was_taken_once_is_followed_when_it_leaves_the_topic(tmp_path: Path) -> None:
    warc = Warc(tmp_path / "a.warc.gz")
    warc.answer("2026-03-01T09:00:00Z", f"{FOLDER}a", _page("A"), headers=HTML)
    warc.answer("2026-03-05T09:00:00Z", f"{FOLDER}a", _page("A", "Removed."))
    found, _ = _read(open_archive([warc.written()]), PastReleases("releases_past", _LISTING))
    assert [reading.document.text for reading in found] == ["About ketamine.", "Removed."]


@pytest.mark.parametrize(
    "url",
    [
        "http://agency.example:80/releases_past/a",
        "https://www.agency.example/releases_past/a/",
        "https://AGENCY.example/releases_past/a",
    ],
)
def test_one_page_however_its_address_was_written(url: str) -> None:
    assert bare_address(url) == "agency.example/releases_past/a"
    assert lies_in(url, FOLDER)
    assert not lies_in(FOLDER, FOLDER)
    assert not lies_in("https://www.agency.example/releases_past_other/a", FOLDER)


@given(path=st.text("ab/?=&", max_size=9))
def test_bare_again_is_the_same(path: str) -> None:
    once = bare_address(f"https://www.agency.example/x{path}")
    assert bare_address(f"http://{once}") == once


def test_an_entry_that_is_known_by_a_key_of_before_keeps_its_id(tmp_path: Path) -> None:
    warc = Warc(tmp_path / "a.warc.gz")
    entry = "<item><guid>http://www.agency.example/1/</guid><title>On ketamine</title></item>"
    feed = f"<rss version='2.0'><channel>{entry}</channel></rss>"
    warc.answer("2026-03-01T09:00:00Z", _LISTING, feed, headers={"Content-Type": "text/xml"})
    source, days = Feed("feed", _LISTING), open_archive([warc.written()])
    before = source.document_id("http://www.agency.example/1/")
    for known, id in ((), source.document_id("https://www.agency.example/1/")), ([before], before):
        captures = Captures(source, days, keep="all", known=known)
        assert [each.document.id for step in captures.readings() for each in step] == [id]
