from __future__ import annotations

import msgspec

from answers.publishers import publisher
from crawler import sources
from store.config import FeedSettings, Settings

BOARD = FeedSettings(url="https://board.example/feed.xml")


def test_publishers_are_named(settings: Settings) -> None:
    first, *_ = sources.names()
    changed = msgspec.structs.replace(settings, feeds={"board": BOARD})
    assert publisher(changed, first) == sources.load(first).publisher
    assert publisher(changed, "board") == "board.example"
    assert publisher(changed, "us_gone") == "us_gone"
