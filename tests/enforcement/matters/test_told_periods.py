"""Acts of a party that documents tell with a month or a year, beside those told with a day."""

from __future__ import annotations

from datetime import date

from enforcement.act_words import day_told, on_day_told
from enforcement.matters.standing.party_events import PartyEvent, first_told, when_done


def event(id: str, day: date | None = None, period: str = "", *, dated: bool = False) -> PartyEvent:
    quoted = {"quote": "pleaded guilty", "start": 0, "end": 14}
    told = {"day": day, "period": period, "dated": dated, "document": id}
    return PartyEvent(**quoted, **told, kind="plea", status="pleaded")  # type: ignore[arg-type]


EXACT = event("a", date(2025, 11, 6), dated=True)
LOOSE = event("b", period="2025-11")
PUBLISHED = event("c", date(2026, 2, 19))
OPEN = event("d")


def test_a_day_is_told_rather_than_its_month() -> None:
    assert first_told([LOOSE, EXACT, PUBLISHED, OPEN]) is EXACT


def test_a_month_is_told_rather_than_a_later_publication_or_nothing() -> None:
    assert first_told([OPEN, PUBLISHED, LOOSE]) is LOOSE
    assert first_told([OPEN]) is OPEN


def test_what_is_told_with_a_month_was_done_no_earlier_than_its_first_day() -> None:
    assert when_done(LOOSE) == date(2025, 11, 1)


def test_how_a_time_is_written() -> None:
    assert [day_told(it) for it in (EXACT, LOOSE, OPEN)] == ["2025-11-06", "2025-11", "undated"]
    assert [on_day_told(it) for it in (EXACT, LOOSE, OPEN)] == [" on 2025-11-06", " in 2025-11", ""]
