"""An opinion is known by its number, whatever the case is called."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from crawler.source.page import Page
from crawler.source.source import LayoutError
from crawler.sources import load
from tests.sources.recording import recorded

SOURCE = load("us_courtlistener_opinions")
LISTING = recorded(Path(__file__).parent / "us_courtlistener_opinions").listing
FIRST = "19900012"


def changed(old: bytes, new: bytes) -> Page:
    assert old in LISTING.body
    return replace(LISTING, body=LISTING.body.replace(old, new), record=FIRST)


def test_a_corrected_name_is_a_revision_of_the_same_opinion() -> None:
    page = changed(b"estate-of-brightmere", b"brightmere")
    assert SOURCE.links(page)[0].key == FIRST
    assert SOURCE.read(page).id == SOURCE.read(replace(LISTING, record=FIRST)).id


def test_a_new_stamp_on_the_feed_changes_nothing() -> None:
    page = changed(b"<updated>2026-03-17", b"<updated>2026-03-18")
    assert SOURCE.read(page) == SOURCE.read(replace(LISTING, record=FIRST))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"/opinion/19900012/", b"/docket/19900012/", "expected an address of the form /opinion/"),
        (
            b"<title>Estate of Brightmere v. Sundial Wellness Telehealth, Inc.<",
            b"<title><",
            "title",
        ),
        (b"<published>2026-03-17T00:00:00-07:00</published>", b"", "has no date"),
    ],
)
def test_an_entry_without_number_title_or_date_is_refused(
    old: bytes, new: bytes, said: str
) -> None:
    with pytest.raises(LayoutError, match=said):
        SOURCE.read(changed(old, new))


def test_an_entry_without_number_costs_no_other() -> None:
    links = SOURCE.links(changed(b"/opinion/19900012/", b"/docket/19900012/"))
    assert [link.key for link in links] == ["19899871", "number 1 of the feed"]


def test_why_robots_is_not_asked_is_stated() -> None:
    assert "/feed/" in SOURCE.robots_exception
    assert all("/feed/" in url for url in SOURCE.listings)
