"""How the sources that are followed are, and what has changed with them. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, tzinfo
from typing import Literal

from store.health.freshness import Condition, Freshness, condition_at, day_in_words, no_news
from store.health.wrong_clock import is_to_come
from store.views.views import ConditionChange, SourceState

#: How a source is, as a person is told: a search's coverage calls an `ok` one fresh and a `broken`
#: one failed, which programs rely on.
State = Literal["ok", "quiet", "stale", "walled", "broken", "off", "needs key", "never looked at"]

_STATES: Mapping[Condition, State] = {"quiet": "quiet", "walled": "walled", "failed": "broken"}


def health(
    states: Iterable[SourceState], followed: Collection[str], *, now: datetime
) -> list[Freshness]:
    """How each followed source is, by name. A source without a state was never looked at."""
    known = {state.name: state for state in states}
    return [_one(name, known.get(name), now) for name in sorted(followed)]


def _one(name: str, state: SourceState | None, now: datetime) -> Freshness:
    if state is None:
        return Freshness(source=name, condition="never looked at")
    return Freshness(
        source=name,
        condition=_condition(state, now),
        last_ok=state.last_ok,
        last_offered=state.last_offered,
    )


def _condition(state: SourceState, now: datetime) -> Condition:
    return condition_at(state.condition, checked_at=state.checked_at, due_by=state.due_by, now=now)


def source_state(
    state: SourceState | None, *, followed: bool, key: str = "", now: datetime
) -> tuple[State, str]:
    """How a source is, followed or not, and why, in one sentence.

    `key` names the environment variable that is to hold its key, where that is not set.
    """
    if not followed:
        return "off", "not followed: [sources.NAME] enabled = true changes that"
    if key:
        return "needs key", f"{key} is not set"
    if state is None:
        return "never looked at", "not looked at yet"
    if is_to_come(state.checked_at, now=now):
        day = day_in_words(state.checked_at.date(), now.date())
        return "stale", f"the last look is said to be of {day}: a clock was wrong, it is due again"
    now_is = _condition(state, now)
    if now_is == "stale":
        return "stale", f"not looked at for {(now - state.checked_at).days} days"
    if now_is == "fresh":
        return "ok", _as_usual(state, now)
    return _STATES[now_is], state.reason


def _as_usual(state: SourceState, now: datetime) -> str:
    """What can be said of a source that is as it should be."""
    if state.pulse is not None:
        alive = f"the publisher is at work, on {day_in_words(state.pulse, now.date())} last"
        last = state.last_news
        return f"{alive}; of the topic something new {_ago(last.date(), now)}" if last else alive
    return f"last something new {_ago(state.last_offered, now)}" if state.last_offered else ""


def _ago(day: date, now: datetime) -> str:
    days = (now.date() - day).days
    return "today" if days <= 0 else "yesterday" if days == 1 else f"{days} days ago"


def condition_news(turns: Iterable[ConditionChange], *, now: datetime, zone: tzinfo) -> str:
    """What has become of the sources in a stretch of the log, in one line; empty where they are as
    they were. Days are given in `zone`.

    "us_a quiet, no news since 3 Nov; us_b is back since 4 Nov". What came and went in between is
    not told.
    """
    course: dict[str, list[ConditionChange]] = {}
    for turn in turns:
        course.setdefault(turn.source, []).append(turn)
    said = []
    for name, steps in sorted(course.items()):
        last = steps[-1]
        if last.condition == (steps[0].before or "fresh"):
            continue
        said.append(f"{name} {_turned(last, now.astimezone(zone).date(), zone)}")
    return "; ".join(said)


def _turned(turn: ConditionChange, today: date, zone: tzinfo) -> str:
    if turn.condition == "quiet" and turn.last_offered:
        return no_news(turn.last_offered, today)
    now_is = "is back" if turn.condition == "fresh" else turn.condition
    return f"{now_is} since {day_in_words(turn.at.astimezone(zone).date(), today)}"
