from __future__ import annotations

import msgspec

from crawler import sources
from scheduler.followed import followed, publisher
from store.config import FeedSettings, Settings, SourceSettings

BOARD = FeedSettings(url="https://board.example/feed.xml")


def test_what_ships_and_is_not_switched_off_is_followed_and_so_are_feeds(
    settings: Settings,
) -> None:
    assert followed(settings) == []
    first, *_ = sources.names()
    switched_on = {**settings.sources, first: SourceSettings()}
    changed = msgspec.structs.replace(settings, sources=switched_on, feeds={"board": BOARD})
    assert followed(changed) == [first, "board"]


def test_publishers_are_named(settings: Settings) -> None:
    first, *_ = sources.names()
    changed = msgspec.structs.replace(settings, feeds={"board": BOARD})
    assert publisher(changed, first) == sources.load(first).publisher
    assert publisher(changed, "board") == "board.example"
    assert publisher(changed, "us_gone") == "us_gone"
