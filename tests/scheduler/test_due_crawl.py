from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from scheduler.child_process import Hear
from scheduler.due_crawl import crawl_due
from store.config import Settings
from store.lock import alone
from store.log import log
from store.log.database import Engine, writing
from store.log.events import Outcome, SourceChecked
from store.settings.crawling_tables import FeedSettings, SourceSettings

#: Wednesday, 03:00 in New York: half an hour after the nightly slot.
NIGHT = datetime(2026, 3, 4, 8, tzinfo=UTC)


@dataclass(kw_only=True)
class Crawler:
    """Records a look at each source it is told to crawl, as the real one does."""

    engine: Engine
    at: datetime = NIGHT
    crawled: list[list[str]] = field(default_factory=list)

    def __call__(self, command: Sequence[str], environment: Mapping[str, str], hear: Hear) -> int:
        names = list(command[command.index("crawler") + 1 :])
        self.crawled.append(names)
        for name in names:
            look(self.engine, name, self.at)
        return 0


def look(
    engine: Engine, name: str, at: datetime, outcome: Outcome = "ok", rest: datetime | None = None
) -> None:
    event = SourceChecked(checked_at=at, outcome=outcome, not_before=rest)
    with writing(engine) as connection:
        log.append(connection, [log.NewEvent(stream=f"source/{name}", event=event)], now=at)


@pytest.fixture
def crawler(engine: Engine) -> Crawler:
    return Crawler(engine=engine)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Two feeds."""
    feed = FeedSettings(url="https://agency.example/feed")
    feeds = {"board_a": feed, "board_b": feed}
    return msgspec.structs.replace(settings, feeds=feeds)


def test_after_three_missed_nights_there_is_one_crawl(
    settings: Settings, engine: Engine, crawler: Crawler
) -> None:
    for name in ("board_a", "board_b"):
        look(engine, name, NIGHT - timedelta(days=3))
    for minutes in (0, 5, 600):
        crawl_due(settings, NIGHT + timedelta(minutes=minutes), crawler)
    assert crawler.crawled == [["board_a", "board_b"]]


def test_what_was_looked_at_since_the_slot_is_left_alone(
    settings: Settings, engine: Engine, crawler: Crawler
) -> None:
    look(engine, "board_a", NIGHT - timedelta(minutes=20))
    crawl_due(settings, NIGHT, crawler)
    assert crawler.crawled == [["board_b"]]


def test_the_next_night_all_are_looked_at_again(settings: Settings, crawler: Crawler) -> None:
    crawl_due(settings, NIGHT, crawler)
    crawler.at = NIGHT + timedelta(days=1)
    crawl_due(settings, NIGHT + timedelta(hours=23), crawler)  # 02:00, before the slot
    crawl_due(settings, NIGHT + timedelta(days=1), crawler)
    assert len(crawler.crawled) == 2


def test_two_schedulers_on_one_database_crawl_once(settings: Settings, crawler: Crawler) -> None:
    threads = [
        threading.Thread(target=crawl_due, args=(settings, NIGHT, crawler)) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(crawler.crawled) == 1


def test_each_source_is_looked_at_in_its_own_cadence(
    settings: Settings, engine: Engine, crawler: Crawler
) -> None:
    """One every six hours, one every night, one every week, woken every hour for a week; it is an
    hour short, as the clock is put forward in it."""
    names = ("us_fda_medwatch", "us_dea_press_releases", "us_pubmed_articles")
    chosen = {**settings.sources, **dict.fromkeys(names, SourceSettings())}
    settings = msgspec.structs.replace(settings, feeds={}, sources=chosen)
    for hours in range(7 * 24 - 1):
        crawler.at = NIGHT + timedelta(hours=hours)
        crawl_due(settings, crawler.at, crawler)
    looks = [name for crawled in crawler.crawled for name in crawled]
    assert [looks.count(name) for name in names] == [28, 7, 1]


def test_a_source_that_is_walled_is_left_alone_for_its_time(
    settings: Settings, engine: Engine, crawler: Crawler
) -> None:
    six = NIGHT + timedelta(hours=6)
    look(engine, "board_a", NIGHT - timedelta(days=1), "walled", rest=six)
    look(engine, "board_b", NIGHT)
    for hours in (0, 5, 6):
        crawl_due(settings, NIGHT + timedelta(hours=hours), crawler)
    assert crawler.crawled == [["board_a"]]


def test_a_source_without_its_key_is_not_looked_at(settings: Settings, crawler: Crawler) -> None:
    name = "us_congress_bills"
    chosen = {**settings.sources, name: SourceSettings()}
    settings = msgspec.structs.replace(settings, feeds={}, sources=chosen)
    crawl_due(settings, NIGHT, crawler)
    assert crawler.crawled == []
    keyed = msgspec.structs.replace(settings, keys={"api_data_gov": "hush"})
    crawl_due(keyed, NIGHT, crawler)
    assert crawler.crawled == [[name]]


@pytest.mark.parametrize("lock", ["crawl", "crawler"])
def test_a_crawl_another_process_is_at_is_left_to_it_and_asked_for_soon(
    settings: Settings, engine: Engine, crawler: Crawler, lock: str
) -> None:
    with alone(engine, lock):
        done = crawl_due(settings, NIGHT, crawler)
    assert (done.elsewhere, done.next) == (True, NIGHT + timedelta(minutes=5))
    assert crawler.crawled == []
    assert crawl_due(settings, NIGHT, crawler).names == ("board_a", "board_b")


def test_without_sources_nothing_is_crawled(settings: Settings, crawler: Crawler) -> None:
    crawl_due(msgspec.structs.replace(settings, feeds={}), NIGHT, crawler)
    assert crawler.crawled == []


def test_a_crawl_that_fails_is_said_and_due_still(settings: Settings) -> None:
    def run(command: Sequence[str], environment: Mapping[str, str], hear: Hear) -> int:
        return 1

    for _ in range(2):
        done = crawl_due(settings, NIGHT, run)
        assert (done.names, done.code) == (("board_a", "board_b"), 1)


def test_when_the_next_source_is_due_is_said(
    settings: Settings, engine: Engine, crawler: Crawler
) -> None:
    done = crawl_due(settings, NIGHT, crawler)
    assert done.next == datetime(2026, 3, 5, 7, 30, tzinfo=UTC)
    look(engine, "board_b", NIGHT, "walled", rest=NIGHT + timedelta(days=2))
    look(engine, "board_a", NIGHT, "walled", rest=NIGHT + timedelta(days=3))
    assert crawl_due(settings, NIGHT, crawler).next == NIGHT + timedelta(days=2)
