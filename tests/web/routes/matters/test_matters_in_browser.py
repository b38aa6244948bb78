"""Matters and names as a browser shows and prints them: the sample's, and a hostile one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest

from answers.matters.cases import cases
from crawler.archives.archive import open_archive
from sample.make import ARCHIVE
from tests.letters.browser import SCHEMES
from tests.pages.views.test_case import HOSTILE
from tests.sample.looks import documents
from tests.search.examples import Blotter, document, published
from tests.web.for_everybody import WIDTHS, check
from tests.web.test_serving import served

#: A real browser (`make test-servers`).
pytestmark = pytest.mark.servers

ODD = "us_z:1/2 ?#"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Where the sample is served, and the id of its largest matter."""
    blotter = Blotter(tmp_path_factory.mktemp("home"))
    every = documents(open_archive([ARCHIVE])).values()
    blotter.append(*map(published, sorted(every, key=lambda it: it.published_on or date.min)))
    text = f"Orla {HOSTILE} Quennell, a physician, pleaded guilty to selling ketamine. {'x' * 3000}"
    blotter.append(published(document(ODD, text, title=f"{HOSTILE} {'x' * 3000}")))
    largest = max(cases(blotter.settings).cases, key=lambda it: it.documents)
    blotter.engine.dispose()
    with served(blotter.settings.home) as (_, port):
        yield f"http://127.0.0.1:{port}", largest.id


@pytest.mark.parametrize(("width", "scheme"), [*zip(WIDTHS, SCHEMES, strict=True)])
def test_pages_are_for_everybody(
    browser: Any, site: tuple[str, str], width: int, scheme: str
) -> None:
    address, largest = site
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    told: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    for path in (
        *(f"/case/{largest}", f"/case/{largest}?as_of=20", f"/case/{quote(ODD, safe=':')}"),
        *("/cases", "/cases?min=1", "/cases?query=zzz", "/name?name=Voskamp", "/name?name=zz"),
    ):
        assert page.goto(address + path).ok, path
        for closed in page.locator("details").all():
            closed.evaluate("it => it.open = true")
        check(page, path)
    assert told == []
    assert [url for url in asked if not url.startswith(address)] == []
    context.close()


def test_a_matter_prints_on_two_pages(browser: Any, site: tuple[str, str]) -> None:
    address, largest = site
    page = browser.new_page()
    page.goto(f"{address}/case/{largest}")
    printed = page.pdf(format="Letter")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2
    page.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_from_the_list_to_a_name_and_back(
    browser: Any, site: tuple[str, str], scripts: bool
) -> None:
    address, _ = site
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{address}/cases")
    page.get_by_label("Party").fill("Voskamp")
    page.get_by_role("button", name="Show", exact=True).last.click()
    page.locator("main h2 a").first.click()
    assert "Voskamp" in page.title()
    page.locator(".parties h3 a").first.click()
    assert "/name/" in page.url
    page.locator("main li a").first.click()
    assert "/case/" in page.url
    context.close()
