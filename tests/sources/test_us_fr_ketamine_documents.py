from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from crawler.source.page import Page
from crawler.sources import load
from tests.sources.recording import recorded

SOURCE = load("us_fr_ketamine_documents")
DEA = load("us_fr_dea_documents")


def test_it_asks_the_full_text_of_all_agencies() -> None:
    asked = parse_qs(urlsplit(SOURCE.listings[0]).query)
    assert asked["conditions[term]"] == ["ketamine | esketamine"]
    assert [name for name in asked if name.startswith("conditions")] == ["conditions[term]"]
    assert asked["fields[]"] == parse_qs(urlsplit(DEA.listings[0]).query)["fields[]"]


def test_a_document_of_both_series_reads_alike_but_for_its_series() -> None:
    recording = recorded(Path(__file__).parent / DEA.name)
    (link, *_) = SOURCE.links(recording.listing)
    parts = tuple(recording.pages[url] for url in link.parts)
    page = replace(recording.listing, record=link.key, parts=parts)
    here, there = SOURCE.read(page), DEA.read(page)
    assert here == replace(there, id=f"{SOURCE.name}:{there.number}", source=SOURCE.name)


def test_no_hits_are_no_documents() -> None:
    page = Page(url=SOURCE.listings[0], body=json.dumps({"count": 0}).encode())
    assert SOURCE.links(page) == []
