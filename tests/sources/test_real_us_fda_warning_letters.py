"""FDA warning letters as they are really served (../shared/data/fda)."""

from __future__ import annotations

import csv
import json
import re
import tarfile
from datetime import date, datetime
from pathlib import Path

import pytest
from parsel import Selector

from crawler.source.page import Page
from crawler.source.publisher_dates import eastern_day
from crawler.sources import load
from store.log.document import Document

SOURCE = load("us_fda_warning_letters")


@pytest.fixture(scope="module")
def letters(shared: Path) -> dict[str, Document]:
    """Every letter, by the last part of its address."""
    read = {}
    with tarfile.open(shared / "fda" / "warning_letter_pages.tar.xz") as archive:
        for member in archive:
            if not (file := archive.extractfile(member)):
                continue
            body = file.read()
            url = Selector(text=body.decode()).css("link[rel=canonical]::attr(href)").get("")
            page = Page(url=url, body=body, media_type="text/html; charset=UTF-8")
            read[url.rsplit("/", 1)[-1]] = SOURCE.read(page)
    return read


@pytest.fixture(scope="module")
def rows(shared: Path) -> list[dict[str, str]]:
    path = shared / "fda" / "fda_all_warning_letters.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_letter_states_what_a_letter_states(letters: dict[str, Document]) -> None:
    assert len(letters) == 282
    for key, letter in letters.items():
        assert letter.id == SOURCE.document_id(key)
        assert letter.title == letter.details["company"]
        assert re.fullmatch(r"\d{6}", letter.number or ""), key
        assert date.fromisoformat(letter.details["issued_on"]) > date(2020, 1, 1)
        assert letter.published_on
        assert letter.details["office"]
        assert letter.details["product"]
        assert len(letter.text) > 4000, key


def test_no_text_holds_what_is_around_a_letter(letters: dict[str, Document]) -> None:
    for letter in letters.values():
        for around in ("Content current as of", "Delivery Method:", "More Warning Letters"):
            assert around not in letter.text


def test_one_letter_mentions_ketamine(letters: dict[str, Document]) -> None:
    assert sum("ketamine" in letter.text.lower() for letter in letters.values()) == 1


def test_letters_are_posted_when_the_list_says(
    letters: dict[str, Document], rows: list[dict[str, str]]
) -> None:
    posted = {}
    for row in rows:
        instant = Selector(text=row["Posted Date"]).css("time::attr(datetime)").get("")
        posted[row["Warning Letter URL"].rsplit("/", 1)[-1]] = eastern_day(
            datetime.fromisoformat(instant)
        )
    assert {key: letter.published_on for key, letter in letters.items()} == {
        key: posted[key] for key in letters
    }


def test_two_letters_in_three_are_not_asked_for(rows: list[dict[str, str]]) -> None:
    data = [
        [
            row["Posted Date"],
            row["Letter Issue Date"],
            f'<a href="{row["Warning Letter URL"]}">{row["Company Name"]}</a>',
            row["Issuing Office"],
            row["Subject"],
        ]
        for row in rows
    ]
    listing = Page(url=SOURCE.listings[0], body=json.dumps({"data": data}).encode())
    offered = {link.key for link in SOURCE.links(listing)}
    assert len(offered) == 1186  # of 1,187 rows; one address occurs twice
    tobacco = {row["Warning Letter URL"] for row in rows if "Tobacco" in row["Issuing Office"]}
    assert not {url.rsplit("/", 1)[-1] for url in tobacco} & offered
    cder = {row["Warning Letter URL"] for row in rows if "Drug Evaluation" in row["Issuing Office"]}
    assert {url.rsplit("/", 1)[-1] for url in cder} <= offered
