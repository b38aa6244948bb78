"""What the head of a page says."""

from __future__ import annotations

from datetime import date

import pytest
from parsel import Selector

from crawler.source.unknown_pages.metadata import metadata


def page(*head: str) -> Selector:
    return Selector(text=f"<html><head>{''.join(head)}</head><body></body></html>")


def json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def test_titles_come_with_those_first_that_lack_the_sites_name() -> None:
    head = page(
        "<title>Clinic closed | Tarn</title>",
        '<meta property="og:title" content="Clinic closed &amp; sealed">',
        '<meta property="og:site_name" content="Tarn">',
        json_ld('{"@graph": [{"@type": "NewsArticle", "headline": "Clinic closed at once"}]}'),
    )
    assert metadata(head).titles == [
        "Clinic closed at once",
        "Clinic closed & sealed",
        "Clinic closed | Tarn",
    ]
    assert metadata(head).site == "Tarn"


@pytest.mark.parametrize(
    "said",
    [
        json_ld('{"datePublished": "2026-03-04T09:00:00-05:00", "dateModified": "2026-04-01"}'),
        json_ld('[{"@type": "WebSite"}, {"@type": "Article", "datePublished": "2026-03-04"}]'),
        '<meta property="article:published_time" content="2026-03-05T02:00:00Z">',
        '<meta name="DC.date.issued" content="2026-03-04">',
        '<meta itemprop="datePublished" content="2026-03-04">',
        '<meta name="date" content="March 4, 2026">',
    ],
)
def test_the_day_of_publication_is_read(said: str) -> None:
    found = metadata(page('<meta name="dcterms.modified" content="2026-04-01">', said)).published
    assert found
    assert found[0] == date(2026, 3, 4)


@pytest.mark.parametrize(
    "said",
    [
        '<meta property="article:modified_time" content="2026-03-04">',
        json_ld('{"dateModified": "2026-03-04"}'),
        json_ld('{"datePublished": "soon"}'),
        json_ld("no JSON"),
        json_ld('{"a":' * 5000),
        json_ld("[" * 5000 + "]" * 5000),
    ],
)
def test_a_day_of_change_is_none_and_what_is_no_json_is_passed_over(said: str) -> None:
    assert metadata(page(said)).published is None
