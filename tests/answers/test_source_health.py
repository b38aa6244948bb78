from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from answers.source_health import State, condition_news, health, source_state
from store.health.freshness import Condition, Freshness
from store.views.views import ConditionChange, SourceState
from tests.scheduler.examples import NOW

NEW_YORK = ZoneInfo("America/New_York")


def a_state(
    condition: Condition = "fresh",
    *,
    checked_at: datetime = NOW,
    reason: str = "",
    last_offered: date | None = None,
    last_news: datetime | None = None,
    pulse: date | None = None,
) -> SourceState:
    return SourceState(
        name="us_example",
        checked_at=checked_at,
        outcome="ok",
        reason=reason,
        last_ok=NOW,
        last_news=last_news,
        pulse=pulse,
        newest=None,
        documents=0,
        condition=condition,
        since=NOW,
        due_by=checked_at + timedelta(days=2),
        last_offered=last_offered,
    )


def turn(
    source: str, position: int, before: Condition | None, now_is: Condition, days: int = 0
) -> ConditionChange:
    at = NOW + timedelta(days=days)
    return ConditionChange(
        position=position, source=source, at=at, before=before, condition=now_is, reason=""
    )


@pytest.mark.parametrize("found", ["fresh", "quiet", "walled", "failed"])
def test_the_last_look_decides(found: Condition) -> None:
    (one,) = health([a_state(found)], ["us_example"], now=NOW)
    assert one.condition == found


def test_a_source_is_stale_once_a_look_is_overdue() -> None:
    (one,) = health([a_state(checked_at=NOW - timedelta(hours=49))], ["us_example"], now=NOW)
    assert one.condition == "stale"


def test_a_source_without_a_look_was_never_looked_at() -> None:
    assert health([], ["us_example"], now=NOW) == [
        Freshness(source="us_example", condition="never looked at")
    ]


def test_a_source_that_is_no_longer_followed_is_left_out() -> None:
    assert health([a_state()], [], now=NOW) == []


@pytest.mark.parametrize(
    ("state", "said", "why"),
    [
        (None, "never looked at", "not looked at yet"),
        (a_state(last_offered=NOW.date()), "ok", "last something new today"),
        (a_state(last_offered=date(2026, 3, 1)), "ok", "last something new yesterday"),
        (a_state(last_offered=date(2026, 2, 25)), "ok", "last something new 5 days ago"),
        (a_state(), "ok", ""),
        (
            a_state(pulse=date(2026, 2, 27), last_news=NOW - timedelta(days=40)),
            "ok",
            "the publisher is at work, on 27 Feb last; of the topic something new 40 days ago",
        ),
        (a_state(pulse=date(2026, 2, 27)), "ok", "the publisher is at work, on 27 Feb last"),
        (a_state("quiet", reason="nothing new for 9 days"), "quiet", "nothing new for 9 days"),
        (a_state("failed", reason="HTTP 500"), "broken", "HTTP 500"),
        (a_state("walled", reason="akamai"), "walled", "akamai"),
        (a_state(checked_at=NOW - timedelta(days=4)), "stale", "not looked at for 4 days"),
    ],
)
def test_how_a_source_is_said_in_one_sentence(
    state: SourceState | None, said: State, why: str
) -> None:
    assert source_state(state, followed=True, now=NOW) == (said, why)


def test_what_is_off_or_lacks_a_key_is_said_before_all_else() -> None:
    state = a_state("failed")
    assert source_state(state, followed=False, key="BLOTTER_KEY_X", now=NOW)[0] == "off"
    keyless = source_state(state, followed=True, key="BLOTTER_KEY_X", now=NOW)
    assert keyless == ("needs key", "BLOTTER_KEY_X is not set")


def test_a_change_is_said_once_and_once_when_it_is_over() -> None:
    went = [turn("us_a", 3, "fresh", "quiet", -2), turn("us_b", 4, "fresh", "walled", -1)]
    back = [turn("us_a", 9, "quiet", "fresh"), turn("us_b", 8, "walled", "failed")]
    now = NOW + timedelta(days=1)
    said = "us_a quiet since 28 Feb; us_b walled since 1 Mar"
    assert condition_news(went, now=now, zone=NEW_YORK) == said
    said = "us_a is back since 2 Mar; us_b failed since 2 Mar"
    assert condition_news(back, now=now, zone=NEW_YORK) == said
    assert condition_news([], now=now, zone=NEW_YORK) == ""


def test_a_source_whose_news_were_old_is_quiet_since_then_and_not_since_the_look() -> None:
    first = replace(turn("us_a", 3, None, "quiet"), last_offered=date(2025, 6, 1))
    said = "us_a quiet, no news since 1 Jun 2025"
    assert condition_news([first], now=NOW, zone=UTC) == said


def test_what_came_and_went_in_between_is_not_said() -> None:
    steps = [turn("us_a", 3, "fresh", "walled", -2), turn("us_a", 5, "walled", "fresh", -1)]
    assert condition_news(steps, now=NOW, zone=UTC) == ""


def test_a_first_look_is_only_said_where_it_went_wrong() -> None:
    steps = [turn("us_a", 1, None, "fresh"), turn("us_b", 2, None, "walled")]
    assert condition_news(steps, now=NOW, zone=UTC) == "us_b walled since 2 Mar"
