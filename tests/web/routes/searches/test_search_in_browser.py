"""The search as a browser shows it: with and without JavaScript, on a phone and a desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import pytest

from tests.answers.examples import CASES
from tests.letters.browser import SCHEMES
from tests.search.examples import document, published, revised
from tests.web.for_everybody import WIDTHS, check_all
from tests.web.record import a_record
from tests.web.routes.searches.test_search import HOSTILE
from tests.web.test_serving import served

#: A real browser (`make test-servers`).
pytestmark = pytest.mark.servers

PAGES = (
    *("/", "/search?query=ketamine", "/search?query=ketamine&history=true&kind=charge&from=2025"),
    *("/search?query=zzzz", "/search?query=sourc:x", "/search?query=ketamine&as_of=2"),
    *("/search/facets?query=ketamine", "/search/times?query=ketamine"),
    f"/search?query={quote(HOSTILE.replace(':', ''))}",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a record with hostile words is served."""
    home = tmp_path_factory.mktemp("home")
    record = a_record(home)
    long = f"{HOSTILE} {'x' * 3000}"
    record.append(published(document("us_z:1", f"{long} ketamine", title=long)))
    record.append(revised(replace(CASES[3], text=f"{CASES[3].text} Edited.")))
    with served(home) as (_, port):
        yield f"http://127.0.0.1:{port}"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_pages_are_for_everybody(browser: Any, site: str, width: int, scheme: str) -> None:
    check_all(browser, site, PAGES, width=width, scheme=scheme)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_search_is_narrowed_by_what_stands_beside_it(
    browser: Any, site: str, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(site)
    page.get_by_label("Query").fill("ketamine")
    page.locator("main").get_by_role("button", name="Search").click()
    if not scripts:
        page.get_by_role("link", name="By source, year, state and more").click()
    page.locator(".facets").get_by_role("link", name="settlement").click()
    assert page.locator("#documents").inner_text() == "1 document"
    page.locator(".chips a").click()
    assert page.get_by_label("Query").input_value() == "ketamine"
    if not scripts:
        page.get_by_role("link", name="Over time").click()
    page.locator("svg.columns a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**from=**")
    assert page.locator(".chips li").count() == 2
    page.locator(".hits a").first.click()
    assert "/document/" in page.url
    context.close()
