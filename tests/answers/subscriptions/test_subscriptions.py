"""Subscriptions as they are shown, several and one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from answers.subscriptions.active_subscriptions import ActiveSubscription, subscriptions
from answers.subscriptions.letter_times import LetterTimes, letter_times
from answers.subscriptions.preview import preview
from answers.subscriptions.subscription_record import (
    FailedLetter,
    SentLetter,
    subscription_record,
)
from search.language.query_error import QueryError
from store.config import Settings, load
from store.log import log
from store.log.database import Engine, open_store, writing
from store.log.events import LetterEvent
from store.log.letter_events import (
    ConfirmationSent,
    DigestPrepared,
    DigestRefused,
    DigestSent,
    LetterBounced,
)
from store.subscriptions.addresses import by_mail, by_webhook
from store.subscriptions.decisions import (
    SubscriptionError,
    cancel_subscription,
    confirm_subscription,
    create_subscription,
    pause_subscription,
)
from store.subscriptions.state import subscription_stream
from tests.search.examples import Blotter, document, published

NOW = datetime(2026, 3, 4, 15, 30, tzinfo=UTC)
LATER = NOW + timedelta(days=7)
WANTED = by_mail("a@agency.example", "raid")
NAME = WANTED.id


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load({"BLOTTER_HOME": str(tmp_path), "BLOTTER_TIMEZONE": "Europe/Berlin"})


@pytest.fixture
def engine(settings: Settings, empty_store: Path) -> Iterator[Engine]:
    shutil.copyfile(empty_store, settings.home / "blotter.db")
    engine = open_store(settings.database_url)
    yield engine
    engine.dispose()


def record(engine: Engine, *events: LetterEvent, now: datetime = LATER) -> None:
    entries = [log.NewEvent(stream=subscription_stream(NAME), event=event) for event in events]
    with writing(engine) as connection:
        log.append(connection, entries, now=now)


def only(settings: Settings, engine: Engine) -> ActiveSubscription:
    (one,) = subscriptions(settings, engine).subscriptions
    return one


def test_those_that_stand_are_listed(settings: Settings, engine: Engine) -> None:
    assert subscriptions(settings, engine).subscriptions == ()
    create_subscription(engine, WANTED, now=NOW)
    ended = create_subscription(engine, by_mail("b@agency.example", "raid"), now=NOW)
    cancel_subscription(engine, ended.id, now=NOW)
    assert only(settings, engine) == ActiveSubscription(
        id=NAME,
        cadence="weekly",
        email="a@agency.example",
        position=1,
        last_sent=NOW,
        query="raid",
        name="",
        standing="active",
        reason="",
        times=LetterTimes(
            words="each Monday at 07:00 (Europe/Berlin)",
            weekday="mon",
            at=time(7),
            zone="Europe/Berlin",
        ),
        empty_week="line",
        webhook="",
        body="json",
    )


def test_what_keeps_letters_back_is_said(settings: Settings, engine: Engine) -> None:
    create_subscription(engine, WANTED, unconfirmed=True, now=NOW)
    assert only(settings, engine).standing == "unconfirmed"
    confirm_subscription(engine, NAME, now=NOW)
    pause_subscription(engine, NAME, reason="on leave", now=NOW)
    assert (only(settings, engine).standing, only(settings, engine).reason) == (
        "paused",
        "on leave",
    )


def test_of_a_webhook_only_the_host_is_shown(settings: Settings, engine: Engine) -> None:
    create_subscription(engine, by_webhook("https://chat.example/hooks/SECRET", "raid"), now=NOW)
    one = only(settings, engine)
    assert (one.webhook, one.email, one.body) == ("chat.example", "", "json")
    assert "SECRET" not in repr(one)


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({}, "each Monday at 07:00 (Europe/Berlin)"),
        ({"weekday": "fri", "at": time(16, 5)}, "each Friday at 16:05 (Europe/Berlin)"),
        ({"cadence": "daily", "at": time(0)}, "each day at 00:00 (Europe/Berlin)"),
        ({"cadence": "daily", "zone": "Asia/Kolkata"}, "each day at 07:00 (Asia/Kolkata)"),
        ({"cadence": "instant"}, "at once"),
    ],
)
def test_times_are_its_own_or_those_of_the_settings(
    settings: Settings, chosen: dict[str, object], words: str
) -> None:
    times = letter_times(replace(WANTED, **chosen), settings)  # type: ignore[arg-type]
    assert times.words == words


def test_one_is_shown_with_its_letters(settings: Settings, engine: Engine) -> None:
    create_subscription(engine, WANTED, unconfirmed=True, now=NOW)
    record(engine, ConfirmationSent(message_id="<0@b>", sent_at=NOW), now=NOW)
    confirm_subscription(engine, NAME, now=NOW)
    told = {"since": 1, "until": 3, "message_id": "<1@b>"}
    record(
        engine,
        DigestPrepared(**told),  # type: ignore[arg-type]
        DigestSent(**told, documents=("a:1", "a:2"), sent_at=NOW),  # type: ignore[arg-type]
        LetterBounced(message_id="<1@b>", status="4.2.2", bounced_at=LATER),
        DigestPrepared(since=3, until=9, message_id="<2@b>"),
        DigestRefused(message_id="<2@b>", refused_at=LATER, reason="554 spam"),
        DigestPrepared(since=3, until=12, message_id="<3@b>"),
    )
    one = subscription_record(settings, engine, NAME, now=NOW)
    assert (one.created_at, one.asked_at, one.letters) == (NOW, NOW, 1)
    assert one.last_letter == SentLetter(
        message_id="<1@b>", sent_at=NOW, since=1, until=3, documents=2
    )
    assert one.prepared_at == LATER
    assert one.next_letter == datetime(2026, 3, 9, 6, tzinfo=UTC)
    assert one.failures == (
        FailedLetter(
            message_id="<1@b>", at=LATER, status="4.2.2", hard=False, reason="it came back"
        ),
        FailedLetter(message_id="<2@b>", at=LATER, status="", hard=True, reason="554 spam"),
    )


def test_one_that_was_cancelled_is_shown_and_one_made_again_begins_anew(
    settings: Settings, engine: Engine
) -> None:
    create_subscription(engine, WANTED, now=NOW)
    record(engine, LetterBounced(message_id="<1@b>", status="5.1.1", bounced_at=LATER))
    cancel_subscription(engine, NAME, reason="left", now=LATER)
    ended = subscription_record(settings, engine, NAME, now=NOW)
    assert (ended.standing, ended.reason, len(ended.failures)) == ("cancelled", "left", 1)
    assert ended.next_letter is None
    create_subscription(engine, WANTED, now=LATER)
    again = subscription_record(settings, engine, NAME, now=NOW)
    assert (again.standing, again.failures, again.created_at) == ("active", (), LATER)


def test_of_none_nothing_is_shown(settings: Settings, engine: Engine) -> None:
    with pytest.raises(SubscriptionError, match="there is no subscription nobody"):
        subscription_record(settings, engine, "nobody", now=NOW)


def test_a_preview_has_the_total_and_the_newest(tmp_path: Path) -> None:
    blotter = Blotter(tmp_path)
    blotter.append(*(published(document(f"us_a:{n}", "A raid.")) for n in range(7)))
    found = preview(blotter.settings, "raid", now=NOW)
    assert (found.total, len(found.newest)) == (7, 5)
    assert preview(blotter.settings, "raids of nobody", now=NOW).total == 0
    with pytest.raises(QueryError):
        preview(blotter.settings, '"raid', now=NOW)
    blotter.engine.dispose()


def test_as_of_a_position_they_are_those_of_then(settings: Settings, engine: Engine) -> None:
    create_subscription(engine, WANTED, now=NOW)
    pause_subscription(engine, NAME, reason="on leave", now=LATER)
    cancel_subscription(engine, NAME, now=LATER)
    standing = [
        [row.standing for row in subscriptions(settings, engine, position=position).subscriptions]
        for position in range(4)
    ]
    assert standing == [[], ["active"], ["paused"], []]
    then = subscription_record(settings, engine, NAME, now=LATER, position=2)
    assert (then.standing, then.reason) == ("paused", "on leave")
    with pytest.raises(SubscriptionError, match="at position 0"):
        subscription_record(settings, engine, NAME, now=LATER, position=0)
