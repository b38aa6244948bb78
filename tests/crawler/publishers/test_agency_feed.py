"""Entries that are documents themselves, known by guid or by the page they link to."""

from __future__ import annotations

import pytest

from crawler.source.page import Page
from crawler.sources import load

GAO = load("us_gao_reports")
ITEM = (
    "<item><title>{title}</title><link>https://www.gao.gov/products/{name}</link>"
    "<description>Text.</description><pubDate>{day}</pubDate></item>"
)
DAY = "Tue, 11 Aug 2026 06:59:03 -0400"


def feed(*items: str, record: str | None = None) -> Page:
    body = f"<rss version='2.0'><channel>{''.join(items)}</channel></rss>"
    return Page(url=GAO.listings[0], body=body.encode(), media_type="text/xml", record=record)


def item(name: str, title: str = "Title", day: str = DAY) -> str:
    return ITEM.format(name=name, title=title, day=day)


def test_a_query_that_counts_clicks_is_no_other_report() -> None:
    plain = feed(item("gao-26-1"), record="gao-26-1")
    counted = feed(item("gao-26-1/?utm_source=rss"), record="gao-26-1")
    assert GAO.read(plain).id == GAO.read(counted).id
    assert "utm" not in GAO.read(counted).url


@pytest.mark.parametrize(
    ("name", "number"),
    [("gao-26-107894", "GAO-26-107894"), ("gao-25-107283sp", "GAO-25-107283SP"), ("d03991", None)],
)
def test_the_number_of_a_report_ends_its_address(name: str, number: str | None) -> None:
    assert GAO.read(feed(item(name), record=name)).number == number


def test_a_report_announced_again_counts_as_announced_last() -> None:
    again = item("gao-26-1", title="Corrected", day="Wed, 12 Aug 2026 06:59:03 -0400")
    assert GAO.read(feed(item("gao-26-1"), again, record="gao-26-1")).title == "Corrected"


def test_an_entry_without_a_title_goes_by_its_first_words() -> None:
    untitled = GAO.read(feed(item("gao-26-1", title=""), record="gao-26-1"))
    assert untitled.title
    assert untitled.text.startswith(untitled.title.removesuffix(" \u2026"))
