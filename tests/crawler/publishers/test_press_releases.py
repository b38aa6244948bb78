"""Lists and pages of releases: what is refused, and what makes no revision."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.source.page import Page
from crawler.source.source import LayoutError
from crawler.sources import load
from tests.sources.recording import recorded

SOURCES = Path(__file__).resolve().parents[2] / "sources"
STATES = [f"us_{state}_ag_press_releases" for state in ("ca", "ny", "tx", "oh", "or", "pa", "va")]

every_state = pytest.mark.parametrize("name", STATES)


def page_of(name: str) -> Page:
    (page,) = recorded(SOURCES / name).pages.values()
    return page


@every_state
def test_a_list_without_a_release_is_refused(name: str) -> None:
    source = load(name)
    with pytest.raises(LayoutError, match="no release in the list: 0 rows"):
        source.links(Page(url=source.home, body=b"<html><h1>News</h1></html>"))


@every_state
def test_the_last_list_has_no_following_one(name: str) -> None:
    source = load(name)
    assert source.next_page(Page(url=source.home, body=b"<html><h1>News</h1></html>")) is None


@every_state
def test_a_page_that_is_no_release_is_refused(name: str) -> None:
    page = Page(url=page_of(name).url, body=b"<html><h1>Access</h1><p>Text</p></html>")
    with pytest.raises(LayoutError, match="no title and no body"):
        load(name).read(page)


@every_state
def test_menus_stamps_and_queries_are_no_revision(name: str) -> None:
    source, page = load(name), page_of(name)
    changed = page.body.replace(b"</body>", b"<nav>New menu</nav><p>Updated 2027</p></body>")
    changed = changed.replace(b"modified_time", b"changed_time").replace(b"updated_time", b"x")
    again = replace(page, url=f"{page.url}?utm_source=mail#top", body=changed)
    assert source.read(again) == source.read(page)


def test_a_row_that_leads_elsewhere_is_passed_over() -> None:
    source = load("us_ca_ag_press_releases")
    listing = recorded(SOURCES / source.name).listing
    assert b"letter.pdf" in listing.body
    assert not [link for link in source.links(listing) if "pdf" in link.key]


def test_the_same_slug_of_another_year_is_another_release() -> None:
    source = load("us_ny_ag_press_releases")
    keys = [link.key for link in source.links(recorded(SOURCES / source.name).listing)]
    assert {"2025-consumer-alert-price-gouging", "2024-consumer-alert-price-gouging"} <= set(keys)


@every_state
def test_a_release_without_a_day_is_refused_but_where_the_publisher_states_none(name: str) -> None:
    source, page = load(name), page_of(name)
    dayless = replace(page, body=re.sub(rb"20\d\d", b"", page.body))
    if name == "us_va_ag_press_releases":
        assert source.read(dayless).published_on is None
    else:
        with pytest.raises(LayoutError, match="no date"):
            source.read(dayless)


def test_a_slug_that_is_edited_leaves_the_release_of_virginia_what_it_was() -> None:
    source = load("us_va_ag_press_releases")
    listing = recorded(SOURCES / source.name).listing
    edited = replace(listing, body=listing.body.replace(b"2948-january-17th-2026", b"2948-new"))
    assert edited.body != listing.body
    keys = [[link.key for link in source.links(page)] for page in (listing, edited)]
    assert keys[0] == keys[1]


def test_only_california_and_washington_are_followed_unasked() -> None:
    names = [*STATES, "us_wa_ag_press_releases"]
    assert [name for name in names if load(name).enabled] == [STATES[0], names[-1]]
