"""What is followed: by default, by settings, and what lacks a key."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from crawler import sources
from crawler.followed_sources import followed_names, load_source, look_interval, missing_keys
from store.config import Settings
from store.settings.crawling_tables import FeedSettings, SourceSettings

_BOARD = FeedSettings(url="https://board.example/feed.xml")
_SETTINGS = Settings(home=Path("/nowhere"))


def test_every_source_says_itself_whether_it_is_followed() -> None:
    on = [name for name in sources.names() if sources.load(name).enabled]
    assert followed_names(_SETTINGS) == on
    assert len(on) < len(sources.names())


def test_settings_have_the_last_word_and_feeds_are_followed_too() -> None:
    on = "us_tx_ag_press_releases"
    off = "us_dea_press_releases"
    chosen = {on: SourceSettings(enabled=True), off: SourceSettings(enabled=False)}
    settings = Settings(home=Path("/nowhere"), sources=chosen, feeds={"board": _BOARD})
    found = followed_names(settings)
    assert on in found
    assert off not in found
    assert found[-1] == "board"


def test_a_setting_about_something_else_leaves_the_default() -> None:
    chosen = {"us_tx_ag_press_releases": SourceSettings(delay=60.0)}
    assert followed_names(Settings(home=Path("/nowhere"), sources=chosen)) == followed_names(
        _SETTINGS
    )


def test_what_lacks_a_key_is_named_with_the_variable_that_would_hold_it() -> None:
    named = dict.fromkeys(
        ("us_congress_bills", "us_regulations_gov_documents"), "BLOTTER_KEY_API_DATA_GOV"
    )
    assert missing_keys(_SETTINGS) == named
    assert missing_keys(Settings(home=Path("/nowhere"), keys={"api_data_gov": "k"})) == {}
    off = {name: SourceSettings(enabled=False) for name in named}
    assert missing_keys(Settings(home=Path("/nowhere"), sources=off)) == {}


def test_a_feed_is_looked_at_every_night_and_a_source_as_it_says() -> None:
    settings = Settings(home=Path("/nowhere"), feeds={"board": _BOARD})
    assert look_interval("board", settings) == timedelta(days=1)
    assert look_interval("us_pubmed_articles", settings) == timedelta(days=7)


def test_sources_and_feeds_are_loaded_by_name() -> None:
    settings = Settings(home=Path("/nowhere"), feeds={"board": _BOARD})
    assert load_source("board", settings).listings == ("https://board.example/feed.xml",)
    assert load_source("us_pubmed_articles", settings).name == "us_pubmed_articles"
    with pytest.raises(KeyError):
        load_source("no_such", settings)
