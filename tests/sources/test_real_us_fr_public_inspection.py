"""What would have been kept of real titles of the Federal Register (../shared/data)."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from crawler.source.page import Page
from crawler.sources import load

SOURCE = load("us_fr_public_inspection")


def test_of_other_agencies_only_titles_on_the_topic_are_offered(shared: Path) -> None:
    lines = (shared / "federal_register" / "fr_dea_subset.jsonl").read_text().splitlines()
    records = [json.loads(line) | {"agencies": []} for line in lines]
    body = json.dumps({"count": len(records), "results": records}).encode()
    links = SOURCE.links(Page(url=SOURCE.listings[0], body=body))
    assert len(records) == 1131
    assert {link.key for link in links} == {
        *("2019-28005", "2022-11933", "2023-16812", "2024-02573", "2026-00954")
    }


def test_what_is_deas_is_offered_by_the_agencys_real_slug(shared: Path) -> None:
    path = shared / "federal_register" / "fr_api_documents_sample.json.gz"
    body = gzip.decompress(path.read_bytes())
    links = SOURCE.links(Page(url=SOURCE.listings[0], body=body))
    assert len(links) == 2
