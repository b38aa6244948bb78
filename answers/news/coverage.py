"""How the sources are, and what has become of them since an earlier letter, in one line."""

from __future__ import annotations

from datetime import datetime

from answers.source_health import condition_news, health
from crawler.followed_sources import followed_names
from store.config import Settings
from store.health import freshness
from store.log.database import Engine, reading
from store.views.views import condition_changes, source_states


def coverage_line(settings: Settings, engine: Engine, until: int, now: datetime, since: int) -> str:
    """The line about the sources that are followed, for a letter about positions (since, until]."""
    with reading(engine) as connection:
        states = source_states(connection)
        steps = condition_changes(connection, since=since, until=until)
    names = followed_names(settings)
    sources = health(states, names, now=now)
    line = freshness.freshness_line(sources, now=now, zone=settings.timezone)
    steps = [step for step in steps if step.source in names]
    if source_news := condition_news(steps, now=now, zone=settings.timezone):
        line += f". Since the last letter: {source_news}"
    return line
