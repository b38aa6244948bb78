"""A docket entry by entry."""

from __future__ import annotations

from datetime import date

import pytest

from enforcement.reading.dated_entries import dated_entries
from enforcement.reading.dockets.docket_entries import ReadEntry, read_entries
from enforcement.text.passage import Announcement
from tests.enforcement.reading.dockets.dockets import a_docket


def entries(*written: str) -> tuple[ReadEntry, ...]:
    found = read_entries(a_docket(*written))
    assert found is not None
    return found.entries


def acts(entry: ReadEntry) -> list[tuple[str, str, str]]:
    return [(act.kind, act.status, act.name) for act in entry.acts]


def test_each_entry_has_its_day_its_number_its_words_and_its_acts() -> None:
    charge, motion, judgment = entries(
        "2031-04-02, document 1\nINDICTMENT as to Odile Farrow (1).\n\nThe grand jury charges:",
        "2031-06-01, document 20: Motion\nMOTION to Continue by Odile Farrow.",
        "2032-02-20, document 74: Judgment\nJUDGMENT as to Odile Farrow (1): 57 months in prison.",
    )
    assert (charge.day, charge.number) == (date(2031, 4, 2), "1")
    assert charge.text == "INDICTMENT as to Odile Farrow (1).\n\nThe grand jury charges:"
    assert acts(charge) == [("charge", "charged", "Odile Farrow")]
    assert (motion.text, acts(motion)) == ("MOTION to Continue by Odile Farrow.", [])
    (sentence,) = judgment.acts
    assert sentence.sentence is not None
    assert (sentence.name, sentence.sentence.prison_months) == ("Odile Farrow", 57)


def test_of_two_entries_in_the_same_words_each_has_its_acts() -> None:
    twice = "2031-04-02\nINDICTMENT as to Odile Farrow (1)."
    assert [len(entry.acts) for entry in entries(twice, twice)] == [1, 1]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (": Judgment\nJUDGMENT as to Odile Farrow.", "JUDGMENT as to Odile Farrow."),
        (": Ruling\nORDER denying 3 Motion.", "Ruling:\n\nORDER denying 3 Motion."),
        (": Sealed Ruling", "Sealed Ruling"),
    ],
)
def test_the_title_of_an_entry_is_said_once(written: str, text: str) -> None:
    (entry,) = entries(f"2031-04-02, document 4{written}")
    assert entry.text == text


def test_what_is_no_docket_has_no_entries() -> None:
    text = Announcement(id="one", title="A man was charged", text="On 2031-04-02 he was charged.")
    assert read_entries(text) is None


@pytest.mark.parametrize(
    "day",
    ["2031-04-02", "April 2, 2031", "4/2/2031", "2 April 2031", "[04/02/2031]", "- Apr. 2, 2031"],
)
@pytest.mark.parametrize("mark", [":", " \u2013", " -", "\n"])
def test_any_list_of_days_is_cut_at_them(day: str, mark: str) -> None:
    text = f"Updates\n\n{day}{mark} First.\n\n{day}{mark} Second, of 5/1/2031."
    found = dated_entries(Announcement(id="one", title="Updates", text=text))
    assert found is not None
    assert (found.head, [it.text for it in found.entries]) == (
        "Updates",
        ["First.", "Second, of 5/1/2031."],
    )
    assert {it.day for it in found.entries} == {date(2031, 4, 2)}


@pytest.mark.parametrize(
    "text",
    [
        "April 2, 2031: one day alone is no list.",
        "April 2, 2031 was a good day.\n\nApril 3, 2031 was better.",
        "On April 2, 2031: this.\n\nOn April 3, 2031: that.",
        "The hearing of April 2, 2031: postponed\n\nThat of April 3, 2031: held",
        "",
    ],
)
def test_prose_is_no_list(text: str) -> None:
    assert dated_entries(Announcement(id="one", title="Updates", text=text)) is None
