"""The log, an event a row."""

from __future__ import annotations

from pathlib import Path

import pytest

from answers.log.log_events import LogPart, log_events
from answers.questions.of_documents import LOG_LIST
from answers.questions.question import answer
from answers.to_json import to_json
from store.log import log
from store.log.database import writing
from store.log.letter_events import Subscription, SubscriptionCreated
from tests.search.examples import NOW, Blotter

LETTERS = Subscription(id="ada-c0ffee", email="ada@reader.example", query="ketamine")


@pytest.mark.parametrize("sort", ["oldest", "newest"])
def test_only_whoever_keeps_the_log_is_told_who_is_subscribed(tmp_path: Path, sort: str) -> None:
    blotter = Blotter(tmp_path)
    created = SubscriptionCreated(subscription=LETTERS)
    with writing(blotter.engine) as connection:
        entry = log.NewEvent(stream="subscription/ada-c0ffee", event=created)
        log.append(connection, [entry], now=NOW)
    (kept,) = log_events(blotter.engine, LogPart(names_readers=True))
    assert kept.stream == "subscription/ada-c0ffee"
    told = answer(LOG_LIST, blotter.settings, blotter.engine, {"sort": [sort]}, (None, NOW))
    assert to_json(told)["events"][0]["stream"] == "subscription/[reader]"
    blotter.engine.dispose()
