"""How long a server may ask to be left alone, and which looks a refusal is meant for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.politeness.host_rests import (
    LONGEST_REST,
    HostAtRest,
    HostRest,
    rest_asked_for,
    rests_in_log,
    spare_at_rest,
)
from store.log import log
from store.log.database import open_store, reading, writing
from store.log.events import SourceChecked

_NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
_HOUR = timedelta(hours=1)
_HOST = "www.agency.example"


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


def test_a_host_is_spared_until_the_moment_it_asked_for() -> None:
    rests = {_HOST: HostRest(until=_NOON, reason="refused-429")}
    with pytest.raises(HostAtRest, match="left alone until 2026-03-04 12:00 UTC"):
        spare_at_rest(_HOST, rests, _NOON - timedelta(seconds=1))
    spare_at_rest(_HOST, rests, _NOON)
    spare_at_rest("api.agency.example", rests, _NOON - timedelta(seconds=1))


def test_the_log_tells_which_hosts_are_at_rest_for_longest(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    for source, ago, resting in (
        ("a", LONGEST_REST + _HOUR, {"old.agency.example": _NOON + _HOUR}),  # as no server may ask
        ("b", 3 * _HOUR, {_HOST: _NOON + 2 * _HOUR, "over.agency.example": _NOON}),
        ("c", 2 * _HOUR, {_HOST: _NOON + _HOUR}),
        ("d", _HOUR, {}),
    ):
        at = _NOON - ago
        event = SourceChecked(checked_at=at, outcome="walled", reason=source, resting=resting)
        with writing(store) as connection:
            log.append(connection, [log.NewEvent(stream=f"source/{source}", event=event)], now=at)
    with reading(store) as connection:
        found = rests_in_log(connection, _NOON)
    store.dispose()
    assert found == {_HOST: HostRest(until=_NOON + 2 * _HOUR, reason="b")}
