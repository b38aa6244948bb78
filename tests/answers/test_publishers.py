"""What the sources an installation follows are called."""

from __future__ import annotations

from pathlib import Path

import msgspec

from answers.publishers import publisher
from crawler import sources
from store.config import load
from store.settings.crawling_tables import FeedSettings

BOARD = FeedSettings(url="https://board.example/feed.xml")


def test_publishers_are_named(tmp_path: Path) -> None:
    first, *_ = sources.names()
    settings = load({"BLOTTER_HOME": str(tmp_path)})
    changed = msgspec.structs.replace(settings, feeds={"board": BOARD})
    assert publisher(changed, first) == sources.load(first).publisher
    assert publisher(changed, "board") == "board.example"
    assert publisher(changed, "us_gone") == "us_gone"
