"""Addresses of pages, served and published."""

from __future__ import annotations

from datetime import date

import pytest

from pages.site import Site


def test_a_moment_stays_with_every_page() -> None:
    past = Site(root="/blotter", as_of="2026-03-01")
    assert past.address("document", "a:b c") == "/blotter/document/a:b%20c?as_of=2026-03-01"
    assert past.address("search", query="a b", state=("NJ", "NY"), sort="") == (
        "/blotter/search?query=a+b&state=NJ&state=NY&as_of=2026-03-01"
    )
    assert past.now().address("due") == "/blotter/due"
    assert past.address("static", "blotter.css") == "/blotter/static/blotter.css"


def test_published_pages_are_files() -> None:
    site = Site(root="../..", is_published=True)
    assert site.address("case", "a:b") == "../../case/a/b/index.html"
    assert site.address("static", "blotter.css") == "../../static/blotter.css"


def test_feeds_are_of_now_and_files_too() -> None:
    served = Site(root="/blotter", as_of="2026-03-01")
    assert served.feed("search", "atom", query="a b") == "/blotter/feeds/search.atom?query=a+b"
    assert served.feed("case", "json", "a:b c") == "/blotter/feeds/case/a:b%20c.json"
    published = Site(root="..", is_published=True)
    assert published.feed("search", "atom", query="a b") == "../feed.atom"
    assert published.feed("case", "json", "a:b") == "../case/a/b/feed.json"


def test_a_page_is_asked_again_with_other_parameters() -> None:
    asked = (("query", "a b"), ("kind", "charge"), ("kind", "plea"), ("offset", "50"))
    site = Site(as_of="5", path="/changes/x%20y", asked=asked)
    assert site.here() == ("/changes/x%20y?query=a+b&kind=charge&kind=plea&offset=50&as_of=5")
    assert site.now().here(offset=None, kind=("rule",)) == "/changes/x%20y?query=a+b&kind=rule"


@pytest.mark.parametrize(
    ("as_of", "day"),
    [
        ("2026-03-01", date(2026, 3, 1)),
        ("2026-02-31", None),
        ("2026-03-01T10:00", None),
        ("12", None),
        ("", None),
    ],
)
def test_the_day_that_a_site_is_shown_as_of(as_of: str, day: date | None) -> None:
    assert Site(as_of=as_of).day == day
