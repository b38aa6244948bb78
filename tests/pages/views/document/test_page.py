"""A document's page without a server."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from answers.claims import read_document
from answers.document_citation import document_citation
from answers.documents.document import show
from pages.rendering import render
from pages.site import Site
from pages.views.document.page import document_page, part_with
from pages.web_page import Alternate
from tests.answers.examples import CASES
from tests.search.examples import Blotter, published, revised, withdrawn

PLEA = replace(CASES[2], text="Nothing is said here.\n\n" * 2_000 + CASES[2].text)


def test_a_published_page_has_all_of_the_text_and_needs_no_server(tmp_path: Path) -> None:
    blotter = Blotter(tmp_path)
    blotter.append(published(CASES[2]), revised(PLEA), withdrawn(PLEA.id))
    read = read_document(show(blotter.engine, PLEA.id), blotter.settings)
    captures = Alternate(title="Captures", type="application/warc", address=lambda _: "captures.gz")
    page = document_page(read, document_citation(read, blotter.settings))
    html = render(replace(page, alternates=(captures,)), Site(root="../..", is_published=True))
    assert "part 1 of" not in html
    anchors = re.findall(r'href="#(claim-\d+-\d+)"', html)
    assert anchors and all(f'id="{anchor}"' in html for anchor in anchors)
    links = {link for link in re.findall(r'href="([^"#]+)[#"]', html) if "://" not in link}
    assert {link for link in links if not link.startswith("../../")} == {"captures.gz"}
    assert not [link for link in links if "?" in link or "/api/" in link]


def test_the_part_of_a_character(tmp_path: Path) -> None:
    blotter = Blotter(tmp_path)
    blotter.append(published(PLEA))
    read = read_document(show(blotter.engine, PLEA.id), blotter.settings)
    (act,) = (it for it in read.reading.actions if it.quote == "pleaded guilty")
    assert (part_with(read, 0), part_with(read, act.start)) == (1, 3)
    assert part_with(read, 10**9) == 3
