"""Every source: how it is and why, now and as of a position; the log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from answers.asking.page import Page
from answers.documents.sources import SourceStatus, sources
from answers.log.log_events import LogPart, log_events
from answers.to_json import to_json
from crawler import sources as all_sources
from store.config import Settings, load
from store.log import log
from store.log.database import Engine, open_store, writing
from store.log.events import SourceChecked
from store.settings.crawling_tables import FeedSettings

NOW = datetime(2026, 3, 4, 15, 30, tzinfo=UTC)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A home that follows a feed beside what ships."""
    (tmp_path / "blotter.toml").write_text('[feeds.board]\nurl = "https://board.example/rss"\n')
    return load({"BLOTTER_HOME": str(tmp_path)})


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    """A store with two looks."""
    engine = open_store(settings.database_url)
    looks = {
        "board": SourceChecked(checked_at=NOW, outcome="ok", listed=5, newest=NOW.date()),
        "us_dea_press_releases": SourceChecked(
            checked_at=NOW - timedelta(days=1), outcome="walled", reason="akamai-denied"
        ),
    }
    with writing(engine) as connection:
        entries = [
            log.NewEvent(stream=f"source/{name}", event=look) for name, look in looks.items()
        ]
        log.append(connection, entries, now=NOW)
    yield engine
    engine.dispose()


def by_name(engine: Engine, settings: Settings, position: int | None) -> dict[str, SourceStatus]:
    rows = sources(engine, settings, now=NOW, position=position).sources
    assert [row.name for row in rows] == sorted(row.name for row in rows)
    return {row.name: row for row in rows}


def test_every_source_is_there_with_its_state(engine: Engine, settings: Settings) -> None:
    rows = by_name(engine, settings, None)
    assert set(rows) == {*all_sources.names(), "board"}
    assert (rows["board"].state, rows["board"].why) == ("ok", "last something new today")
    assert (rows["board"].checked_at, rows["board"].newest) == (NOW, NOW.date())
    assert rows["us_dea_press_releases"].state == "walled"
    assert rows["us_dea_press_releases"].why == "akamai-denied"
    assert rows["us_ny_ag_press_releases"].state == "off"
    assert rows["us_regulations_gov_documents"].state == "needs key"
    assert rows["us_regulations_gov_documents"].why.startswith("BLOTTER_KEY_")
    never = rows["us_hhs_oig_enforcement"]
    assert (never.state, never.checked_at, never.documents) == ("never looked at", None, 0)


def test_only_those_that_are_followed_or_in_trouble(engine: Engine, settings: Settings) -> None:
    every = by_name(engine, settings, None)
    followed = sources(engine, settings, now=NOW, followed=True)
    assert [row.name for row in followed.sources] == [
        name for name, row in every.items() if row.state != "off"
    ]
    assert followed.total == len(followed.sources) < len(every)
    page = sources(engine, settings, now=NOW, problems=True, page=Page(limit=2, offset=1))
    wrong = [name for name, row in every.items() if row.state not in ("off", "ok")]
    assert ([row.name for row in page.sources], page.total) == (wrong[1:3], len(wrong))


def test_a_feed_that_is_set_wrongly_is_told(engine: Engine, settings: Settings) -> None:
    feeds = {"inside": FeedSettings(url="http://10.0.0.1/feed")}
    wrong = msgspec.structs.replace(settings, feeds=feeds)
    row = by_name(engine, wrong, None)["inside"]
    assert row.state == "broken"
    assert row.why.startswith("feeds.inside.url: 10.0.0.1 is a private address")


def test_as_of_a_position(engine: Engine, settings: Settings) -> None:
    rows = by_name(engine, settings, 1)
    assert rows["board"].state == "ok"
    assert rows["us_dea_press_releases"].state == "never looked at"


def test_some_sources_as_json(engine: Engine, settings: Settings) -> None:
    assert to_json(sources(engine, settings, now=NOW, names=["board"])) == {
        "sources": (
            {
                "name": "board",
                "state": "ok",
                "why": "last something new today",
                "checked_at": "2026-03-04T15:30:00Z",
                "outcome": "ok",
                "last_news": None,
                "last_offered": "2026-03-04",
                "newest": "2026-03-04",
                "pulse": None,
                "expected_gap": None,
                "documents": 0,
                "days": "n",
                "last_day": "2026-03-04",
            },
        ),
        "total": 1,
    }


def test_the_log_event_by_event(engine: Engine) -> None:
    rows = [(one.position, one.type, one.stream) for one in log_events(engine, LogPart())]
    assert rows == [
        (1, "SourceChecked", "source/board"),
        (2, "SourceChecked", "source/us_dea_press_releases"),
    ]
    assert [one.position for one in log_events(engine, LogPart(after=1))] == [2]
    assert [one.recorded_at for one in log_events(engine, LogPart(upto=1))] == [NOW]
