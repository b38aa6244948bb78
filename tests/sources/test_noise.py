"""Only meaning counts as an edit: noise in a page's bytes makes no event, a changed word does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.source.page import Page
from crawler.source.unknown_pages.unknown_page import read_unknown
from crawler.sources import load
from store.documents.decide import decide
from store.documents.known import Known
from store.log.document import Document
from store.log.events import DocumentRevised
from tests.sources.noise import noisy
from tests.sources.recording import recorded
from tests.store.examples import NOW, a_capture, a_document

#: A page is read in up to 40 ms.
few = settings(max_examples=40)
dice = st.integers(0, 1 << 32).map(Random)

SENTENCE = "The board found that 412 vials of ket<b>amine</b> had never been accounted for &ndash; "
ARTICLE = f"""<!DOCTYPE html><html lang="en"><head><title>Board acts</title></head>
<body class="page"><nav class="menu" id="nav"><ul><li><a href="/">Home</a></li>
<li><a class="here" href="/news">News</a></li></ul></nav>
<main><article class="news" data-id="7"><h1>Board acts</h1>
<p class="lead" id="lead">{SENTENCE * 3}it said.</p>
<p>The hearing is on 3&nbsp;May 2026; see <a href="/rules" class="x">the rules</a> &sect; 12.</p>
<ul><li>One licence is suspended.</li><li>{SENTENCE}two are not.</li></ul>
<blockquote><p>&ldquo;{SENTENCE}&rdquo; said the chair.</p></blockquote></article></main>
</body></html>"""


def page_text(page: Page) -> Document:
    """A page as one is read that nobody has written a source for."""
    return a_document(text=read_unknown(page).text)


def _shipped(name: str) -> Page:
    (page,) = recorded(Path(__file__).parent / name).pages.values()
    return page


PAGES: list[tuple[Callable[[Page], Document], Page]] = [
    (page_text, Page(url="https://board.example.org/a", body=ARTICLE.encode())),
    *(
        (load(name).read, _shipped(name))
        for name in ("us_dea_press_releases", "us_fda_warning_letters", "us_ca_ag_press_releases")
    ),
]


def decided(before: Document, after: Document) -> object:
    """What a second visit amounts to, a day later."""
    known = Known(version=1, document=before, capture=a_capture(), observed_at=NOW)
    later = a_capture(b"other bytes", fetched_at=NOW + timedelta(days=1))
    return decide(known, after, later, before)


@pytest.mark.parametrize(("read", "page"), PAGES)
@few
@given(dice=dice)
def test_noise_is_no_event(read: Callable[[Page], Document], page: Page, dice: Random) -> None:
    html = page.body.decode()
    again = noisy(html, dice)
    assert again != html
    assert decided(read(page), read(replace(page, body=again.encode()))) is None


@pytest.mark.parametrize(("read", "page"), PAGES)
@few
@given(dice=dice)
def test_a_word_that_changed_is_an_event_amid_any_noise(
    read: Callable[[Page], Document], page: Page, dice: Random
) -> None:
    before = read(page)
    words = [word for word in before.text.split() if word.isalpha() and len(word) > 5]
    word = dice.choice([word for word in words if page.body.decode().count(word) == 1])
    edited = page.body.decode().replace(word, "retracted")
    after = read(replace(page, body=noisy(edited, dice).encode()))
    assert isinstance(decided(before, after), DocumentRevised)


@pytest.mark.parametrize("series", ["cftc-press", "ofac-recent-actions"])
def test_listings_as_they_were_served_twice_on_one_day(shared: Path, series: str) -> None:
    """Tokens, cache-busting parameters and addresses of requests differ, and only those; the day
    after, each has one row more."""
    folder = shared / "gov_page_snapshots"
    by_name = {file.name: file.read_bytes() for file in sorted(folder.glob(f"{series}*.html"))}
    read = {
        name: page_text(Page(url="https://a.test/", body=body)) for name, body in by_name.items()
    }
    assert len(set(by_name.values())) == len(by_name) == 4
    for one, other in combinations(read, 2):
        next_day = ("20260204" in one) != ("20260204" in other)
        event = decided(read[one], read[other])
        assert isinstance(event, DocumentRevised) if next_day else event is None, (one, other)
