from __future__ import annotations

import threading
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import msgspec
import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from letters import channels
from letters.outbox import Outbox
from letters.sending import SendingOutcome, send
from scheduler.due_letters import letters_due
from store import patience
from store.config import Settings
from store.database_address import StoreError
from store.log import log, written_once
from store.log.database import Connection, Engine, writing
from store.log.events import SourceChecked
from store.log.letter_events import Cadence
from store.subscriptions.addresses import by_mail, by_webhook
from store.subscriptions.decisions import create_subscription
from tests.letters.conftest import Postbox
from tests.scheduler.examples import NOW, published


@pytest.fixture
def settings(settings: Settings, postbox: Postbox) -> Settings:
    """A mail server."""
    return msgspec.structs.replace(settings, smtp=postbox.smtp)


@pytest.fixture
def outbox() -> Outbox:
    return Outbox()


def subscribe(engine: Engine, cadence: Cadence = "weekly", now: datetime = NOW) -> str:
    address = f"{cadence}@reader.example"
    return create_subscription(engine, by_mail(address, "ketamine", cadence), now=now).id


def recorded(engine: Engine, key: str, at: datetime = NOW) -> None:
    with writing(engine) as connection:
        entry = log.NewEvent(stream=f"document/us_example:{key}", event=published(key=key))
        log.append(connection, [entry], now=at)


def test_weekly_letters_go_out_once_a_week(
    settings: Settings, engine: Engine, postbox: Postbox
) -> None:
    subscribe(engine)  # on Monday after the slot
    recorded(engine, "1")
    for hours in range(0, 24 * 8, 6):
        letters_due(settings, NOW + timedelta(hours=hours), Outbox())
    (letter,) = postbox.letters
    assert letter["Subject"] == "Blotter: ketamine: 1 charge"
    assert NOW + timedelta(days=6, hours=18) <= letter["Date"].datetime


def test_three_missed_weeks_are_one_letter(
    settings: Settings, engine: Engine, postbox: Postbox
) -> None:
    subscribe(engine)
    for key in "abc":
        recorded(engine, key)
    for hours in (0, 1, 2):
        letters_due(settings, NOW + timedelta(days=25, hours=hours), Outbox())
    assert [letter["Subject"] for letter in postbox.letters] == ["Blotter: ketamine: 1 charge"]


def test_daily_letters_go_out_on_days_with_news_and_at_least_each_week(
    settings: Settings, engine: Engine, postbox: Postbox
) -> None:
    subscribe(engine, "daily")
    for day in range(1, 15):
        if day == 3:
            recorded(engine, "1")
        letters_due(settings, NOW + timedelta(days=day), Outbox())
    told = [(letter["Date"].datetime - NOW, letter["Subject"]) for letter in postbox.letters]
    assert told == [
        (timedelta(days=3), "Blotter: ketamine: 1 charge"),
        (timedelta(days=7), "Blotter: ketamine: nothing new"),
        (timedelta(days=14), "Blotter: ketamine: nothing new"),
    ]


def test_what_is_refused_for_now_is_tried_again(
    settings: Settings, engine: Engine, postbox: Postbox
) -> None:
    subscribe(engine)
    outbox = Outbox()
    postbox.recipient_reply = "451 greylisted"
    letters_due(settings, NOW + timedelta(days=7), outbox)
    postbox.recipient_reply = "250 OK"
    letters_due(settings, NOW + timedelta(days=7, hours=1), outbox)
    assert len(postbox.letters) == 1


def test_what_is_refused_for_good_waits_for_the_next_slot(
    settings: Settings, engine: Engine, postbox: Postbox, caplog: pytest.LogCaptureFixture
) -> None:
    name = subscribe(engine)
    outbox = Outbox()
    postbox.recipient_reply = "550 no such user"
    letters_due(settings, NOW + timedelta(days=7), outbox)
    assert caplog.messages[-1].startswith(f"{name}: 127.0.0.1")
    postbox.recipient_reply = "250 OK"
    letters_due(settings, NOW + timedelta(days=7, hours=1), outbox)
    assert postbox.letters == []
    letters_due(settings, NOW + timedelta(days=14), outbox)
    assert len(postbox.letters) == 1


def test_one_reader_refused_does_not_keep_the_others_from_theirs(
    settings: Settings, engine: Engine, postbox: Postbox
) -> None:
    subscribe(engine, "daily")
    subscribe(engine, "weekly")
    postbox.refused = "daily@reader.example"
    letters_due(settings, NOW + timedelta(days=7), Outbox())
    assert [letter["To"] for letter in postbox.letters] == ["weekly@reader.example"]


