"""The documentation as a site: each link leads somewhere, and nothing comes from elsewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.docs.sample import ROOT


class _Page(HTMLParser):
    """The links of a page, the names that links may lead to, and what a browser loads for it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.names: set[str] = set()
        self.loaded: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.names |= {given[name] for name in ("id", "name") if name in given}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif "src" in given or (tag == "link" and given.get("rel") == "stylesheet"):
            self.loaded.append(given.get("src") or given["href"])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, _Page]:
    """Every page that `make docs` makes."""
    folder = tmp_path_factory.mktemp("site").resolve()
    build = [sys.executable, "-m", "sphinx", "--quiet", "--fail-on-warning", "--keep-going"]
    done = subprocess.run(
        [*build, "-d", str(folder / "read"), str(ROOT / "docs"), str(folder / "site")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return {path: _Page(path.read_text("utf-8")) for path in (folder / "site").rglob("*.html")}


def _dead(site: dict[Path, _Page]) -> Iterator[str]:
    for path, page in site.items():
        for link in (*page.links, *page.loaded):
            parts = urlsplit(link)
            if parts.scheme in ("http", "https", "mailto"):
                continue
            there = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            leads = there.is_file() and (not parts.fragment or there not in site)
            if not leads and unquote(parts.fragment) not in getattr(site.get(there), "names", ()):
                yield f"{path.name}: {link}"


def test_every_link_leads_somewhere(site: dict[Path, _Page]) -> None:
    assert sum(len(page.links) for page in site.values()) > 1_000
    assert list(_dead(site)) == []


def test_nothing_is_loaded_from_elsewhere(site: dict[Path, _Page]) -> None:
    assert [it for page in site.values() for it in page.loaded if urlsplit(it).netloc] == []


def test_every_document_is_a_page(site: dict[Path, _Page]) -> None:
    (root,) = (path.parent for path in site if path.match("site/index.html"))
    made = {path.relative_to(root).with_suffix(".md") for path in site}
    assert {path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md")} <= made


def test_the_documents_beside_it_lead_somewhere() -> None:
    links = [
        (path.name, link)
        for path in ROOT.glob("*.md")
        for link in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", path.read_text("utf-8"))
    ]
    assert len(links) > 10
    assert [it for it in links if not (ROOT / it[1]).exists()] == []
