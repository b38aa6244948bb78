"""What Scrapy is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.politeness.scrapy_settings import (
    LONGEST_LOOK,
    look_deadline,
    process_settings,
    requests_a_day,
    scrapy_settings,
    user_agent,
)
from store.config import Settings
from store.settings.crawling_tables import CrawlSettings, FeedSettings, SourceSettings
from tests.crawler.fakes import Feed, Releases

_SETTINGS = Settings(home=Path("/nowhere"), contact="reader@agency.example")


class _Slow(Releases):
    delay = 30.0


def test_a_source_is_asked_slowly_one_request_at_a_time_under_our_name() -> None:
    told = scrapy_settings(_Slow("slow"), _SETTINGS, replay=False)
    assert told["HOST_DELAY"] == 30.0
    assert told["DOWNLOAD_DELAY"] == 0  # the turns at a host are enough
    handlers = told["DOWNLOAD_HANDLERS"]
    assert handlers["http"] == handlers["https"] == "crawler.politeness.host_turns.TurnHandler"
    assert told["CONCURRENT_REQUESTS_PER_DOMAIN"] == 1
    assert told["ROBOTSTXT_OBEY"] is True
    assert told["USER_AGENT"].startswith("Mozilla/5.0 (compatible; Blotter/")
    assert told["USER_AGENT"].endswith("; +mailto:reader@agency.example)")


def test_an_installation_may_set_delay_and_user_agent() -> None:
    chosen = SourceSettings(delay=0.0, user_agent="Reader/1")
    settings = Settings(home=Path("/nowhere"), sources={"slow": chosen})
    told = scrapy_settings(_Slow("slow"), settings, replay=False)
    assert (told["HOST_DELAY"], told["USER_AGENT"]) == (0.0, "Reader/1")


def test_a_feed_has_its_own() -> None:
    feed = FeedSettings(url="https://a.example/rss", delay=7.0, user_agent="Reader/2")
    settings = Settings(home=Path("/nowhere"), feeds={"news": feed})
    told = scrapy_settings(Feed("news"), settings, replay=False)
    assert (told["HOST_DELAY"], told["USER_AGENT"]) == (7.0, "Reader/2")
    assert user_agent("other", settings).startswith("Mozilla/5.0 (compatible; Blotter/")


def test_private_addresses_are_refused_unless_permitted() -> None:
    guard = "crawler.politeness.public_addresses.PublicAddresses"
    assert (
        guard in scrapy_settings(_Slow("slow"), _SETTINGS, replay=False)["DOWNLOADER_MIDDLEWARES"]
    )
    permitted = Settings(home=Path("/nowhere"), allow_private=True)
    told = scrapy_settings(_Slow("slow"), permitted, replay=False)
    assert guard not in told["DOWNLOADER_MIDDLEWARES"]
    resolver = "crawler.politeness.public_addresses.PublicResolver"
    assert process_settings(_SETTINGS)["TWISTED_DNS_RESOLVER"] == resolver
    assert "TWISTED_DNS_RESOLVER" not in process_settings(permitted)


def test_a_key_is_sent_where_there_is_one_and_only_to_the_listings() -> None:
    source = _Slow("slow", "https://api.agency.example/v1/search?q=ketamine")
    source.credential = "agency"  # type: ignore[misc]
    told = scrapy_settings(source, _SETTINGS, replay=False)
    sender = "crawler.politeness.credentials.ListingCredential"
    assert sender not in told["DOWNLOADER_MIDDLEWARES"]
    keyed = Settings(home=Path("/nowhere"), keys={"agency": "hush"})
    told = scrapy_settings(source, keyed, replay=False)
    assert told["CREDENTIAL_HEADER"] == ("X-Api-Key", "hush")
    assert told["CREDENTIAL_PLACES"] == ["https://api.agency.example"]
    assert sender in told["DOWNLOADER_MIDDLEWARES"]
    assert "hush" not in str(scrapy_settings(source, keyed, replay=True))


def test_requests_a_day_are_as_set_or_as_the_source_says() -> None:
    chosen = {"slow": SourceSettings(requests_a_day=20), "other": SourceSettings(delay=9.0)}
    feed = FeedSettings(url="https://a.example/rss", requests_a_day=7)
    settings = Settings(home=Path("/nowhere"), sources=chosen, feeds={"news": feed})
    found = [requests_a_day(_Slow(name), settings) for name in ("slow", "other", "news")]
    assert found == [20, 500, 7]


@pytest.mark.parametrize("replay", [True, False])
def test_nothing_but_http_can_be_opened(replay: bool) -> None:
    handlers = scrapy_settings(_Slow("slow"), _SETTINGS, replay=replay)["DOWNLOAD_HANDLERS"]
    assert {name for name, handler in handlers.items() if handler is None} == {
        *("data", "file", "ftp", "s3")
    }


def test_robots_txt_is_left_aside_only_for_a_stated_reason() -> None:
    source = _Slow("slow")
    source.robots_exception = "Its operator offers this API to programs."
    assert scrapy_settings(source, _SETTINGS, replay=False)["ROBOTSTXT_OBEY"] is False


def test_a_replay_asks_nobody_and_waits_for_nothing() -> None:
    told = scrapy_settings(_Slow("slow"), Settings(home=Path("/nowhere")), replay=True)
    handlers = told["DOWNLOAD_HANDLERS"]
    assert handlers["http"] == handlers["https"] == "crawler.archives.replay.ReplayHandler"
    assert "HOST_DELAY" not in told


def test_refusals_are_not_retried_and_refreshes_not_followed() -> None:
    told = scrapy_settings(_Slow("slow"), _SETTINGS, replay=False)
    assert not {403, 429, 503} & set(told["RETRY_HTTP_CODES"])
    assert told["METAREFRESH_ENABLED"] is False


@pytest.mark.parametrize(
    ("chosen", "deadline"),
    [
        (SourceSettings(delay=1.0, requests_a_day=20), 3600.0),
        (SourceSettings(delay=10.0, requests_a_day=500), 7500.0),
        (SourceSettings(delay=60.0, requests_a_day=5000), LONGEST_LOOK),
    ],
)
def test_a_look_may_take_what_its_requests_of_a_day_take(
    chosen: SourceSettings, deadline: float
) -> None:
    settings = Settings(home=Path("/nowhere"), sources={"slow": chosen})
    assert look_deadline(_Slow("slow"), settings) == deadline
    set_by_hand = Settings(home=Path("/nowhere"), crawl=CrawlSettings(deadline=9.0))
    assert look_deadline(_Slow("slow"), set_by_hand) == 9.0
