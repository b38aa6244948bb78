"""Nobody stands worse than a text says."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from enforcement.claims import TextReading
from enforcement.kinds import CLEARED, KINDS, is_undone
from enforcement.reading.text_reading import read_text
from enforcement.text.passage import Announcement
from tests.enforcement.no_worse import NEUTRAL, TOLD, UNDOING

NAMES = ("Orla Quennell", "Bram Tolliver", "Čedo Marrow", "Ada St. Holm")
#: A text with none of these words tells of no criminal step.
CRIMINAL = re.compile(
    r"accus|acquit|admi[st]|appreh|arraign|arrest|booked|charg|complaint|convict|counts?\b|crim"
    r"|custody|felon|guilt|handcuff|indict|information|jail|jur[yo]|plea|pled|prison|probation|prosecut|sentenc"
    r"|surrender|turned|verdict|serve|behind bars|nolo|contest",
    re.IGNORECASE,
)
STEPS = frozenset(("arrest", "charge", "plea", "conviction", "sentence"))
#: What may be said of one for whom it all came to nothing.
ENDED = frozenset(
    ("acquitted", "dismissed", "vacated", "pardoned", "commuted", "lifted", "penalty withdrawn")
)


def read(text: str) -> TextReading:
    return read_text(Announcement(id="x", title="Notice", text=text, office="U.S. Attorney"))


def held(reading: TextReading) -> set[str]:
    """The kinds of the acts that are given as standing against somebody."""
    return {
        act.kind
        for act in reading.actions
        if KINDS[act.kind].party_wording
        and act.kind not in CLEARED
        and not is_undone(act.kind, act.status)
    }


@pytest.mark.parametrize("undoing", UNDOING)
def test_an_undoing_beside_a_neutral_sentence_leaves_nothing_standing(undoing: str) -> None:
    for number, neutral in enumerate(NEUTRAL):
        name = NAMES[number % len(NAMES)]
        for text in (f"{neutral} {undoing}", f"{undoing} {neutral}"):
            reading = read(text.format(name=name))
            assert held(reading) == set(), text
            assert {word for party in reading.parties for word in party.standing} <= ENDED, text


def test_each_undoing_but_a_mistrial_is_told() -> None:
    for undoing in UNDOING:
        acts = read(undoing.format(name="Orla Quennell")).actions
        ended = any(act.kind in CLEARED or is_undone(act.kind, act.status) for act in acts)
        assert ended or "mistrial" in undoing, undoing


@pytest.mark.parametrize(("text", "undoing", "before", "after"), TOLD)
def test_a_text_with_its_undoing_leaves_the_party_where_that_says(
    text: str, undoing: str, before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    for whole, expected in ((text, before), (f"{text} {undoing}", after)):
        (party,) = read(whole).parties
        assert (party.name, party.standing) == ("Orla Quennell", expected)


@pytest.mark.parametrize("neutral", NEUTRAL)
def test_a_neutral_sentence_says_nothing_of_anybody(neutral: str) -> None:
    assert held(read(neutral.format(name="Orla Quennell"))) == set()


def _texts(shared: Path) -> Iterator[tuple[str, str]]:
    """Every twentieth title and text of the wire and of the inspector general's leads."""
    for path, body in (
        ("news_wire/newsworthy_archive.jsonl.gz", "body"),
        ("hhs_oig/hhs_oig_enforcement.jsonl.gz", "text"),
    ):
        with gzip.open(shared / path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number % 20 == 0:
                    row = json.loads(line)
                    yield row["title"] or "", row[body] or ""


def test_real_texts_without_a_criminal_word_tell_of_no_criminal_step(shared: Path) -> None:
    read_texts = 0
    for title, text in _texts(shared):
        if not CRIMINAL.search(f"{title}\n{text}"):
            reading = read_text(Announcement(id="x", title=title, text=text, office="HHS-OIG"))
            assert STEPS.isdisjoint(act.kind for act in reading.actions), title
            words = {word for party in reading.parties for word in party.standing}
            assert words.isdisjoint(KINDS[kind].party_wording for kind in STEPS), title
            read_texts += 1
    assert read_texts > 100
