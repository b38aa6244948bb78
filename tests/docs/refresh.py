"""`make examples`: writes into the documentation what its commands print today, and its lists."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.docs import licences
from tests.docs.lists import pages
from tests.docs.sample import PAGES, run_page, sample_store

if __name__ == "__main__":
    for path, text in pages():
        path.write_text(text, encoding="utf-8")
    licences.PAGE.write_text(licences.page(), encoding="utf-8")
    with TemporaryDirectory() as place:
        (sample := Path(place) / "sample").mkdir()
        sample_store(sample)
        for page in PAGES:
            page.write_text(run_page(page, sample), encoding="utf-8")
