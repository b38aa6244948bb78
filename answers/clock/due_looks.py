"""When a source is to be looked at, compared with how the last look at it went. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from answers.clock.timetables import Timetable, last_slot, next_slot
from store.health.wrong_clock import is_to_come
from store.views.views import SourceState

_DAY = timedelta(days=1)


def look_due(
    cadence: timedelta, state: SourceState | None, *, slot: datetime, now: datetime
) -> bool:
    """Whether to look at a source now; `state` is its last look, None if there was none.

    Never before the source's `not_before`. A cadence under a day is due when it has passed since
    the last look. Any other is due at a nightly slot (each, or every seventh, say), and at the next
    one after a look that failed. A look that was interrupted is due again at once. A look takes
    place some time after its slot. One at a time that is still to come was taken by a clock that
    was wrong: when, is unknown.
    """
    if state is None or is_to_come(state.checked_at, now=now):
        return True
    if state.not_before is not None and now < state.not_before:
        return False
    if state.interrupted:
        return True
    if cadence < _DAY:
        return now - state.checked_at >= cadence
    return slot - state.checked_at > _rest(cadence, state)


def next_look(
    cadence: timedelta, state: SourceState | None, nightly: Timetable, now: datetime
) -> datetime:
    """When a source is next due, UTC: `now` where it is."""
    if state is None or look_due(cadence, state, slot=last_slot(nightly, now), now=now):
        return now
    if cadence < _DAY:
        due = state.checked_at + cadence
    else:
        due = next_slot(nightly, state.checked_at + _rest(cadence, state))
    return max(due, state.not_before or due)


def _rest(cadence: timedelta, state: SourceState) -> timedelta:
    """How long before a nightly slot the last look must lie."""
    return timedelta() if state.outcome in ("failed", "walled") else cadence - _DAY
