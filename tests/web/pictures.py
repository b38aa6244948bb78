"""`python -m tests.web.pictures HOME docs/pictures`: pages of the demo's store as a desk and a
phone show them, by day and by night."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Literal, TypeAlias

from tests.letters.browser import chromium, reduce_picture
from tests.web.test_serving import TOKEN, served

Look: TypeAlias = tuple[Literal["light", "dark"], int]

SENTENCE = "us_doj_press_releases:e45a63be-3e39-56d4-9c81-c4fb514f1a23"
MATTER = "us_courtlistener_dockets:99018301"
PAGES = {
    "front": "/",
    "search": "/search?query=ketamine+kind%3Asentence",
    "document": f"/document/{SENTENCE}",
    "matter": f"/case/{MATTER}",
    "name": "/name?name=Voskamp",
    "counts": "/counts?by=state",
    "sign-in": "/sign-in",
    "changes": "/changes",
    "due": "/due?from=2026-03-01&within=6m&view=month",
    "sources": "/sources",
    "log": "/log",
}
HEIGHTS = {1280: 900, 360: 780}
#: How each page is shown, and how the first of them are beside.
LOOKS: tuple[Look, ...] = (("light", 1280), ("dark", 360))
FURTHER_LOOKS: tuple[Look, ...] = (("dark", 1280), ("light", 360))
FURTHER = ("search", "document", "matter")


def main(home: Path, folder: Path) -> None:
    """Take a picture of each page at the top of each screen."""
    with served(home, BLOTTER_WEB_TOKEN=TOKEN) as (_, port), chromium() as browser:
        for look in (*LOOKS, *FURTHER_LOOKS):
            names = FURTHER if look in FURTHER_LOOKS else PAGES
            page = _page(browser, look)
            for name in names:
                page.goto(f"http://127.0.0.1:{port}{PAGES[name]}", wait_until="networkidle")
                file = folder / f"page-{name}-{look[1]}-{look[0]}.png"
                page.screenshot(path=file)
                reduce_picture(file)
                sys.stdout.write(f"{file} {file.stat().st_size // 1000} kB\n")


def _page(browser: Any, look: Look) -> Any:
    scheme, width = look
    size = {"width": width, "height": HEIGHTS[width]}
    return browser.new_context(viewport=size, color_scheme=scheme).new_page()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
