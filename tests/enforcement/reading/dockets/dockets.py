"""Dockets for tests, laid out as their source lays them out. Every name is invented."""

from __future__ import annotations

from datetime import date

from enforcement.reading.dockets.docket_reading import DocketReading, read_docket
from enforcement.text.passage import Announcement

FILED = date(2031, 4, 2)


def a_docket(
    *entries: str,
    title: str = "United States v. Farrow",
    parties: str = "Basil Ondry; Odile Farrow; Rix Supply, Inc.; USA",
    number: str = "",
    cause: str = "",
    court: str = "District Court, W.D. Kentucky",
) -> Announcement:
    """A docket; an entry is its heading, a line feed, the clerk's words and its papers."""
    labels = {"Docket": number, "Parties": parties, "Cause": cause}
    head = [f"{label}: {value}" for label, value in labels.items() if value]
    body = [paragraph for entry in entries for paragraph in entry.split("\n", 1)]
    text = "\n\n".join([*head, *body])
    return Announcement(id="one", title=title, text=text, published_on=FILED, office=court)


def read(docket: Announcement) -> DocketReading:
    """What it says; it must be a docket."""
    found = read_docket(docket)
    assert found is not None
    return found


def roles(docket: Announcement) -> dict[str, str | None]:
    """The side of each of its parties."""
    return {party.name: party.role for party in read(docket).reading.parties}


def steps(docket: Announcement) -> list[tuple[str, str, str]]:
    """Kind, status and day of each of its acts."""
    return [(it.kind, it.status, str(it.day)) for it in read(docket).reading.actions]
