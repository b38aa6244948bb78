"""What is a docket, and how it is laid out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.reading.dockets.docket_sheet import DocketSheet, docket_sheet
from enforcement.text.passage import Announcement, passage
from tests.enforcement.reading.dockets.dockets import a_docket


def laid_out(text: str, office: str = "") -> DocketSheet | None:
    return docket_sheet(passage(Announcement(id="one", title="A v. B", text=text, office=office)))


@pytest.mark.parametrize(
    "text",
    [
        "Parties: Odile Farrow; USA",
        "Docket: 3:31-cr-00042\n\n2031-04-02, document 1: Indictment",
        "2031-04-02, document 1: Indictment\n\nINDICTMENT as to Odile Farrow",
        "document 4-1: Exhibit\n\nMOTION to Seal",
    ],
)
def test_a_docket_begins_with_its_lines_or_an_entry(text: str) -> None:
    assert laid_out(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Odile Farrow was indicted.\n\nParties: Odile Farrow; USA",
        "Docket: 3:31-cr-00042\n\nThe doctor was indicted.",
        "2031-04-02\n\nOdile Farrow was indicted.",
        "Parties: ",
        "",
    ],
)
def test_other_texts_are_none(text: str) -> None:
    assert laid_out(text) is None


def test_a_day_alone_begins_an_entry_of_a_court() -> None:
    assert laid_out("2031-04-02\n\nAPPLICATION for a warrant", "District Court, D. Guam")


def test_an_entry_is_its_day_its_words_and_its_papers() -> None:
    docket = a_docket(
        "2031-04-02, document 1: Indictment\nINDICTMENT as to Odile Farrow"
        "\n\nCase 3:31-cr-00042 Page 1\n\nTHE\nJURY",
        "2031-05-06, document 7-2: Exhibit Judgment\nMOTION to Sever",
        "2031-05-06, document 7-3: Exhibit Plea\nPLEA of another",
    )
    sheet = docket_sheet(passage(docket))
    assert sheet is not None
    whole = sheet.whole
    first, second = sheet.entries
    assert (str(first.day), first.words.of(whole)) == (
        "2031-04-02",
        "INDICTMENT as to Odile Farrow",
    )
    assert (first.title.of(whole), len(first.papers)) == ("Indictment", 2)
    # The title of an attachment is no title of the entry, and a second paper of it has no words.
    assert (second.words.of(whole), second.title.of(whole)) == ("MOTION to Sever", "")
    assert [it.of(whole) for it in second.papers] == ["PLEA of another"]


def test_the_stamp_of_a_paper_is_no_word_of_the_clerk() -> None:
    sheet = laid_out("2031-04-02, document 1\n\nCase 3:31-cr-00042 Document 1 Page 1\n\nINDICTMENT")
    assert sheet is not None
    assert sheet.entries[0].words.of(sheet.whole) == ""


def test_a_case_may_be_spoken_of_by_the_clerk() -> None:
    sheet = laid_out("2031-04-02, document 1\n\nCase unsealed as to Odile Farrow")
    assert sheet is not None
    assert sheet.entries[0].words.of(sheet.whole) == "Case unsealed as to Odile Farrow"


@given(st.text(alphabet="Parties: \n;2031-04,document", max_size=300))
def test_any_text_is_read(text: str) -> None:
    sheet = laid_out(text)
    for entry in sheet.entries if sheet else ():
        for span in (entry.words, entry.title, *entry.papers):
            assert 0 <= span.start <= span.end <= len(sheet.whole)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "filling", ["2031-04-02\n\n", " \n", "document 1\n\n", "a\n", "Parties: a; b\n\n", " " * 40]
)
def test_a_long_text_is_laid_out(filling: str) -> None:
    text = f"Parties: a; b\n\n{filling * (100_000 // len(filling))}"
    assert laid_out(text) is not None
