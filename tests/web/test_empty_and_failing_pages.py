"""Pages of a record that holds nothing yet, and pages in place of those that failed, in a real
browser."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from pages.rendering import render
from pages.site import Site
from pages.views.failure import failure_page
from tests.letters.browser import SCHEMES
from tests.web.for_everybody import WIDTHS, check
from tests.web.test_serving import served

#: A real browser (`make test-servers`).
pytestmark = pytest.mark.servers

PAGES = (
    *("/", "/search?query=ketamine", "/search?query=ketamine&as_of=2020-01-01", "/cases", "/name"),
    *("/name?name=Nobody", "/changes", "/due", "/due?view=month", "/counts", "/counts?by=state"),
    *("/sources", "/sources/us_doj_press_releases", "/log", "/api", "/document/us_z:1"),
    *("/case/us_z:1", "/nosuch", "/search?query=(ketamine", "/counts?by=colour"),
)
STATUSES = (400, 401, 403, 404, 405, 410, 413, 421, 429, 500, 503)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a record is served that nothing was ever recorded in."""
    with served(tmp_path_factory.mktemp("home")) as (_, port):
        yield f"http://127.0.0.1:{port}"


def fulfill(route: Any, **answer: str) -> None:
    route.fulfill(**answer)


@pytest.mark.parametrize(("width", "scheme"), [*zip(WIDTHS, SCHEMES, strict=True)])
def test_they_are_for_everybody(browser: Any, site: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    for path in PAGES:
        page.goto(site + path, wait_until="networkidle")
        check(page, path)
    for status in STATUSES:
        shown = render(failure_page(status, f"What was wrong. {'x' * 300}"), Site())
        address = f"{site}/failed/{status}"
        answer = partial(fulfill, body=shown, content_type="text/html; charset=utf-8")
        page.route(address, answer)
        page.goto(address)
        check(page, f"status {status}")
    context.close()
