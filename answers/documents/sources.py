"""How every source is, what its looks have shown, and why that is so."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from answers.asking.page import WHOLE, Page
from answers.source_health import State, source_state
from crawler.feed_faults import wrong_feeds
from crawler.followed_sources import followed_names, missing_keys
from crawler.sources import names as all_names
from store.config import Settings
from store.health.level_shifts import Week, fallen_levels
from store.log.database import Engine, reading
from store.log.events import Outcome
from store.privacy.masking import masked, masks_at
from store.views.as_of import sources_at
from store.views.following import followed_views
from store.views.views import SourceState, source_states, weekly_counts


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceStatus:
    """One source, followed or not; times in UTC, None where it was never looked at."""

    name: str
    state: State
    #: In one sentence for a person.
    why: str
    #: The last look, and what came of it.
    checked_at: datetime | None = None
    outcome: Outcome | None = None
    #: When a look last recorded anything.
    last_news: datetime | None = None
    #: The last day on which anything new was on offer, and the newest date that ever was.
    last_offered: date | None = None
    newest: date | None = None
    #: The newest day that showed the publisher at work, on topic or not, where it is asked.
    pulse: date | None = None
    #: The usual number of days from one day with news on offer to the next, once that is learned.
    expected_gap: float | None = None
    #: Documents that are kept.
    documents: int = 0
    #: A year of looks, a letter a day (UTC) up to `last_day`: n with news on offer, a full stop
    #: without, a blank where no look went well. Days before the first look are told by the dates
    #: that the publisher gave.
    days: str | None = None
    last_day: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Sources:
    """Sources by name: those there are, those that are set, those that ever were looked at."""

    sources: tuple[SourceStatus, ...]
    #: How many there are, of which these are a part.
    total: int


#: What a look shows of a source.
_LOOKED_AT = tuple(field.name for field in fields(SourceStatus))[3:]


def sources(
    engine: Engine,
    settings: Settings,
    *,
    now: datetime,
    position: int | None = None,
    names: Collection[str] = (),
    followed: bool = False,
    problems: bool = False,
    page: Page = WHOLE,
) -> Sources:
    """The sources of these names, or all, as they are at `now` or were at a position of the log;
    only those that are followed, or that need somebody to see to them.

    Names of persons are hidden that are masked then. What is followed is what the settings say
    today: they are not in the log.
    """
    with reading(engine) as connection:
        masks = masks_at(connection, position)
    looked_at, seen = _seen(engine, position)
    states = {state.name: state for state in looked_at}
    chosen, keys = set(followed_names(settings)), missing_keys(settings)
    wrong = wrong_feeds(settings)
    rows = []
    known = sorted({*all_names(), *settings.feeds, *states})
    for name in known:
        if (names and name not in names) or (followed and name not in chosen):
            continue
        state = states.get(name)
        now_is, why = source_state(state, followed=name in chosen, key=keys.get(name, ""), now=now)
        if name in wrong and name not in chosen:  # a source that ships is as it is
            now_is, why = "broken", ""
        fallen = [*fallen_levels(seen.get(name, ()), now.date())]
        if problems and (now_is == "off" or (now_is == "ok" and not fallen)):
            continue
        shown = masked("; ".join(filter(None, (why, wrong.get(name), *fallen))), masks)
        rows.append(_status(name, now_is, shown, state))
    return Sources(sources=page.of(rows), total=len(rows))


def _status(name: str, now_is: State, why: str, state: SourceState | None) -> SourceStatus:
    looked_at = {name: getattr(state, name) for name in _LOOKED_AT} if state else {}
    return SourceStatus(name=name, state=now_is, why=why, **looked_at)


def _seen(
    engine: Engine, position: int | None
) -> tuple[Sequence[SourceState], Mapping[str, Sequence[Week]]]:
    """What looks have shown, and what was first seen in each week, by now or a position."""
    if position is None:
        with followed_views(engine) as connection:
            return source_states(connection), weekly_counts(connection)
    with reading(engine) as connection:
        then = sources_at(connection, position)
    return then.states, then.weeks
