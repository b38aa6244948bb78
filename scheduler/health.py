"""How the sources that are followed are: said in every letter. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from store.freshness import Freshness, condition
from store.views import SourceState


def health(
    states: Iterable[SourceState], followed: Collection[str], *, now: datetime
) -> list[Freshness]:
    """How each followed source is, by name. A source without a state was never looked at."""
    known = {state.name: state for state in states}
    return [_one(name, known.get(name), now) for name in sorted(followed)]


def _one(name: str, state: SourceState | None, now: datetime) -> Freshness:
    if state is None:
        return Freshness(source=name, condition="never looked at")
    found = condition(state.outcome, state.checked_at, now=now)
    return Freshness(source=name, condition=found, last_ok=state.last_ok)
