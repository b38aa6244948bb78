"""Invented announcements, and all that is read in each: a change of the reader shows in the diff.

`python -m tests.enforcement.readings.test_readings` records the readings anew in `expected.json`.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from enforcement.parties.party_actions import party_actions
from enforcement.reading.text_reading import read_text
from enforcement.text.passage import Announcement, passage

FOLDER = Path(__file__).parent
EXPECTED = FOLDER / "expected.json"


def announcements() -> list[Announcement]:
    lines = (FOLDER / "announcements.jsonl").read_text(encoding="utf-8").splitlines()
    rows = map(json.loads, lines)
    return [
        Announcement(**row | {"published_on": date.fromisoformat(row["published_on"])})
        for row in rows
    ]


def claims_of(announcement: Announcement) -> dict[str, Any]:
    """All that is read, as `expected.json` holds it: with quotes, without their offsets."""
    reading = read_text(announcement)
    done = party_actions(passage(announcement), reading.actions, reading.parties, reading.sentences)
    read = asdict(reading) | {"outcomes": [asdict(outcome) for outcome in done]}
    del read["whole"]
    plain: dict[str, Any] = json.loads(json.dumps(read, default=str))
    for claims in plain.values():
        for claim in claims if isinstance(claims, list) else []:
            del claim["start"], claim["end"]
    return plain


def recorded() -> dict[str, Any]:
    expected: dict[str, Any] = json.loads(EXPECTED.read_text(encoding="utf-8"))
    return expected


@pytest.mark.parametrize("announcement", announcements(), ids=lambda it: it.id)
def test_what_is_read_is_what_was_recorded(announcement: Announcement) -> None:
    assert claims_of(announcement) == recorded()[announcement.id]


def test_every_recorded_reading_is_of_an_announcement() -> None:
    ids = [announcement.id for announcement in announcements()]
    assert ids == list(recorded())


if __name__ == "__main__":
    read = {announcement.id: claims_of(announcement) for announcement in announcements()}
    EXPECTED.write_text(json.dumps(read, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
