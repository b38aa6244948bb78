from __future__ import annotations

from datetime import date

import pytest

from crawler.publishers.fda_article import article_text, heading, posted_on, slug
from crawler.source.page import Page


def page(inner: str) -> Page:
    return Page(
        url="https://www.fda.gov/drugs/x",
        body=f"<html>{inner}</html>".encode(),
        media_type="text/html; charset=UTF-8",
    )


def test_the_text_is_what_stands_in_the_article() -> None:
    around = "<article id='main-content'><aside>Menu</aside><div role='main'>{}</div></article>"
    assert article_text(page(around.format("<p>Ket<em>amine</em>.</p>"))) == "Ketamine."


def test_a_page_laid_out_otherwise_is_not_lost() -> None:
    plain = page(
        "<body><div><p>A troche of ketamine was <b>dis</b>pensed at home.</p></div></body>"
    )
    assert "A troche of ketamine was dispensed at home." in article_text(plain)


def test_the_heading_is_on_one_line() -> None:
    html = page("<h1 class='content-title'>Compounded\n <em>keta</em>mine</h1>").html
    assert heading(html) == "Compounded ketamine"
    assert heading(page("<p>no</p>").html) == ""


@pytest.mark.parametrize(
    ("published", "modified", "day"),
    [
        ("Tue, 10/10/2023 - 11:00", "Wed, 06/17/2026 - 12:18", date(2023, 10, 10)),
        ("Wed, 06/17/2026 - 12:18", "Tue, 10/10/2023 - 11:00", date(2023, 10, 10)),
        ("", "Tue, 10/10/2023 - 11:00", date(2023, 10, 10)),
        ("soon", "", None),
    ],
)
def test_the_earlier_stamp_is_the_day_of_posting(
    published: str, modified: str, day: date | None
) -> None:
    html = page(
        f"<meta property='article:published_time' content='{published}'>"
        f"<meta property='article:modified_time' content='{modified}'>"
    ).html
    assert posted_on(html) == day


@pytest.mark.parametrize("end", ["", "/", "?page=2", "#alerts", "/?a=b#c"])
def test_a_page_is_named_by_the_last_part_of_its_path(end: str) -> None:
    assert slug(f"https://www.fda.gov/drugs/risk-alerts{end}") == "risk-alerts"
