"""How long a server may ask to be left alone, and how its requests of the day are counted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.politeness.courtesy import (
    LONGEST_REST,
    day_after,
    host_of,
    requests_sent_today,
    rest_asked_for,
)
from store.log import log
from store.log.database import open_store, reading, writing
from store.log.events import SourceChecked

_NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stated", "rest"),
    [
        ("120", timedelta(minutes=2)),
        (" 3600 ", timedelta(hours=1)),
        ("Wed, 04 Mar 2026 13:00:00 GMT", timedelta(hours=1)),
        ("Wed, 04 Mar 2026 13:00:00 -0000", timedelta(hours=1)),
        ("999999999", LONGEST_REST),
        ("Fri, 31 Dec 2099 23:59:59 GMT", LONGEST_REST),
        ("0", None),
        ("-5", None),
        ("Wed, 04 Mar 2026 11:00:00 GMT", None),
        ("soon", None),
        ("", None),
        ("\u0661\u0662", None),
        ("9" * 5000, None),
    ],
)
def test_a_rest_is_asked_for_in_seconds_or_as_a_date(stated: str, rest: timedelta | None) -> None:
    assert rest_asked_for(stated, _NOON) == (_NOON + rest if rest else None)


@given(st.text())
def test_any_header_is_a_rest_of_at_most_a_week_or_none(stated: str) -> None:
    until = rest_asked_for(stated, _NOON)
    assert until is None or _NOON < until <= _NOON + LONGEST_REST


@given(st.integers(1, 7 * 86400))
def test_either_form_says_the_same(seconds: int) -> None:
    until = _NOON + timedelta(seconds=seconds)
    assert rest_asked_for(str(seconds), _NOON) == until
    assert rest_asked_for(format_datetime(until, usegmt=True), _NOON) == until


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
