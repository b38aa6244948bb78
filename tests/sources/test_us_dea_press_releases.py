"""Dates, datelines and fallbacks of a site whose markup is known from before 2024."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from crawler.source.page import Page
from crawler.source.source import LayoutError
from crawler.sources import load
from tests.sources.recording import recorded

DEA = load("us_dea_press_releases")
FOLDER = Path(__file__).parent / "us_dea_press_releases"
ADDRESS = "https://www.dea.gov/press-releases/2026/03/05/slug"

META = '<meta property="article:published_time" content="{}">'
JSON_LD = '<script type="application/ld+json">{{"datePublished": "{}"}}</script>'
PRINTED = '<div class="press__date">{}</div>'


def article(head: str = "", body: str = "<p>Text.</p>", url: str = ADDRESS) -> Page:
    markup = f"<html>{head}<h2 class='press__title'>T</h2><div class='wysiwyg'>{body}</div></html>"
    return Page(url=url, body=markup.encode(), media_type="text/html")


@pytest.mark.parametrize(
    ("head", "url", "day", "precision"),
    [
        (META.format("2026-03-05T21:40:00-05:00"), ADDRESS, date(2026, 3, 5), "instant"),
        (META.format("2026-03-06T02:40:00+00:00"), ADDRESS, date(2026, 3, 5), "instant"),
        (JSON_LD.format("2026-03-05"), ADDRESS, date(2026, 3, 5), "day"),
        ("", ADDRESS, date(2026, 3, 5), "day"),
        # Stamped anew: the address knows better.
        (META.format("2027-01-11T09:00:00-05:00"), ADDRESS, date(2026, 3, 5), "day"),
        (META.format("nonsense"), ADDRESS, date(2026, 3, 5), "day"),
        # No date in the address.
        (META.format("2026-03-04"), "https://www.dea.gov/es/slug", date(2026, 3, 4), "day"),
        (JSON_LD.format("2026-03-03"), "https://www.dea.gov/es/slug", date(2026, 3, 3), "day"),
        (PRINTED.format("March 2, 2026"), "https://www.dea.gov/es/slug", date(2026, 3, 2), "day"),
    ],
)
def test_the_date_is_taken_from_the_most_exact_place_the_address_agrees_with(
    head: str, url: str, day: date, precision: str
) -> None:
    document = DEA.read(article(head, url=url))
    assert (document.published_on, document.precision) == (day, precision)


def test_a_printed_date_is_kept_where_it_contradicts_the_one_taken() -> None:
    contradicting = DEA.read(article(PRINTED.format("March 06, 2026")))
    agreeing = DEA.read(article(PRINTED.format("March 05, 2026")))
    assert contradicting.details == {"date_printed": "March 06, 2026"}
    assert agreeing.details == {}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("WASHINGTON &ndash; Today", "WASHINGTON"),
        ("WASHINGTON, D.C. &mdash; Today", "WASHINGTON, D.C."),
        ("ST. LOUIS, Mo. - Today", "ST. LOUIS, Mo."),
        ("NEW YORK-Special Agent", "NEW YORK"),
        ("NEW YORK-A man", "NEW YORK"),
        ("WINSTON-SALEM, N.C.&ndash; Today", "WINSTON-SALEM, N.C."),
        ("COEUR D'ALENE, Idaho -- Today", "COEUR D'ALENE, Idaho"),
        ("SAN JUAN, Puerto Rico &ndash; Today", "SAN JUAN, Puerto Rico"),
        ("Today &ndash; the DEA", ""),
        ("DEA announced an X-ray of the market &ndash; today", ""),
        ("DEA-led operations went on", ""),
        ("COVID-19 closed the office", ""),
    ],
)
def test_the_dateline_is_what_stands_in_capitals_before_the_first_dash(
    text: str, place: str
) -> None:
    body = f"<p>{text}</p><p>CHICAGO &ndash; not a dateline here</p>"
    assert DEA.read(article(body=body)).details.get("dateline", "") == place


def test_title_and_body_are_found_without_the_classes_of_2022() -> None:
    markup = (
        "<html><head><meta property='og:title' content='Ketamine Seized'></head>"
        "<article><p>One.</p><p>Two.</p></article></html>"
    )
    document = DEA.read(Page(url=ADDRESS, body=markup.encode()))
    assert document.title == "Ketamine Seized"
    assert document.text == "One.\n\nTwo."


def test_what_a_page_lacks_is_named() -> None:
    page = Page(url="https://www.dea.gov/news", body=b"<html><h1>News</h1></html>")
    with pytest.raises(LayoutError, match=r"^no body and no date$"):
        DEA.read(page)


def test_a_page_that_says_it_is_none_and_one_that_was_cut_off_are_refused() -> None:
    none = b"<html><h1>Page not found</h1><article><p>It could not be found.</p></article></html>"
    with pytest.raises(LayoutError, match="page-not-found"):
        DEA.read(Page(url=ADDRESS, body=none))
    whole = article(body="<p>One.</p>").body
    with pytest.raises(LayoutError, match="cut off"):
        DEA.read(Page(url=ADDRESS, body=whole[: whole.index(b"One.")]))


def test_the_same_slug_in_another_year_is_another_release() -> None:
    this, last = (
        DEA.read(article(url=f"https://www.dea.gov/press-releases/{year}/10/25/take-back-day"))
        for year in (2026, 2025)
    )
    assert this.id != last.id


def test_the_newest_release_on_the_unfiltered_list_is_the_pulse() -> None:
    assert DEA.pulse_listing == DEA.home
    listing = recorded(FOLDER).listing
    days = sorted(link.key[:10] for link in DEA.links(listing))
    assert str(DEA.pulse(replace(listing, url=DEA.pulse_listing))) == days[-1]
    assert DEA.pulse(replace(listing, body=b"<html><p>0 Results</p></html>")) is None


def test_pages_are_counted_from_zero_and_end_where_no_rows_are() -> None:
    listing = recorded(FOLDER).listing
    second = replace(listing, url=DEA.next_page(listing) or "")
    assert second.url == f"{listing.url}&page=1"
    assert DEA.next_page(second) == f"{listing.url}&page=2"
    beyond = replace(second, body=b"<html><p>0 Results</p></html>")
    assert DEA.next_page(beyond) is None
