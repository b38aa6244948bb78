"""What `blotter serve` measures, as Prometheus reads it (text format 0.0.4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING

from answers.clock.schedule import Schedule, schedule
from answers.documents.sources import SourceStatus, sources
from scheduler.all_work import AllWork
from store.closing import closing_stores
from store.config import Settings
from store.log.database import open_store

if TYPE_CHECKING:
    from prometheus_client.metrics_core import Metric

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
NEEDS_EXTRA = "metrics need the extra `metrics`: pip install 'enforcement-blotter[metrics]'"
#: How a letter may go, as its counter has it.
_OUTCOMES = {"sent": "sent", "refused": "refused", "again": "deferred"}
#: States of sources that nobody looks at.
_NOT_LOOKED_AT = ("off", "needs key")


class NeedsExtraError(RuntimeError):
    """The library that writes metrics is not installed."""


def can_measure() -> bool:
    """Whether the library that writes metrics is installed."""
    return find_spec("prometheus_client") is not None


@closing_stores()
def metrics(settings: Settings, all_work: AllWork, *, now: datetime) -> bytes:
    """All that is measured. Raises NeedsExtraError, and StoreError where the database is away."""
    if not can_measure():
        raise NeedsExtraError(NEEDS_EXTRA)
    from prometheus_client import CollectorRegistry, generate_latest
    from prometheus_client.registry import Collector

    engine = open_store(settings.database_url)
    # What is behind is told before the rest brings it up to date.
    planned = schedule(engine, settings, now=now)
    looked_at = sources(engine, settings, now=now).sources

    class Measured(Collector):
        def collect(self) -> Iterator[Metric]:
            yield from _of_sources(looked_at)
            yield from _of_letters(planned, all_work)
            yield from _of_work(planned, all_work)

    registry = CollectorRegistry()
    registry.register(Measured())
    return generate_latest(registry)


def _of_sources(rows: tuple[SourceStatus, ...]) -> Iterator[Metric]:
    from prometheus_client.core import GaugeMetricFamily

    last = GaugeMetricFamily(
        "blotter_last_look_timestamp_seconds",
        "When a source was looked at last.",
        labels=["source"],
    )
    failed = GaugeMetricFamily(
        "blotter_last_look_failed", "Whether the last look failed or was walled.", labels=["source"]
    )
    for row in rows:
        if row.checked_at is not None and row.state not in _NOT_LOOKED_AT:
            last.add_metric([row.name], row.checked_at.timestamp())
            failed.add_metric([row.name], float(row.outcome in ("failed", "walled")))
    yield from (last, failed)


def _of_letters(planned: Schedule, all_work: AllWork) -> Iterator[Metric]:
    from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

    sent = [letter.last for letter in planned.letters if letter.last and letter.end == "sent"]
    yield GaugeMetricFamily(
        "blotter_last_letter_timestamp_seconds",
        "When the last letter was sent; 0 for never.",
        max(sent).timestamp() if sent else 0,
    )
    yield GaugeMetricFamily(
        "blotter_letters_waiting",
        "Letters that were handed over and are not known to have been taken.",
        sum(letter.end == "handed over" for letter in planned.letters),
    )
    counted = CounterMetricFamily(
        "blotter_letters", "Letters by how handing them over went.", labels=["outcome"]
    )
    for outcome, shown in _OUTCOMES.items():
        counted.add_metric([shown], all_work.letter_outcomes.get(outcome, 0))
    yield counted


def _of_work(planned: Schedule, all_work: AllWork) -> Iterator[Metric]:
    from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

    lag = GaugeMetricFamily(
        "blotter_read_model_lag_events",
        "Events of the log that a read model has not taken in.",
        labels=["read_model"],
    )
    for model in planned.read_models:
        lag.add_metric([model.name], model.behind)
    idle = GaugeMetricFamily(
        "blotter_idle_seconds", "Since a piece of work last ended.", labels=["work"]
    )
    failures = CounterMetricFamily(
        "blotter_failed_wakings", "Wakings that came to an error.", labels=["work"]
    )
    for work in all_work.works:
        idle.add_metric([work.name], work.silence().total_seconds())
        failures.add_metric([work.name], work.failures)
    yield from (lag, idle, failures)
