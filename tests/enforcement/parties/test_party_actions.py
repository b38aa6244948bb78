"""Of whom a text says what was done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.claims import Party
from enforcement.parties.party_actions import outcomes
from enforcement.reading.text_reading import read_text
from enforcement.text.passage import Announcement, passage

NAMES = ("Orla Quennell", "Bram Tolliver")


def told(
    text: str, names: tuple[str, ...] = NAMES, title: str = "Verdicts"
) -> set[tuple[str, str]]:
    given = Announcement(id="x", title=title, text=text, office="USAO")
    reading = read_text(given)
    whole = f"{title}\n{text}"
    parties = [
        Party(name=name, type="person", role="defendant", quote=name, start=at, end=at + len(name))
        for name in names
        if (at := whole.find(name)) >= 0
    ]
    found = outcomes(passage(given), reading.actions, parties)
    assert all(whole[one.start : one.end] == one.quote for one in found)
    return {(one.name.split()[-1], one.kind) for one in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Orla Quennell pleaded guilty and was sentenced to 18 months in prison.",
            {("Quennell", "plea"), ("Quennell", "sentence")},
        ),
        (
            "Orla Quennell was convicted by a jury, and Bram Tolliver was acquitted.",
            {("Quennell", "conviction"), ("Tolliver", "acquittal")},
        ),
        ("A jury acquitted Bram Tolliver of conspiracy.", {("Tolliver", "acquittal")}),
        (
            "Orla Quennell and Bram Tolliver were arrested.",
            {("Quennell", "arrest"), ("Tolliver", "arrest")},
        ),
        (
            "Orla Quennell was a doctor. Tolliver, Bram Tolliver, was arrested. She was not there.",
            {("Tolliver", "arrest")},
        ),
        (
            "Orla Quennell was arrested. Her co-defendant was acquitted.",
            {("Quennell", "arrest")},
        ),
    ],
)
def test_whose_it_is(text: str, expected: set[tuple[str, str]]) -> None:
    assert told(text) == expected


@given(st.lists(st.sampled_from([*NAMES, "was acquitted", "and", ".", "pleaded guilty"])))
def test_no_act_is_added_and_every_quote_is_verbatim(words: list[str]) -> None:
    text = " ".join(words)
    given = Announcement(id="x", title="", text=text)
    assert {kind for _, kind in told(text, title="")} <= {
        act.kind for act in read_text(given).actions
    } | {"plea"}
