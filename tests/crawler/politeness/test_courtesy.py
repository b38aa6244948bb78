"""How the requests of the day are counted, and whose they are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from crawler.politeness.courtesy import day_after, host_of, requests_sent_today
from store.log import log
from store.log.database import open_store, reading, writing
from store.log.events import SourceChecked

_NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def test_the_requests_of_a_day_are_those_of_all_sources_since_midnight_utc(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    for source, at, requests in (
        ("a", _NOON - timedelta(hours=13), {"www.agency.example": 400}),  # yesterday
        ("a", _NOON - timedelta(hours=11), {"www.agency.example": 4, "api.agency.example": 1}),
        ("b", _NOON, {"www.agency.example": 3}),
    ):
        event = SourceChecked(checked_at=at, outcome="ok", requests=requests)
        with writing(store) as connection:
            log.append(connection, [log.NewEvent(stream=f"source/{source}", event=event)], now=at)
    with reading(store) as connection:
        assert requests_sent_today(connection, _NOON) == {
            "www.agency.example": 7,
            "api.agency.example": 1,
        }
        assert requests_sent_today(connection, _NOON + timedelta(days=1)) == {}
    store.dispose()


def test_a_day_ends_at_midnight_utc() -> None:
    assert day_after(_NOON) == datetime(2026, 3, 5, tzinfo=UTC)
    assert day_after(day_after(_NOON)) == datetime(2026, 3, 6, tzinfo=UTC)


def test_an_address_that_is_none_has_no_host() -> None:
    assert host_of("https://www.agency.example:8443/a") == "www.agency.example"
    assert host_of("http://[") == host_of("data:text/html,a") == ""
