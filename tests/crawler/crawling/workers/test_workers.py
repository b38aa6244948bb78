"""Workers that share a PostgreSQL crawl as one would, though they are killed at it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.workers import DELAY, measured
from tests.crawler.crawling.workers import hasty_crawl
from tests.postgresql import programs

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = [
    pytest.mark.servers,
    pytest.mark.skipif(programs() is None, reason="PostgreSQL is not installed"),
]


def test_killed_workers_lose_and_double_nothing(tmp_path: Path) -> None:
    command = (sys.executable, "-m", hasty_crawl.__name__)
    outcome = measured(2, workers=3, count=6, pages=6, folder=tmp_path, command=command)
    assert outcome.is_good, outcome
    assert outcome.kills == 2
    assert outcome.listings >= 6
    assert (outcome.at_once, outcome.pause >= DELAY) == (0, True)
    assert set(outcome.published.values()) == {1}
