"""A letter in headless Chromium: how it is drawn, and what it asks the network for.

`python -m tests.letters.browser LETTER.html docs/pictures/letter` makes the pictures of a letter.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

WIDTHS = (360, 1200)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@contextmanager
def chromium() -> Iterator[Any]:
    """Debian's browser. Raises ImportError where there is no driver, LookupError without it."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium")
    if program is None:
        msg = "chromium is not installed (apt-get install chromium)"
        raise LookupError(msg)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


def take_pictures(browser: Any, html: str, stem: Path) -> Iterator[Path]:
    """A letter at each width, light and dark, as files that begin with the stem."""
    for scheme in SCHEMES:
        for width in WIDTHS:
            context = browser.new_context(
                viewport={"width": width, "height": 640}, color_scheme=scheme
            )
            page = context.new_page()
            page.set_content(html)
            file = stem.with_name(f"{stem.name}-{width}-{scheme}.png")
            page.screenshot(path=file, full_page=True)
            context.close()
            yield file


def reduce_picture(file: Path) -> None:
    """Keep a picture in fewer colours, as good to the eye, where pngquant is installed."""
    if program := shutil.which("pngquant"):
        options = ("--force", "--strip", "--quality", "70-95", "--output", str(file))
        subprocess.run([program, *options, str(file)], check=True)


if __name__ == "__main__":
    with chromium() as started:
        for made in take_pictures(started, Path(sys.argv[1]).read_text("utf-8"), Path(sys.argv[2])):
            reduce_picture(made)
            sys.stdout.write(f"{made}\n")
