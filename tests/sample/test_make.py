"""The bundled archive: made by its script, whole, and read by the real sources."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.archives.archive import ArchiveDay, open_archive
from crawler.look.absence import withdrawal
from crawler.look.visiting.revisit import is_due
from crawler.sources import load
from crawler.sources.us_dea_press_releases import DeaPressReleases
from enforcement.topics import topic
from sample.answer import texts
from sample.drug_enforcement import WALL
from sample.make import ARCHIVE, LOOKS, SERVERS, archive
from store.views.views import MissingPage
from tests.sample.looks import documents, page, wall_of


def records(file: bytes) -> list[tuple[str, list[tuple[str, str]], str, bytes]]:
    """Type, WARC headers, HTTP headers and body of each record."""
    return [
        (
            record.rec_type,
            list(record.rec_headers.headers),
            str(record.http_headers),
            record.raw_stream.read(),
        )
        for record in ArchiveIterator(io.BytesIO(file), check_digests="raise")
    ]


@pytest.fixture(scope="module")
def days() -> list[ArchiveDay]:
    return open_archive([ARCHIVE])


@pytest.fixture(scope="module")
def made() -> bytes:
    return archive()


def test_the_script_makes_the_archive_that_is_bundled(made: bytes) -> None:
    # Not byte for byte: zlib's compressed form may differ from one build to another.
    assert records(made) == records(ARCHIVE.read_bytes())


def test_it_is_small(made: bytes) -> None:
    assert len(made) < 300_000


def test_every_record_is_dated_and_named_once(made: bytes) -> None:
    found = [dict(headers) for _, headers, _, _ in records(made)]
    assert len({headers["WARC-Record-ID"] for headers in found}) == len(found)
    moments = [headers["WARC-Date"] for headers in found]
    assert moments == sorted(moments)
    assert {datetime.fromisoformat(moment).date() for moment in moments} == set(LOOKS)


def test_every_source_is_looked_at_on_every_day(days: list[ArchiveDay]) -> None:
    assert [day.date for day in days] == list(LOOKS)
    for day in days:
        for name in SERVERS:
            assert all(day.captured_at(listing) for listing in load(name).listings)


def test_the_sources_read_everything(days: list[ArchiveDay]) -> None:
    by_source = dict.fromkeys(SERVERS, 0)
    for document in documents(days).values():
        by_source[document.source] += 1
        assert document.title and document.text and document.published_on
    assert by_source == {
        "us_courtlistener_dockets": 7,
        "us_dea_press_releases": 10,
        "us_doj_press_releases": 38,
        "us_fda_warning_letters": 8,  # three of eleven rows are not about drugs
        "us_fr_dea_documents": 16,
        "us_hhs_oig_enforcement": 11,
    }


def test_every_text_of_a_feed_that_is_announced_twice_is_one_document(
    days: list[ArchiveDay],
) -> None:
    source = load("us_hhs_oig_enforcement")
    feed = page(days[1], source.listings[0])
    assert feed.text.count("<item>") == 3
    assert len(source.links(feed)) == 2


def test_one_day_a_bot_wall_answers(days: list[ArchiveDay]) -> None:
    walls = [
        (day.date, name)
        for day in days
        for source in map(load, SERVERS)
        if (name := wall_of(day, source))
    ]
    assert walls == [(WALL, "akamai-access-denied")]


def test_the_article_that_is_taken_down_is_asked_for_when_it_is_due() -> None:
    (gone,) = [release for release in texts("us_dea_press_releases") if "gone" in release]
    source = DeaPressReleases("us_dea_press_releases")
    url = f"https://www.dea.gov/press-releases/{gone['date']:%Y/%m/%d}/{gone['slug']}"
    id = source.document_id(source.key(url))
    first_seen = min(day for day in LOOKS if day >= gone["date"])
    assert len(gone["gone"]) == 4
    assert all(day in LOOKS and is_due(id, first_seen, day) for day in gone["gone"])
    first, last = (datetime.combine(gone["gone"][n], datetime.min.time(), UTC) for n in (0, -1))
    seen = MissingPage(document=id, url=url, checks=4, first=first, last=last, status=404)
    assert withdrawal(seen, source.listings[0], last)


def test_exactly_one_release_is_edited() -> None:
    edited = [release for release in texts("us_doj_press_releases") if "edited" in release]
    (release,) = edited
    assert release["body"].count(release["edited"]["old"]) == 1
    assert release["edited"]["from"] in LOOKS
    assert any(release["date"] < look < release["edited"]["from"] for look in LOOKS)


@pytest.mark.parametrize("name", SERVERS)
def test_no_look_is_so_late_that_a_listing_has_lost_a_document(name: str) -> None:
    # Justice's window is the shortest: everything must be on offer at the next look.
    longest = max((after - before).days for before, after in pairwise(LOOKS))
    assert longest < 110
    assert all(_released(text) <= LOOKS[-1] for text in texts(name))


def test_the_texts_that_are_kept_say_something() -> None:
    for name in ("us_doj_press_releases", "us_dea_press_releases", "us_fda_warning_letters"):
        for text in texts(name):
            if topic().touches(text["body"]):
                assert 150 <= len(text["body"].split()) <= 500


def _released(text: dict[str, Any]) -> date:
    released: date = text.get("date") or text.get("posted") or text["filed"]
    return released
