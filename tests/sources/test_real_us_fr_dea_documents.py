"""The Federal Register as it really answers (../shared/data/federal_register)."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from crawler.publishers.gpo_text import register_text
from crawler.source.page import Page
from crawler.sources import load

SOURCE = load("us_fr_dea_documents")
JSON = "application/json; charset=utf-8"


@pytest.fixture(scope="module")
def register(shared: Path) -> Path:
    return shared / "federal_register"


def raw_texts(register: Path) -> Iterator[tuple[str, str]]:
    for path in sorted([*register.glob("fulltext/*.txt"), *register.glob("single/*.txt")]):
        text = path.read_text(encoding="utf-8")
        if "<pre>" in text:
            yield path.name, text


def test_every_record_of_an_answer_reads(register: Path) -> None:
    body = gzip.decompress((register / "fr_api_documents_sample.json.gz").read_bytes())
    records = json.loads(body)["results"]
    answer = Page(url=SOURCE.listings[0], body=body, media_type=JSON)
    links = SOURCE.links(answer)
    assert len({SOURCE.document_id(link.key) for link in links}) == len(records) == 1000
    assert all(len(link.parts) == 1 for link in links)
    # Decoding 4 MB a thousand times takes half a minute: each record is read in an answer of its
    # own, a few in the whole.
    for link, record in zip(links, records, strict=True):
        alone = json.dumps({"count": 1, "results": [record]}).encode()
        document = SOURCE.read(Page(url=answer.url, body=alone, media_type=JSON, record=link.key))
        assert document.number == record["document_number"]
        assert document.published_on is not None
        assert document.published_on.isoformat() == record["publication_date"]
        assert document.title
        assert bool(document.text) == bool(record["abstract"])
        assert document.details["type"] == record["type"]
        assert document.details["agencies"].count(";") == len(record["agencies"]) - 1
        assert all(document.details.values())
    for link in links[::250]:
        assert SOURCE.read(replace(answer, record=link.key)).number == link.key
    corrections = [link.key for link in links if link.key.startswith("C1-")]
    assert corrections
    assert str(SOURCE.next_page(answer)).startswith("https://www.federalregister.gov/api/v1/")


def test_corrections_name_what_they_correct(register: Path) -> None:
    records = json.loads(
        gzip.decompress((register / "fr_api_documents_sample.json.gz").read_bytes())
    )
    corrected = [record for record in records["results"] if record["correction_of"]]
    assert len(corrected) == 8
    for record in corrected:
        body = json.dumps({"results": [record]}).encode()
        document = SOURCE.read(
            Page(url="https://a.test/", body=body, record=record["document_number"])
        )
        assert re.fullmatch(r"[A-Z0-9]*-?\d{4}-\d{5}", document.details["correction_of"])


def test_the_recorded_page_of_a_small_set_names_its_next_page(register: Path) -> None:
    body = (register / "api_monument_watch.json").read_bytes()
    answer = Page(url=SOURCE.listings[0], body=body, media_type=JSON)
    assert len(SOURCE.links(answer)) == 5
    assert SOURCE.next_page(answer) == json.loads(body)["next_page_url"]


def test_single_records_read_with_their_raw_text(register: Path) -> None:
    read = 0
    for path in sorted(register.glob("single/*.json")):
        record = json.loads(path.read_bytes())
        raw = path.with_suffix(".txt").read_bytes()
        if b"<pre>" not in raw:
            continue  # 2026-02431: a 404 page was served
        page = Page(
            url=SOURCE.listings[0],
            body=json.dumps({"results": [record]}).encode(),
            record=record["document_number"],
            parts=(Page(url=record["raw_text_url"], body=raw, media_type="text/plain"),),
        )
        document = SOURCE.read(page)
        assert f"SUMMARY: {record['abstract'][:30]}" in document.text
        assert "[[Page" not in document.text
        read += 1
    assert read == 3


def test_nothing_of_a_raw_text_is_lost_but_header_page_markers_and_rules(register: Path) -> None:
    texts = dict(raw_texts(register))
    assert len(texts) == 7
    for name, html in texts.items():
        raw = re.sub(r"</?[A-Za-z][^<>]*>", "", html.replace("<bullet>", "\u2022"))
        raw = unescape(raw).partition("[FR Doc No:")[2].partition("]")[2]
        raw = re.sub(r"\[\[Page \d+\]\]|^ *[-=]{10,} *$", "", raw, flags=re.MULTILINE)
        text = register_text(Page(url="", body=html.encode()))
        assert "".join(text.split()) == "".join(raw.split()), name
        assert "[[Page" not in text
        assert "\n\n\n" not in text


def test_paragraphs_of_a_final_rule_are_whole(register: Path) -> None:
    (html,) = (html for name, html in raw_texts(register) if "2026-02288" in name)
    text = register_text(Page(url="", body=html.encode()))
    paragraphs = text.split("\n\n")
    # Cut by a page's end on paper, in the middle of a sentence and between two.
    assert "The nature of medical intervention at the incident site" in text
    assert "when an EMS vehicle storing controlled substances must be locked. An emergency" in text
    assert "C. Background" in paragraphs
    assert "non-practitioners that transport" in text
    assert "``[f]or the purpose of enabling emergency medical services professionals" in text
    # Of 536 paragraphs two begin with a small letter: headings ("a. Standing Orders").
    assert [p for p in paragraphs if p[:1].islower() and p[1] != "."] == []
