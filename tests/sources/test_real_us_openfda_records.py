"""Recalls and shortages as the FDA exports them (../shared/data/fda), in openFDA's names."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import Counter
from dataclasses import replace
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pytest

from crawler.source.page import Page
from crawler.source.source import Source
from crawler.sources import load
from enforcement.topics import topic
from store.log.document import Document

RECALLS = load("us_openfda_drug_recalls")
SHORTAGES = load("us_openfda_drug_shortages")
NDC = re.compile(r"\b\d{4,5}-\d{3,4}-\d{1,2}\b")

#: The exports' headings and openFDA's names.
RECALL = {
    "Product ID": "recall_number",
    "Event ID": "event_id",
    "Recalling Firm Name": "recalling_firm",
    "Product Description": "product_description",
    "Reason for Recall": "reason_for_recall",
    "Distribution Pattern": "distribution_pattern",
    "Event Classification": "classification",
    "Status": "status",
    "Center Classification Date": "report_date",
}
SHORTAGE = {
    "Generic Name": "generic_name",
    "Company Name": "company_name",
    "Presentation": "presentation",
    "Type of Update": "update_type",
    "Date of Update": "update_date",
    "Availability Information": "availability",
    "Related Information": "related_info",
    "Resolved Note": "resolved_note",
    "Reason for Shortage": "shortage_reason",
    "reason_for_shortage": "shortage_reason",
    "Therapeutic Category": "therapeutic_category",
    "Status": "status",
    "Change Date": "change_date",
    "Date Discontinued": "discontinued_date",
    "date_discontinued": "discontinued_date",
    "Initial Posting Date": "initial_posting_date",
}
Record = dict[str, str]


def exported(path: Path, names: dict[str, str], encoding: str) -> list[Record]:
    """An export's rows, each field under openFDA's name; headings may hold no-break spaces."""
    rows = csv.DictReader(StringIO(gzip.decompress(path.read_bytes()).decode(encoding)))
    return [
        {
            names.get(heading, heading): cell
            for said, cell in row.items()
            if said and (heading := " ".join(said.split()))
        }
        for row in rows
    ]


def read(source: Source, records: list[Record]) -> dict[str, Document]:
    body = json.dumps({"results": records}).encode()
    page = Page(url=source.listings[0], body=body, media_type="application/json")
    return {link.key: source.read(replace(page, record=link.key)) for link in source.links(page)}


@pytest.fixture(scope="module")
def recalls(shared: Path) -> list[Record]:
    rows = exported(shared / "fda" / "drug_recalls_ires.csv.gz", RECALL, "utf-8")
    return [row | {"report_date": row["report_date"].replace("-", "")} for row in rows]


@pytest.fixture(scope="module")
def copies(shared: Path) -> dict[str, list[Record]]:
    """The ketamine packages in each saved copy of the list, by file name."""
    found = {}
    for path in sorted((shared / "fda" / "drug_shortages").iterdir()):
        rows = exported(path, SHORTAGE, "cp1252")
        found[path.name] = [
            row | {"package_ndc": NDC.findall(row["presentation"])[0]}
            for row in rows
            if re.search(r"\bketamine", row["generic_name"], re.IGNORECASE)
        ]
    return found


def test_every_recall_of_ketamine_reads(recalls: list[Record]) -> None:
    named = [row for row in recalls if "ketamine" in row["product_description"].lower()]
    documents = read(RECALLS, named)
    assert len(recalls) == 16_908
    assert len(documents) == len(named) == 41
    for row in named:
        document = documents[row["recall_number"]]
        assert document.published_on
        assert document.published_on.isoformat().replace("-", "") == row["report_date"]
        assert topic().touches(f"{document.title}\n{document.text}")
        assert len(document.title) < 200
        assert document.details["status"] in ("Ongoing", "Completed", "Terminated")
        assert document.details["classification"] in ("Class I", "Class II", "Class III")
        assert all(value == " ".join(value.split()) for value in document.details.values())


def test_one_event_has_many_recalls(recalls: list[Record]) -> None:
    events = Counter(row["event_id"] for row in recalls)
    assert len(events) < len(recalls) / 2
    assert len({row["recall_number"] for row in recalls}) == len(recalls)


def test_each_package_of_ketamine_is_listed_once(copies: dict[str, list[Record]]) -> None:
    assert len(copies) == 18
    for name, records in copies.items():
        documents = read(SHORTAGES, records)
        assert len(documents) == len(records), name
        assert 10 <= len(records) <= 16
        for document in documents.values():
            assert document.text.startswith("Presentation: ")
            assert "\nStatus: Current" in document.text or "\nStatus: Resolved" in document.text
            if "initial_posting_date" in records[0]:
                assert document.published_on
                assert document.published_on.year == 2018


def test_what_is_only_reverified_reads_the_same(copies: dict[str, list[Record]]) -> None:
    dated = sorted(
        (name for name, records in copies.items() if "initial_posting_date" in records[0]),
        key=lambda name: (name[24:28], name[20:24]),
    )
    assert len(dated) == 10
    stamped = revised = 0
    for before, after in pairwise(dated):
        old, new = read(SHORTAGES, copies[before]), read(SHORTAGES, copies[after])
        stamps = {(row["package_ndc"], row["update_date"]) for row in copies[before]}
        for row in copies[after]:
            package = row["package_ndc"]
            if package in old:
                stamped += (package, row["update_date"]) not in stamps
                revised += old[package] != new[package]
    assert (stamped, revised) == (72, 59), "13 in 72 were only reverified"
