"""Whether a page in a browser is for everybody: what axe finds (WCAG), and what it does not look
for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

#: Of a phone and of a desk, in CSS pixels.
WIDTHS = (360, 1280)
#: Whether what has the focus shows that it does.
_SHOWS_FOCUS = """it => {
  const look = getComputedStyle(it);
  return look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2;
}"""
#: What can have the focus and does not show it, of all that is in sight.
_HIDES_FOCUS = f"""() => [...document.querySelectorAll("a[href], button, input, select, textarea,"
    + "summary, [tabindex='0']")].filter(it => {{
  it.focus();
  return document.activeElement === it && !({_SHOWS_FOCUS})(it);
}}).map(it => it.outerHTML.slice(0, 200))"""
#: So many things of a page can be reached by a keyboard before it counts as lost.
_MOST = 150


def check(page: Any, of: str = "") -> None:
    """Nothing that axe finds, no scrolling sideways, a focus that is seen, one heading of the page,
    and its parts by name. Asserts with what it is of."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    of = of or page.url
    found = axe.run(page)
    assert found.violations_count == 0, (of, found.generate_report())
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width, of
    assert page.title().endswith(" · Blotter"), of
    page.keyboard.press("Tab")  # from here on, what has the focus has it by the keyboard
    assert page.evaluate(_HIDES_FOCUS) == [], of
    for landmark in ("h1", "main", "header.top", "footer", "nav[aria-label='Pages']"):
        assert page.locator(landmark).count() == 1, (of, landmark)


def check_all(browser: Any, address: str, paths: Iterable[str], *, width: int, scheme: str) -> None:
    """The same of each path below an address, where no hostile script runs and which asks nobody
    else for anything."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in paths:
        page.goto(address + path, wait_until="networkidle")
        check(page, path)
        assert page.title() != "ran"
    assert [url for url in asked if not url.startswith(address)] == []
    context.close()


def tab_to(page: Any, wanted: Any) -> None:
    """Reach something by the tabulator alone, and see that it is reached."""
    for _ in range(_MOST):
        page.keyboard.press("Tab")
        if wanted.evaluate("it => it === document.activeElement"):
            assert wanted.evaluate(_SHOWS_FOCUS)
            return
    pytest.fail(f"a keyboard does not reach {wanted}")
