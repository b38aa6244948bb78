"""The only crawler of a database goes on with another server, unless somebody else was faster."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.crawling import only_crawler as module
from crawler.crawling.only_crawler import only_crawler
from store.config import Settings, load
from store.connections.engines import connect
from store.lock import alone
from tests.postgresql import Server


@pytest.fixture
def settings(postgresql: Server, tmp_path: Path) -> Iterator[Settings]:
    with postgresql.database() as url:
        yield load({"BLOTTER_HOME": str(tmp_path), "BLOTTER_DATABASE_URL": url})


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The signals by which it is told to end."""
    signals: list[int] = []
    monkeypatch.setattr(signal, "raise_signal", signals.append)
    return signals


def test_a_crawl_goes_on_with_its_lock_once_the_server_is_back(
    settings: Settings, postgresql: Server, told: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    other = connect(settings.database_url)
    with only_crawler(settings) as look:
        look()
        postgresql.stop()
        try:
            look()
            look()
        finally:
            postgresql.start()
        look()
        with alone(other, "crawler") as second:
            assert not second
        look()
    other.dispose()
    assert told == []
    assert capsys.readouterr().err == "the database was gone for a while: the crawl goes on\n"


def test_a_crawl_ends_where_another_was_faster(
    settings: Settings, postgresql: Server, told: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    other = connect(settings.database_url)
    with only_crawler(settings) as look:
        postgresql.restart()
        with alone(other, "crawler") as second:
            assert second
            look()
    other.dispose()
    assert told == [signal.SIGTERM]
    assert capsys.readouterr().err == "the database was gone for a while: the crawl ends here\n"


def test_a_crawl_ends_where_no_server_comes_back_in_time(
    settings: Settings, postgresql: Server, told: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    with only_crawler(settings) as look:
        postgresql.stop()
        try:
            look()
            monkeypatch.setattr(module, "LONGEST", -1.0)
            look()
        finally:
            postgresql.start()
    assert told == [signal.SIGTERM]
