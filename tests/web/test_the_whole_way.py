"""The way that an analyst goes, in a real browser: from a query to its documents, the words in one
of them, their matter, a citation, and back to what was known on an earlier day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.answers.examples import ACQUITTAL, CASES, CHARGE, DAYS, PLEA
from tests.search.examples import NOW, Blotter, published, revised
from tests.web.for_everybody import WIDTHS
from tests.web.test_serving import served

#: A real browser (`make test-servers`).
pytestmark = pytest.mark.servers

#: Only the charge was known then, and that of somebody else's days.
THEN = NOW - timedelta(days=10)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a record is served that was learned on three days."""
    record = Blotter(tmp_path_factory.mktemp("home"))
    charge, *later = CASES
    record.append(*map(published, (charge, *DAYS)), now=THEN - timedelta(days=1))
    record.append(*map(published, later))
    reworded = replace(charge, text=charge.text.replace("Dr. Bram", "Bram"))
    record.append(revised(reworded), now=NOW + timedelta(days=1))
    record.engine.dispose()
    with served(record.settings.home) as (_, port):
        yield f"http://127.0.0.1:{port}"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scripts", [True, False])
def test_the_whole_way(browser: Any, site: str, width: int, scripts: bool) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=scripts
    )
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site)
    _search_and_narrow(page, scripts)
    _read_the_words(page)
    _see_the_matter(page)
    _copy_the_citation(page)
    _go_back_in_time(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [url for url in asked if not url.startswith(site)] == []
    context.close()


def _search_and_narrow(page: Any, scripts: bool) -> None:
    """Ask by the grammar, take a facet, and open what is left."""
    page.get_by_label("Query").fill('(ketamine OR "pleaded guilty") docket:2:25-cr-00183 -nonesuch')
    page.get_by_label("Query").press("Enter")
    assert page.locator("#documents").inner_text() == "3 documents"
    if not scripts:
        page.get_by_role("link", name="By source, year, state and more").click()
    page.locator(".facets").get_by_role("link", name="plea", exact=True).click()
    assert page.locator("#documents").inner_text() == "1 document"
    assert page.locator(".chips li").count() >= 2
    page.locator(".hits h3 a").click()
    assert page.url.partition("?")[0].endswith(f"/document/{PLEA}")


def _read_the_words(page: Any) -> None:
    """From what was read to the words that say it, which are in sight."""
    page.get_by_role("link", name="“pleaded guilty”").first.click()
    words = page.locator("mark:target")
    assert words.inner_text() == "pleaded guilty"
    top = words.bounding_box()["y"]
    assert 0 <= top < 800


def _see_the_matter(page: Any) -> None:
    """Its matter, another document of that, and back."""
    page.get_by_role("link", name="Its matter (3 documents)").click()
    assert page.title().startswith("Bram Tolliver and Orla Quennell")
    page.locator("ol.documents").get_by_role("link", name="Jury Acquits Doctor").click()
    assert page.url.endswith(f"/document/{ACQUITTAL}")
    page.go_back()
    page.locator("ol.documents").get_by_role("link", name="Two Doctors Charged").click()
    assert page.url.endswith(f"/document/{CHARGE}")


def _copy_the_citation(page: Any) -> None:
    """What is copied from the page is the citation, and can be pasted."""
    page.get_by_role("link", name="Cite and prove").click()
    citation = page.get_by_label("Citation as Text")
    citation.click(click_count=3)
    page.keyboard.press("Control+C")
    box = page.get_by_label("Search the record")
    box.focus()
    page.keyboard.press("Control+V")
    assert "Two Doctors Charged with Ketamine Conspiracy" in box.input_value()
    assert "[Blotter us_example:1" in box.input_value()
    box.fill("")


def _go_back_in_time(page: Any) -> None:
    """The record of an earlier day, on the page that is shown and on those that it leads to."""
    assert page.get_by_role("link", name="what changed").count() == 1
    page.get_by_label("As of").fill(THEN.date().isoformat())
    page.locator("form.as-of").get_by_role("button", name="Show").click()
    banner = page.get_by_text(f"You see what was known at the end of {THEN.day} Feb 2026")
    assert banner.is_visible()
    assert "Dr. Bram Tolliver" in page.locator(".text").inner_text()
    assert page.get_by_role("link", name="what changed").count() == 0
    pages = page.get_by_role("navigation", name="Pages")
    for part, shown in (
        ("Matters", "Orla Venn Hask"),
        ("Changes", "Nothing changed"),
        ("Counts", "plea"),
    ):
        pages.get_by_role("link", name=part).click()
        assert banner.is_visible(), part
        assert shown in page.locator("main").inner_text(), part
    box = page.get_by_label("Search the record")
    box.fill("conspiracy")
    box.press("Enter")
    assert banner.is_visible()
    assert page.locator(".hits > li").count() == 1
    page.get_by_role("link", name="What is known now").click()
    assert banner.count() == 0
    assert page.locator(".hits > li").count() == 3
