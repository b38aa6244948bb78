from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from crawler.source.page import Page
from crawler.source.source import LayoutError
from crawler.sources import load
from tests.sources.recording import recorded

SOURCE = load("us_fda_warning_letters")
RECORDING = recorded(Path(__file__).parent / SOURCE.name)
(LETTER,) = RECORDING.pages.values()


def test_a_renewed_content_date_changes_nothing() -> None:
    """Neither "Content current as of" nor a new time stamp makes a revision."""
    renewed = LETTER.body.replace(b"2026-04-14T09:20:00Z", b"2026-06-20T09:20:00Z")
    renewed = renewed.replace(b"Wed, 06/17/2026 - 12:18", b"Sat, 06/20/2026 - 09:20")
    assert renewed != LETTER.body
    assert SOURCE.read(replace(LETTER, body=renewed)) == SOURCE.read(LETTER)


def test_a_changed_letter_is_a_changed_document() -> None:
    changed = replace(LETTER, body=LETTER.body.replace(b"non-sterile", b"sterile"))
    assert SOURCE.read(changed) != SOURCE.read(LETTER)


def test_a_letter_without_marcs_number_and_posting_date_still_reads() -> None:
    body = LETTER.body.replace(b"MARCS-CMS 790001", b"").replace(b"article:", b"gone:")
    letter = SOURCE.read(replace(LETTER, body=body))
    assert letter.number is None
    assert str(letter.published_on) == letter.details["issued_on"]
    assert "posted_on" not in letter.details


@pytest.mark.parametrize(
    "body", [b"", b"<title>Not found</title>", b"<h1 class='content-title'>Apology</h1>"]
)
def test_what_is_no_letter_is_refused(body: bytes) -> None:
    with pytest.raises(LayoutError, match="no warning letter"):
        SOURCE.read(replace(LETTER, body=body))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html></html>",
        b"[]",
        b"{}",
        b'{"data": null}',
        b'{"data": [["a", "b"]]}',
        b'{"data": [{}]}',
    ],
)
def test_what_is_no_list_is_refused(body: bytes) -> None:
    with pytest.raises(LayoutError):
        SOURCE.links(Page(url=SOURCE.listings[0], body=body))
