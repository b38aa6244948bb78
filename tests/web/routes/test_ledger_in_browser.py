"""Changes, days ahead, counts, sources and the log as a browser shows them, and the moment that
stays with every page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from store.log.database import writing
from store.log.events import SourceChecked
from store.log.log import NewEvent, append
from tests.answers.examples import CASES, LATER
from tests.letters.browser import SCHEMES
from tests.search.examples import NOW, revised, withdrawn
from tests.web.for_everybody import WIDTHS, check_all
from tests.web.record import a_record
from tests.web.routes.searches.test_search import HOSTILE
from tests.web.test_serving import served

#: A real browser (`make test-servers`).
pytestmark = pytest.mark.servers

SOURCE = "us_doj_press_releases"
PAGES = (
    *("/changes", "/changes?between=1&between=9", "/changes?change=moved", "/changes?as_of=8"),
    *("/due?from=2026-01-01&within=12m", "/due?from=2026-01-01&within=12m&view=month", "/due"),
    *("/counts", "/counts?by=state", "/counts?by=kind&by=year", "/counts?by=kind&open=plea"),
    *("/sources", f"/sources/{SOURCE}", "/log", "/log?as_of=3", "/log?limit=3&offset=3"),
    *("/nosuch", "/counts?by=colour", "/sources?as_of=yesterday"),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a record with hostile words is served."""
    home = tmp_path_factory.mktemp("home")
    record = a_record(home)
    record.append(revised(replace(LATER, title=f"{HOSTILE} {'x' * 3000}", text=HOSTILE)))
    record.append(withdrawn(CASES[0].id))
    look = SourceChecked(checked_at=NOW, outcome="failed", reason=HOSTILE, newest=NOW.date())
    with writing(record.engine) as connection:
        append(connection, [NewEvent(stream=f"source/{SOURCE}", event=look)], now=NOW)
    with served(home) as (_, port):
        yield f"http://127.0.0.1:{port}"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_pages_are_for_everybody(browser: Any, site: str, width: int, scheme: str) -> None:
    check_all(browser, site, PAGES, width=width, scheme=scheme)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_moment_stays_until_it_is_taken_back(browser: Any, site: str, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{site}/changes?change=removed")
    page.get_by_label("As of").fill("2026-03-02")
    page.locator("form.as-of").get_by_role("button", name="Show").click()
    banner = page.get_by_text("You see what was known at the end of 2 Mar 2026")
    assert banner.is_visible()
    assert "change=removed" in page.url
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Log").click()
    assert banner.is_visible()
    assert "as_of=2026-03-02" in page.url
    page.get_by_role("link", name="What is known now").click()
    assert banner.count() == 0
    assert page.get_by_role("heading", name="Seal").is_visible()
    context.close()
