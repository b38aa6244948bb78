"""A document as a browser shows it: with and without JavaScript, on a phone and a desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from store.log.events import DocumentSeenEmpty, DocumentTagged, NoteAdded
from tests.answers.examples import ACQUITTAL, CASES, CHARGE, PLEA
from tests.letters.browser import SCHEMES
from tests.search.examples import capture, document, published, revised, withdrawn
from tests.web.for_everybody import WIDTHS, check_all
from tests.web.record import a_record
from tests.web.test_serving import served

#: A real browser (`make test-servers`).
pytestmark = pytest.mark.servers

HOSTILE = '"><script>document.title="ran"</script><img src=x onerror=document.title="ran">\u202e'
LONG = "us_z:long"
PAGES = (
    f"/document/{PLEA}",
    f"/document/{PLEA}?revision=0",
    f"/document/{PLEA}/diff",
    f"/document/{PLEA}/similar",
    f"/document/{CHARGE}",
    f"/document/{ACQUITTAL}?as_of=3",
    *("/document/us_z:1", "/document/us_z:1/diff", f"/document/{LONG}?part=2"),
    *("/document/us_example:", f"/document/{CHARGE}/diff"),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a record is served with documents that were edited, removed, and are hostile."""
    home = tmp_path_factory.mktemp("home")
    record = a_record(home)
    plea, text = CASES[2], "Nothing is said of anybody here.\n\n" * 1500
    hostile = document("us_z:1", f"{HOSTILE} {'x' * 3000} ketamine", title=HOSTILE + "y" * 300)
    record.append(
        revised(replace(plea, text=plea.text.replace("$402,000", "$204,000"))),
        (PLEA, NoteAdded(by="bo", text=HOSTILE)),
        (PLEA, DocumentTagged(by="bo", tag="raid", reason="a clinic")),
        withdrawn(CHARGE),
        (ACQUITTAL, DocumentSeenEmpty(document=replace(CASES[1], text=""), capture=capture())),
        published(hostile),
        revised(replace(hostile, text=f"{hostile.text} {HOSTILE}")),
        published(replace(plea, id=LONG, text=text + plea.text)),
    )
    with served(home) as (_, port):
        yield f"http://127.0.0.1:{port}"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_pages_are_for_everybody(browser: Any, site: str, width: int, scheme: str) -> None:
    check_all(browser, site, PAGES, width=width, scheme=scheme)


@pytest.mark.parametrize("scripts", [True, False])
def test_from_what_was_read_to_its_words_and_on(browser: Any, site: str, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{site}/document/{LONG}")
    page.get_by_role("link", name="“pleaded guilty”").first.click()
    assert "part=" in page.url
    assert page.locator("mark:target").inner_text() == "pleaded guilty"
    page.goto(f"{site}/document/{PLEA}")
    page.get_by_role("link", name="what changed").first.click()
    assert page.locator("del").first.inner_text() == "$402,000."
    page.get_by_role("link", name="The document").click()
    page.locator("#like").scroll_into_view_if_needed()
    if not scripts:
        page.get_by_role("link", name="Show documents like this one").click()
    page.locator(".alike a").first.wait_for()
    page.goto(f"{site}/document/{PLEA}")
    page.get_by_text("BibTeX", exact=True).click()
    with page.expect_download() as got:
        page.get_by_role("link", name="Download as BibTeX").click()
    assert got.value.suggested_filename == "us_example-3.bib"
    context.close()
