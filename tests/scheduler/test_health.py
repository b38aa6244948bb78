from __future__ import annotations

import threading
import time
import urllib.error
import urllib.request
from datetime import timedelta

import msgspec
import pytest
from prometheus_client.parser import text_string_to_metric_families

from scheduler.all_work import LETTERS_AGAIN, AllWork
from scheduler.health import answering, fault
from scheduler.metrics import metrics
from store.config import Settings
from store.log import log
from store.log.database import Engine, writing
from store.log.events import SourceChecked
from store.settings.config_error import ConfigError
from store.settings.crawling_tables import FeedSettings
from store.settings.file import ServeSettings
from store.subscriptions.addresses import by_mail
from store.subscriptions.decisions import create_subscription
from tests.scheduler.examples import NOW


def test_an_address_of_another_machine_is_refused(settings: Settings, engine: Engine) -> None:
    here = msgspec.structs.replace(settings, serve=ServeSettings(health="192.0.2.1:9464"))
    with pytest.raises(ConfigError, match=r"^serve\.health: "), answering(here, AllWork(here)):
        pass


def test_it_is_well_until_work_is_idle_for_too_long(settings: Settings, engine: Engine) -> None:
    all_work = AllWork(settings)
    assert fault(settings, all_work.works) is None
    letters = next(work for work in all_work.works if work.name == "letters")
    letters.began = letters.ended = time.monotonic() - 3 * LETTERS_AGAIN.total_seconds()
    assert fault(settings, all_work.works) == "letters: not woken for 90 min"
    letters.began = time.monotonic()  # it is at work
    assert fault(settings, all_work.works) is None


def test_it_is_not_well_without_its_database(settings: Settings) -> None:
    away = msgspec.structs.replace(settings.database, url="sqlite:////proc/nowhere/blotter.db")
    settings = msgspec.structs.replace(settings, database=away)
    assert "cannot make the folder" in (fault(settings, AllWork(settings).works) or "")


def test_what_is_measured(settings: Settings, engine: Engine) -> None:
    feeds = {"board": FeedSettings(url="https://agency.example/feed")}
    settings = msgspec.structs.replace(settings, feeds=feeds)
    create_subscription(engine, by_mail("ada@reader.example", "ketamine"), now=NOW)
    with writing(engine) as connection:
        event = SourceChecked(checked_at=NOW, outcome="failed")
        log.append(connection, [log.NewEvent(stream="source/board", event=event)], now=NOW)
    text = metrics(settings, AllWork(settings), now=NOW + timedelta(hours=1)).decode()
    measured = {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }
    assert measured["blotter_last_look_timestamp_seconds", "board"] == NOW.timestamp()
    assert measured["blotter_last_look_failed", "board"] == 1
    assert measured["blotter_last_letter_timestamp_seconds",] == 0
    assert measured["blotter_letters_total", "deferred"] == 0
    assert measured["blotter_read_model_lag_events", "index"] == 2
    assert measured["blotter_failed_wakings_total", "crawl"] == 0


def test_over_http(settings: Settings, engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    here = msgspec.structs.replace(settings, serve=ServeSettings(health="127.0.0.1:0"))
    with caplog.at_level("INFO"), answering(here, AllWork(here)):
        address = caplog.messages[-1].split()[2].removesuffix("/healthz,")
        for path, begins in (("/healthz", "ok"), ("/metrics", "# HELP blotter_")):
            with urllib.request.urlopen(address + path) as answer:
                assert answer.read().decode().startswith(begins)
        with urllib.request.urlopen(
            urllib.request.Request(f"{address}/healthz", method="HEAD")
        ) as it:
            assert (it.status, it.headers["Content-Length"], it.read()) == (200, "3", b"")
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{address}/etc/passwd")


def test_nothing_is_left_that_answers(settings: Settings, engine: Engine) -> None:
    here = msgspec.structs.replace(settings, serve=ServeSettings(health="127.0.0.1:0"))
    before = set(threading.enumerate())
    with pytest.raises(InterruptedError), answering(here, AllWork(here)):
        raise InterruptedError
    for thread in set(threading.enumerate()) - before:
        thread.join(10)
        assert not thread.is_alive()
