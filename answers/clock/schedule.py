"""What was done last by the clock, how it ended, what is next and when; from the log alone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from answers.clock.due_letters import last_look_ended
from answers.clock.due_looks import next_look
from answers.clock.read_models import ReadModel, read_models
from answers.clock.scheduled_letters import ScheduledLetter, scheduled_letters
from answers.clock.timetables import nightly_crawl
from crawler.followed_sources import followed_names, look_interval, missing_keys
from store.config import Settings
from store.health.wrong_clock import is_to_come
from store.log.database import Engine, reading
from store.privacy.masking import Masks, masked, masks_at
from store.views.following import followed_views
from store.views.views import SourceState, source_states


@dataclass(frozen=True, kw_only=True, slots=True)
class TroubledLook:
    """A source whose last look did not go as it should."""

    source: str
    #: As in `store.log.events.SourceChecked`.
    outcome: str
    reason: str
    checked_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class ScheduledLooks:
    """The followed sources that are looked at equally often; times in UTC."""

    #: Hours from look to look.
    every: float
    sources: int
    #: Those that are due now, those that were never looked at, those that want for a key.
    due: int
    never: int
    keyless: int
    #: Those whose last look is said to be still to come: a clock was wrong.
    doubtful: int
    #: When the last look at any of them ended, but for those; None where there was none.
    last: datetime | None
    troubled: tuple[TroubledLook, ...]
    #: When the first of them is due; None where none can be looked at.
    next: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Schedule:
    """What there is to do by the clock."""

    #: The moment that is answered for, UTC, and the zone of the settings.
    now: datetime
    zone: str
    looks: tuple[ScheduledLooks, ...]
    letters: tuple[ScheduledLetter, ...]
    #: How far behind the log the read models are.
    read_models: tuple[ReadModel, ...]


def schedule(engine: Engine, settings: Settings, *, now: datetime) -> Schedule:
    """What was done last, how it ended, and what is next, without the names that are masked now."""
    models = read_models(engine, settings)
    with followed_views(engine) as views:
        states = {state.name: state for state in source_states(views)}
    with reading(engine) as connection:
        masks = masks_at(connection)
        letters = tuple(scheduled_letters(connection, settings, states.values(), masks, now))
    return Schedule(
        now=now,
        zone=settings.timezone.key,
        looks=_looks(settings, states, masks, now),
        letters=letters,
        read_models=models,
    )


def _looks(
    settings: Settings, states: dict[str, SourceState], masks: Masks, now: datetime
) -> tuple[ScheduledLooks, ...]:
    keyless = missing_keys(settings)
    groups: dict[timedelta, list[str]] = {}
    for name in followed_names(settings):
        groups.setdefault(look_interval(name, settings), []).append(name)
    return tuple(
        _group(settings, every, names, keyless, states, masks, now)
        for every, names in sorted(groups.items())
    )


def _group(
    settings: Settings,
    every: timedelta,
    names: list[str],
    keyless: Collection[str],
    states: dict[str, SourceState],
    masks: Masks,
    now: datetime,
) -> ScheduledLooks:
    nightly = nightly_crawl(settings)
    ready = [name for name in names if name not in keyless]
    known = [states[name] for name in names if name in states]
    coming = [next_look(every, states.get(name), nightly, now) for name in ready]
    return ScheduledLooks(
        every=every / timedelta(hours=1),
        sources=len(names),
        due=coming.count(now),
        never=len(names) - len(known),
        keyless=len(names) - len(ready),
        doubtful=sum(is_to_come(state.checked_at, now=now) for state in known),
        last=last_look_ended((state.checked_at for state in known), now),
        troubled=tuple(_troubled(state, masks) for state in known if _is_troubled(state)),
        next=min(coming, default=None),
    )


def _is_troubled(state: SourceState) -> bool:
    return state.outcome in ("failed", "walled")


def _troubled(state: SourceState, masks: Masks) -> TroubledLook:
    return TroubledLook(
        source=state.name,
        outcome=state.outcome,
        reason=masked(state.reason, masks),
        checked_at=state.checked_at,
    )
