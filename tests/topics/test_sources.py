"""What sources ask for is the topic's, whichever it is."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from crawler.sources import load, names
from enforcement.topics import topic
from tests.sources.checks import check_statement

XYLAZINE = topic("xylazine")
#: Those whose server is asked for the topic's words.
ASKED = {
    "us_clinical_trials": "query.intr=xylazine&",
    "us_courtlistener_dockets": "&q=xylazine&",
    "us_courtlistener_opinions": "&q=xylazine",
    "us_dea_press_releases": "?keywords=xylazine",
    "us_fr_ketamine_documents": "conditions%5Bterm%5D=xylazine&",
    "us_gdelt_news": "?query=xylazine+sourcecountry",
    "us_openfda_drug_recalls": "?search=product_description:xylazine&",
    "us_openfda_drug_shortages": "?search=generic_name:xylazine&",
    "us_pubmed_articles": "term=%28xylazine%5Btiab%5D%29+AND+%28overdose%5Btiab%5D+OR",
    "us_regulations_gov_documents": "filter%5BsearchTerm%5D=xylazine&",
}


@pytest.mark.parametrize("name", names())
def test_every_source_asks_for_the_topic_and_for_no_other(name: str) -> None:
    source, shipped = load(name, XYLAZINE), load(name)
    check_statement(source)
    said = "".join((source.home, *source.listings, source.listing_body.decode()))
    assert "ketamine" not in said
    assert source.topic == XYLAZINE
    assert shipped.topic == topic("ketamine")
    if name in ASKED:
        assert ASKED[name] in source.listings[0]
    elif "xylazine" not in said and name != "us_fda_compounding_pages":
        assert source.listings == shipped.listings


def test_the_bills_are_asked_for_in_the_body() -> None:
    assert (
        b'"query": "xylazine collection:BILLS"' in load("us_congress_bills", XYLAZINE).listing_body
    )


def test_standing_pages_are_the_topics() -> None:
    assert len(load("us_fda_compounding_pages", XYLAZINE).listings) == 1
    assert len(load("us_fda_compounding_pages").listings) == 3


def test_no_code_names_the_drug() -> None:
    root = Path(__file__).resolve().parents[2]
    with (root / "pyproject.toml").open("rb") as file:
        build = tomllib.load(file)["tool"]["hatch"]["build"]
    packages = build["targets"]["wheel"]["packages"]
    files = [file for package in packages for file in (root / package).rglob("*.py")]
    assert len(files) > 100
    assert [f for f in files if "ketamine" in f.read_text(encoding="utf-8").lower()] == []
