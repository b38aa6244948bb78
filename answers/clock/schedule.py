"""What was done last by the clock, how it ended, what is next and when; from the log alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Literal
from zoneinfo import ZoneInfoNotFoundError

from answers.clock.due_letters import Occasion, is_due, last_look_ended, next_letter, occasion
from answers.clock.due_looks import next_look
from answers.clock.mailable import newest_mailable
from answers.clock.read_models import ReadModel, read_models
from answers.clock.timetables import nightly_crawl
from crawler.followed_sources import followed_names, look_interval, missing_keys
from store.config import Settings
from store.health.wrong_clock import is_to_come
from store.log.database import Connection, Engine, reading
from store.log.letter_events import (
    Cadence,
    DigestRefused,
    DigestSent,
    Subscription,
    SubscriptionCreated,
)
from store.log.projections import catch_up
from store.privacy.masking import Masks, masked, masks_at
from store.subscriptions.active import ActiveStream, active_streams
from store.subscriptions.state import SubscriptionState
from store.views.views import SourceState, Views, source_states

#: How a subscription's last letter ended. `handed over`: it was prepared, and is tried again until
#: the server says yes or no.
LetterEnd = Literal["none yet", "sent", "refused", "handed over"]
#: Why a subscription is sent no letters for now. `unknown zone`: this machine does not know it.
Silence = Literal["", "paused", "not confirmed", "unknown zone"]


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
class ScheduledLetter:
    """A subscription's letters; times in UTC."""

    id: str
    cadence: Cadence
    #: When its last letter was sent, refused or handed over, and how it ended, with what the server
    #: said.
    last: datetime | None
    end: LetterEnd
    reason: str
    #: Why it is sent none for now; empty where it is.
    silent: Silence
    #: Whether one may be sent now, and its next slot after that; None where it is sent none.
    due: bool
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
    catch_up(engine, Views(engine))
    with reading(engine) as connection:
        masks = masks_at(connection)
        states = {state.name: state for state in source_states(connection)}
        letters = tuple(_letters(connection, settings, states.values(), masks, now))
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


def _letters(
    connection: Connection,
    settings: Settings,
    looks: Iterable[SourceState],
    masks: Masks,
    now: datetime,
) -> Iterable[ScheduledLetter]:
    last_look = last_look_ended((state.checked_at for state in looks), now)
    newest = newest_mailable(connection)
    occasion_of = partial(occasion, settings=settings, last_look=last_look, newest=newest, now=now)
    for stream in active_streams(connection):
        yield _letter(stream, occasion_of, settings, masks, now)


def _letter(
    stream: ActiveStream,
    occasion_of: Callable[[Subscription], Occasion],
    settings: Settings,
    masks: Masks,
    now: datetime,
) -> ScheduledLetter:
    state, (end, reason) = stream.state, _end(stream)
    silent, due, coming = _coming(state, occasion_of, settings, now)
    return ScheduledLetter(
        id=state.subscription.id,
        cadence=state.subscription.cadence,
        last=_last(state, end),
        end=end,
        reason=masked(reason, masks),
        silent=silent,
        due=due,
        next=coming,
    )


def _coming(
    state: SubscriptionState,
    occasion_of: Callable[[Subscription], Occasion],
    settings: Settings,
    now: datetime,
) -> tuple[Silence, bool, datetime | None]:
    """Why no letters are sent, whether one may be sent now, and its next slot after that."""
    if not state.is_sent_letters:
        return "not confirmed" if state.unconfirmed else "paused", False, None
    try:
        is_now = is_due(state, occasion_of(state.subscription), now=now)
        return "", is_now, next_letter(state.subscription, settings, now)
    except ZoneInfoNotFoundError:
        return "unknown zone", False, None


def _end(stream: ActiveStream) -> tuple[LetterEnd, str]:
    """How the last letter ended, since the subscription was made."""
    if stream.state.prepared is not None:
        return "handed over", "not known to have been taken; tried again"
    for recorded in reversed(stream.events):
        if isinstance(recorded.event, DigestSent):
            return "sent", ""
        if isinstance(recorded.event, DigestRefused):
            return "refused", recorded.event.reason
        if isinstance(recorded.event, SubscriptionCreated):
            break
    return "none yet", ""


def _last(state: SubscriptionState, end: LetterEnd) -> datetime | None:
    if end == "none yet":
        return None
    return state.prepared.prepared_at if state.prepared else state.last_done
