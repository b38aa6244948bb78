from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from crawler.source.page import Page
from crawler.source.source import LayoutError
from crawler.sources import load
from store.log.document import Document
from tests.sources.recording import recorded

SOURCE = load("us_fda_compounding_pages")
LIST = recorded(Path(__file__).parent / SOURCE.name).listing


def read(page: Page) -> Document:
    (link,) = SOURCE.links(page)
    return SOURCE.read(replace(page, record=link.key))


def changed(old: bytes, new: bytes) -> Page:
    assert old in LIST.body
    return replace(LIST, body=LIST.body.replace(old, new))


def test_each_watched_page_is_a_document_of_its_own() -> None:
    ids = {read(replace(LIST, url=url)).id for url in SOURCE.listings}
    assert len(ids) == len(SOURCE.listings) == 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"2026-06-17T00:00:00Z", b"2026-06-24T00:00:00Z"),
        (b"06/17/2026", b"06/24/2026"),
        (b"Wed, 06/17/2026 - 12:18", b"Wed, 06/24/2026 - 12:18"),
        (b"Tobacco Products</a>", b"Tobacco Products</a> <a href='/food'>Food</a>"),
        (b"/drugs/guidance-compliance-regulatory-information", b"/drugs/elsewhere"),
    ],
)
def test_stamps_and_menus_make_no_revision(old: bytes, new: bytes) -> None:
    assert read(changed(old, new)) == read(LIST)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Alerts</h2>\n<ul>", b"Alerts</h2>\n<ul><li><a href='/drugs/new'>Troches</a></li>"),
        (b"/media/990124/download", b"/media/990125/download"),
        (b"risks of compounded drugs", b"serious risks of compounded drugs"),
    ],
)
def test_a_new_alert_or_address_or_word_is_a_revision(old: bytes, new: bytes) -> None:
    assert read(changed(old, new)) != read(LIST)


def test_a_page_that_moved_is_named() -> None:
    with pytest.raises(LayoutError, match=r"moved to https://www\.fda\.gov/drugs$"):
        SOURCE.links(replace(LIST, url="https://www.fda.gov/drugs"))


@pytest.mark.parametrize(
    ("body", "lacking"), [(b"<title>Not found</title>", "no h1"), (b"<h1>Sorry</h1>", "role=main")]
)
def test_what_is_no_page_of_the_fda_is_refused(body: bytes, lacking: str) -> None:
    with pytest.raises(LayoutError, match=lacking):
        read(replace(LIST, body=body))
