"""A feed and pages of www.fda.gov as they were really served (../shared/data)."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from crawler.publishers.fda_article import article_text, heading, posted_on
from crawler.source.page import Page
from crawler.sources import load

FEEDS = ("us_fda_press_releases", "us_fda_medwatch", "us_fda_drug_news")


@pytest.fixture(scope="module")
def pages(shared: Path) -> list[Page]:
    return list(saved(shared))


def saved(shared: Path) -> Iterator[Page]:
    with tarfile.open(shared / "fda" / "warning_letter_pages.tar.xz") as archive:
        for member in archive:
            if file := archive.extractfile(member):
                yield Page(
                    url=f"https://www.fda.gov/{member.name}",
                    body=file.read(),
                    media_type="text/html; charset=UTF-8",
                )


@pytest.mark.parametrize("name", FEEDS)
def test_the_recorded_feed_reads_with_the_page_it_announces(
    name: str, shared: Path, pages: list[Page]
) -> None:
    source = load(name)
    body = (shared / "feeds" / "real" / "fda_drug_recalls_2019.xml").read_bytes()
    listing = Page(url=source.listings[0], body=body, media_type="application/rss+xml")
    (link,) = source.links(listing)
    assert link.key.startswith("safety/recalls-market-withdrawals-safety-alerts/vivimed-life")
    assert link.parts == (f"https://www.fda.gov/{link.key}",)
    document = source.read(replace(listing, record=link.key, parts=(pages[0],)))
    assert document.title.startswith("Vivimed Life Sciences Pvt Ltd Issues Voluntary Nationwide")
    assert document.title == " ".join(document.title.split())
    # Inside a time element: "Fri, 05/03/2019 - 15:21".
    assert (document.published_on, document.precision) == (date(2019, 5, 3), "instant")
    assert document.text == article_text(pages[0])


def test_every_page_states_title_text_and_day(pages: list[Page]) -> None:
    assert len(pages) == 282
    for page in pages:
        html, text = page.html, article_text(page)
        assert heading(html), page.url
        assert len(text) > 4000, page.url
        assert posted_on(html), page.url
        for around in ("Content current as of", "More Warning Letters", "Skip to main content"):
            assert around not in text, page.url
