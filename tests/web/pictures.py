"""`python -m tests.web.pictures HOME docs/pictures`: pages of a store, as a desk shows them by day
and a phone by night."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.letters.browser import chromium
from tests.web.test_serving import served

PAGES = {
    "changes": "/changes",
    "due": "/due?from=2026-03-01&within=6m&view=month",
    "counts": "/counts?by=state",
    "sources": "/sources",
    "log": "/log",
}
LOOKS = (("light", 1280, 900), ("dark", 360, 780))


def main(home: Path, folder: Path) -> None:
    """Take a picture of each page at the top of each screen."""
    with served(home) as (_, port), chromium() as browser:
        for scheme, width, height in LOOKS:
            size = {"width": width, "height": height}
            page = browser.new_context(viewport=size, color_scheme=scheme).new_page()
            for name, path in PAGES.items():
                page.goto(f"http://127.0.0.1:{port}{path}")
                file = folder / f"page-{name}-{width}-{scheme}.png"
                page.screenshot(path=file)
                sys.stdout.write(f"{file}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
