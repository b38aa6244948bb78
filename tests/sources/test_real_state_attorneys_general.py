"""Lists and releases of state attorneys general as they were really served (../shared/data)."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from crawler.source.page import Page
from crawler.source.prose import one_line
from crawler.source.source import Source
from crawler.sources import load
from store.log.document import Document

HTML = "text/html; charset=utf-8"
#: Folder of the saved pages, rows of the list, saved releases, following list.
STATES = {
    "us_ca_ag_press_releases": ("california", 30, 15, "https://oag.ca.gov/media/news?page=1"),
    "us_ny_ag_press_releases": ("new_york", 25, 3, "https://ag.ny.gov/press-releases?page=1"),
    "us_tx_ag_press_releases": (
        "texas",
        10,
        3,
        "https://www.texasattorneygeneral.gov/news/press_releases?page=1",
    ),
    "us_pa_ag_press_releases": (
        "pennsylvania",
        30,
        3,
        "https://www.attorneygeneral.gov/taking-action/page/2/",
    ),
    "us_va_ag_press_releases": ("virginia", 10, 3, None),
}
#: What site menus, share bars, forms and footers of these pages say.
FURNITURE = re.compile(
    r"^(?:skip to|share\b|tweet|print|search|subscribe|menu|back to top|translate|espa\u00f1ol|"
    r"facebook|twitter|instagram|youtube|receive email updates|sign up|privacy policy|"
    r"accessibility|sitemap|copyright|\u00a9|# # #|press release$|contact:)",
    re.IGNORECASE | re.MULTILINE,
)

ADDRESS = re.compile(rb'(?:property="og:url" content=|"WebPage","@id":[^,]+,"url":)"([^"]+)"')

every_state = pytest.mark.parametrize("name", STATES)


def releases(source: Source, folder: Path) -> list[tuple[Page, Document]]:
    found = []
    for path in sorted(folder.glob("detail_*.html")):
        body = path.read_bytes()
        address = ADDRESS.search(body)
        assert address
        page = Page(url=address[1].decode(), body=body, media_type=HTML)
        found.append((page, source.read(page)))
    return found


@every_state
def test_every_row_of_a_list_is_one_release(name: str, shared: Path) -> None:
    source = load(name)
    folder, rows, _, following = STATES[name]
    body = (shared / "state_ag" / folder / "listing_page_0.html").read_bytes()
    listing = Page(url=source.listings[0], body=body, media_type=HTML)
    links = source.links(listing)
    assert len(links) == len({source.document_id(link.key) for link in links}) == rows
    assert source.next_page(listing) == following


@every_state
def test_every_release_has_title_day_and_text(name: str, shared: Path) -> None:
    source = load(name)
    folder, _, saved, _ = STATES[name]
    found = releases(source, shared / "state_ag" / folder)
    assert len(found) == len({document.id for _, document in found}) == saved
    for page, document in found:
        heading = page.html.css("meta[property='og:title']::attr(content)").get("")
        assert document.title == one_line(heading or page.html.css("title").get(""))
        assert bool(document.published_on) == (name != "us_va_ag_press_releases")
        assert document.precision == "day"
        assert len(document.text) > 1000


@every_state
def test_a_body_has_no_menu_no_share_bar_and_no_footer(name: str, shared: Path) -> None:
    found = releases(load(name), shared / "state_ag" / STATES[name][0])
    for page, document in found:
        assert not FURNITURE.search(document.text)
        menus = page.html.css("nav a, header a, footer a, [class*=menu] a, [class*=social] a")
        labels = {one_line(link.get()) for link in menus} - {""}
        assert labels, "the page has menus, so their absence in the text says something"
        assert not labels & set(document.text.split("\n"))
        assert document.title not in document.text.split("\n")
    lines = Counter(line for _, document in found for line in set(document.text.split("\n")))
    repeated = {line for line, times in lines.items() if line and times > len(found) / 2}
    assert repeated <= {"To read the lawsuit, click here.", "###"}


def test_the_day_of_release_is_not_the_day_the_page_was_made(shared: Path) -> None:
    found = releases(load("us_ca_ag_press_releases"), shared / "state_ag" / "california")
    made = [
        page.html.css("meta[property='article:published_time']::attr(content)").get("")[:10]
        for page, _ in found
    ]
    days = [str(document.published_on) for _, document in found]
    assert [day for day, other in zip(days, made, strict=True) if day != other] == ["2024-09-23"]


def test_washington_links_to_its_feed(shared: Path) -> None:
    body = (shared / "state_ag" / "washington" / "listing_page_0.html").read_bytes()
    page = Page(url="https://www.atg.wa.gov/news", body=body, media_type=HTML)
    addresses = {
        f"https://www.atg.wa.gov{href}" for href in page.html.css("a::attr(href)").getall()
    }
    source = load("us_wa_ag_press_releases")
    assert {source.home, *source.listings} <= addresses
    assert page.html.css("article [property='schema:text']")