def test_without_a_mail_server_letters_stay_due(
    settings: Settings, engine: Engine, caplog: pytest.LogCaptureFixture, postbox: Postbox
) -> None:
    name = subscribe(engine)
    later = NOW + timedelta(days=7)
    letters_due(msgspec.structs.replace(settings, smtp=None), later, Outbox())
    assert caplog.messages == [f"{name}: {channels.NO_MAIL_SERVER}"]
    letters_due(settings, later, Outbox())
    assert len(postbox.letters) == 1


def looked(engine: Engine, at: datetime) -> None:
    event = SourceChecked(checked_at=at, outcome="ok")
    with writing(engine) as connection:
        log.append(connection, [log.NewEvent(stream="source/us_example", event=event)], now=at)


#: Tuesday, 07:00 in New York.
TUESDAY = datetime(2026, 3, 3, 12, tzinfo=UTC)


def test_what_comes_after_a_daily_slot_is_for_the_next_one(
    settings: Settings, engine: Engine, postbox: Postbox, outbox: Outbox
) -> None:
    subscribe(engine, "daily")
    letters_due(settings, TUESDAY, outbox)
    recorded(engine, "1", TUESDAY + timedelta(hours=5))
    for shared in (outbox, Outbox()):  # also where the process began anew
        letters_due(settings, TUESDAY + timedelta(hours=6), shared)
    assert postbox.letters == []
    letters_due(settings, TUESDAY + timedelta(days=1), outbox)
    (letter,) = postbox.letters
    assert letter["Date"].datetime == TUESDAY + timedelta(days=1)


def test_once_a_clock_was_ahead_daily_letters_go_on(
    settings: Settings, engine: Engine, postbox: Postbox, outbox: Outbox
) -> None:
    subscribe(engine, "daily")
    looked(engine, TUESDAY + timedelta(days=400))  # no later event is said to be earlier
    for day in range(3):
        recorded(engine, str(day), TUESDAY + timedelta(days=day, hours=-3))
        letters_due(settings, TUESDAY + timedelta(days=day), outbox)
    assert len(postbox.letters) == 3


def test_instant_letters_follow_a_crawl(
    settings: Settings, engine: Engine, postbox: Postbox, outbox: Outbox
) -> None:
    subscribe(engine, "instant")
    recorded(engine, "1", TUESDAY)
    looked(engine, TUESDAY)
    letters_due(settings, TUESDAY, outbox, crawling=True)
    assert postbox.letters == []
    for minutes in (1, 31):
        letters_due(settings, TUESDAY + timedelta(minutes=minutes), outbox)
    assert len(postbox.letters) == 1
    recorded(engine, "2", TUESDAY + timedelta(hours=6))
    looked(engine, TUESDAY + timedelta(hours=6))
    letters_due(settings, TUESDAY + timedelta(hours=6), outbox)
    assert len(postbox.letters) == 2


def test_what_another_process_recorded_is_told_at_the_next_waking(
    settings: Settings, engine: Engine, postbox: Postbox, outbox: Outbox
) -> None:
    """A crawl by hand that is under way, or one of an archive, whose looks are of the past."""
    subscribe(engine, "instant")
    letters_due(settings, TUESDAY, outbox)
    recorded(engine, "1", TUESDAY)
    letters_due(settings, TUESDAY, outbox)
    assert len(postbox.letters) == 1
    recorded(engine, "2", TUESDAY)
    looked(engine, TUESDAY - timedelta(days=900))
    for minutes in (30, 60):
        letters_due(settings, TUESDAY + timedelta(minutes=minutes), outbox)
    assert len(postbox.letters) == 2


