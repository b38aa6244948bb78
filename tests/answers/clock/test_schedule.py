from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from answers.clock.schedule import schedule
from answers.clock.schedule_lines import schedule_lines
from answers.clock.scheduled_letters import ScheduledLetter
from store.config import Settings
from store.log import log
from store.log.database import Engine, writing
from store.log.events import Event, Outcome, SourceChecked
from store.log.letter_events import DigestPrepared, DigestRefused, DigestSent
from store.settings.crawling_tables import FeedSettings
from store.subscriptions.addresses import by_mail
from store.subscriptions.decisions import (
    cancel_subscription,
    create_subscription,
    pause_subscription,
)
from store.subscriptions.state import subscription_stream
from tests.letters.conftest import engine, settings
from tests.scheduler.examples import NOW

__all__ = ["engine", "settings"]

#: Wednesday, 03:00 in New York: half an hour after the nightly slot.
NIGHT = datetime(2026, 3, 4, 8, tzinfo=UTC)


def record(engine: Engine, stream: str, event: Event, at: datetime) -> None:
    with writing(engine) as connection:
        log.append(connection, [log.NewEvent(stream=stream, event=event)], now=at)


def look(engine: Engine, name: str, at: datetime, outcome: Outcome = "ok") -> None:
    event = SourceChecked(checked_at=at, outcome=outcome, reason="HTTP 500")
    record(engine, f"source/{name}", event, at)


@pytest.fixture
def following(settings: Settings) -> Settings:
    feed = FeedSettings(url="https://agency.example/feed")
    return msgspec.structs.replace(settings, feeds=dict.fromkeys(("a", "b", "c"), feed))


def test_where_nothing_is_to_be_done_that_is_said(settings: Settings, engine: Engine) -> None:
    answer = schedule(engine, settings, now=NOW)
    assert (answer.looks, answer.letters) == ((), ())
    assert [it.behind for it in answer.read_models] == [0, 0, 0, 0]
    assert len(list(schedule_lines(answer))) == 3


def test_looks_are_told_by_how_often_they_are_taken(following: Settings, engine: Engine) -> None:
    look(engine, "a", NIGHT)
    look(engine, "b", NIGHT + timedelta(minutes=4), "failed")
    answer = schedule(engine, following, now=NIGHT + timedelta(minutes=5))
    (nightly,) = answer.looks
    assert (nightly.every, nightly.sources, nightly.due, nightly.never) == (24, 3, 1, 1)
    assert nightly.last == NIGHT + timedelta(minutes=4)
    assert [(it.source, it.outcome, it.reason) for it in nightly.troubled] == [
        ("b", "failed", "HTTP 500")
    ]
    look(engine, "c", NIGHT + timedelta(minutes=5))
    answer = schedule(engine, following, now=NIGHT + timedelta(minutes=6))
    assert answer.looks[0].next == datetime(2026, 3, 5, 7, 30, tzinfo=UTC)
    line, trouble, *_ = schedule_lines(answer)
    assert line.endswith(
        "last Wed 4 Mar 2026 03:05 EST; 2 went well; next Thu 5 Mar 2026 02:30 EST"
    )
    assert trouble == "  b failed Wed 4 Mar 2026 03:04 EST: HTTP 500"


def test_a_look_of_a_wrong_clock_is_due_and_said(following: Settings, engine: Engine) -> None:
    look(engine, "a", NIGHT + timedelta(days=400))
    (nightly,) = schedule(engine, following, now=NIGHT).looks
    assert (nightly.due, nightly.doubtful, nightly.last) == (3, 1, None)


def only_letter(engine: Engine, settings: Settings, now: datetime) -> ScheduledLetter:
    (letter,) = schedule(engine, settings, now=now).letters
    return letter


def test_how_the_last_letter_ended(settings: Settings, engine: Engine) -> None:
    name = create_subscription(engine, by_mail("ada@reader.example", "ketamine"), now=NOW).id
    monday = datetime(2026, 3, 9, 11, tzinfo=UTC)
    letter = only_letter(engine, settings, NIGHT)
    assert (letter.end, letter.due, letter.next) == ("none yet", False, monday)
    letter = only_letter(engine, settings, monday)
    assert (letter.due, letter.next) == (True, monday + timedelta(days=7))

    stream = subscription_stream(name)
    prepared = DigestPrepared(since=1, until=2, message_id="<1@a.example>")
    record(engine, stream, prepared, monday)
    letter = only_letter(engine, settings, monday + timedelta(hours=1))
    assert (letter.end, letter.last) == ("handed over", monday)
    refused = DigestRefused(message_id="<1@a.example>", refused_at=monday, reason="550 no")
    record(engine, stream, refused, monday)
    letter = only_letter(engine, settings, monday)
    assert (letter.end, letter.reason, letter.last, letter.due) == (
        *("refused", "550 no", monday, False),
    )
    sent = DigestSent(since=1, until=2, documents=(), message_id="<2@a.example>", sent_at=monday)
    record(engine, stream, sent, monday)
    assert only_letter(engine, settings, monday).end == "sent"


def test_what_came_before_a_subscription_was_made_anew_is_not_its_last_letter(
    settings: Settings, engine: Engine
) -> None:
    wanted = by_mail("ada@reader.example", "ketamine")
    name = create_subscription(engine, wanted, now=NOW).id
    sent = DigestSent(since=1, until=2, documents=(), message_id="<1@a.example>", sent_at=NOW)
    record(engine, subscription_stream(name), sent, NOW)
    cancel_subscription(engine, name, now=NOW)
    assert create_subscription(engine, wanted, now=NIGHT).id == name
    letter = only_letter(engine, settings, NIGHT)
    assert (letter.end, letter.last) == ("none yet", None)


def test_who_is_sent_no_letters_and_why(settings: Settings, engine: Engine) -> None:
    name = create_subscription(engine, by_mail("ada@reader.example", "ketamine"), now=NOW).id
    pause_subscription(engine, name, now=NOW)
    letter = only_letter(engine, settings, NIGHT)
    assert (letter.silent, letter.due, letter.next) == ("paused", False, None)
    create_subscription(engine, by_mail("eve@reader.example", "x"), unconfirmed=True, now=NOW)
    assert {it.silent for it in schedule(engine, settings, now=NIGHT).letters} == {
        "paused",
        "not confirmed",
    }


def test_a_zone_that_is_known_no_more_keeps_the_schedule_from_nothing_else(
    settings: Settings, engine: Engine
) -> None:
    """As on a machine whose time zones are those of another day."""
    ada, eve = by_mail("ada@reader.example", "ketamine"), by_mail("eve@reader.example", "ketamine")
    create_subscription(engine, replace(ada, zone="Europe/Nowhere"), now=NOW)
    create_subscription(engine, eve, now=NOW)
    of_ada, of_eve = schedule(engine, settings, now=NIGHT).letters
    assert (of_ada.silent, of_ada.due, of_ada.next) == ("unknown zone", False, None)
    assert (of_eve.silent, of_eve.next is None) == ("", False)


def test_how_far_read_models_are_behind(settings: Settings, engine: Engine) -> None:
    look(engine, "a", NOW)
    behind = {it.name: it.behind for it in schedule(engine, settings, now=NOW).read_models}
    assert behind == {"views": 1, "casebook": 1, "index": 1, "history": 1}