def test_an_instant_letter_without_news_is_not_made_again_before_something_is_recorded(
    settings: Settings,
    engine: Engine,
    postbox: Postbox,
    outbox: Outbox,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wanted = replace(by_mail("ada@reader.example", "no-such-word", "instant"), empty_week="nothing")
    create_subscription(engine, wanted, now=NOW)
    made: list[datetime] = []

    def counting(*words: Any, **named: Any) -> SendingOutcome:
        made.append(named["now"])
        return send(*words, **named)

    monkeypatch.setattr("letters.outbox.send", counting)
    recorded(engine, "1", TUESDAY)
    for minutes in (1, 31):
        letters_due(settings, TUESDAY + timedelta(minutes=minutes), outbox)
    assert len(made) == 1
    recorded(engine, "2", TUESDAY)
    letters_due(settings, TUESDAY + timedelta(minutes=61), outbox)
    assert (len(made), postbox.letters) == (2, [])


def test_an_instant_letter_that_is_refused_is_not_tried_before_the_next_look(
    settings: Settings, engine: Engine, postbox: Postbox, outbox: Outbox
) -> None:
    subscribe(engine, "instant")
    recorded(engine, "1", TUESDAY)
    looked(engine, TUESDAY)
    postbox.recipient_reply = "550 no such user"
    letters_due(settings, TUESDAY + timedelta(minutes=1), outbox)
    postbox.recipient_reply = "250 OK"
    letters_due(settings, TUESDAY + timedelta(minutes=31), Outbox())
    assert postbox.letters == []
    looked(engine, TUESDAY + timedelta(hours=6))
    letters_due(settings, TUESDAY + timedelta(hours=6), Outbox())
    assert len(postbox.letters) == 1


def test_each_subscription_has_times_of_its_own(
    settings: Settings, engine: Engine, postbox: Postbox, outbox: Outbox
) -> None:
    """Thursdays at 09:15 in Kolkata, and no letter for a week without news."""
    own = replace(
        by_mail("own@reader.example", "ketamine", "weekly"),
        weekday="thu",
        at=time(9, 15),
        zone="Asia/Kolkata",
        empty_week="nothing",
    )
    create_subscription(engine, own, now=NOW)
    recorded(engine, "1", NOW)
    slot = datetime(2026, 3, 5, 3, 45, tzinfo=UTC)
    done = letters_due(settings, slot - timedelta(minutes=1), outbox)
    assert (done.sent, done.next) == (0, slot)
    done = letters_due(settings, slot, outbox)
    assert (done.sent, done.next) == (1, slot + timedelta(days=7))
    assert letters_due(settings, slot + timedelta(days=7), outbox).sent == 0


def test_a_letter_that_was_prepared_is_tried_whatever_the_slot(
    settings: Settings, engine: Engine, postbox: Postbox, outbox: Outbox
) -> None:
    subscribe(engine, "weekly")
    recorded(engine, "1", NOW)
    wrong = msgspec.structs.replace(postbox.smtp, password="wrong")
    week = NOW + timedelta(days=7)
    done = letters_due(msgspec.structs.replace(settings, smtp=wrong), week, outbox)
    assert (done.sent, done.again) == (0, 1)
    assert letters_due(settings, week + timedelta(minutes=30), outbox).sent == 1


def test_a_slow_reader_holds_nobody(
    settings: Settings, engine: Engine, postbox: Postbox, outbox: Outbox
) -> None:
    """Each of the letters is answered only once all are with the server."""
    together = threading.Barrier(3)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(channels, "deliver", lambda *_, **__: together.wait(60))
        for cadence in ("instant", "daily", "weekly"):
            subscribe(engine, cadence)
        recorded(engine, "1", NOW)
        looked(engine, NOW + timedelta(days=1))
        assert letters_due(settings, NOW + timedelta(days=7), outbox).sent == 3


def test_what_a_server_said_is_recorded_once_the_database_is_back(
    settings: Settings,
    engine: Engine,
    postbox: Postbox,
    outbox: Outbox,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    subscribe(engine)
    recorded(engine, "1", NOW)
    real, times_away = writing, [1, 2]

    def writing_at_times(to: Engine) -> AbstractContextManager[Connection]:
        if postbox.letters and times_away:
            times_away.pop()
            raise StoreError("cannot write to the store: it is away")
        return real(to)

    monkeypatch.setattr(written_once, "writing", writing_at_times)
    monkeypatch.setattr(patience, "WAITS", (0.0, 0.0))
    assert letters_due(settings, NOW + timedelta(days=7), outbox).sent == 1
    assert letters_due(settings, NOW + timedelta(days=7, hours=1), outbox).sent == 0
    assert len(postbox.letters) == 1


def test_a_webhook_that_asks_for_rest_is_left_alone_until_then(
    settings: Settings, engine: Engine, outbox: Outbox, httpserver: HTTPServer
) -> None:
    later = Response("", status=429, headers={"Retry-After": "7200"})
    httpserver.expect_oneshot_request("/1").respond_with_response(later)
    httpserver.expect_oneshot_request("/1").respond_with_data("")
    open_to_all = msgspec.structs.replace(settings, allow_private=True, secrets=("s" * 16,))
    create_subscription(engine, by_webhook(httpserver.url_for("/1"), "ketamine"), now=NOW)
    recorded(engine, "1")
    done = [
        letters_due(open_to_all, NOW + timedelta(days=7, hours=hours), outbox)
        for hours in (0, 1, 2)
    ]
    assert [(it.sent, it.again) for it in done] == [(0, 1), (0, 0), (1, 0)]
