from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage
from typing import Protocol

import pytest

from answers.clock.due_letters import Occasion
from answers.news.rounds import Rounds
from crawler import sources
from letters.delivery.submission import DeliveryError
from letters.drafting import draft, window_after
from letters.sending import SendingOutcome, send
from search.language.query_error import QueryError
from store.config import Settings
from store.lock import alone
from store.log import log
from store.log.database import Engine, reading, writing
from store.log.events import DocumentEvent, SourceChecked
from store.log.events import Outcome as LookOutcome
from store.log.letter_events import DigestRefused, DigestSent, SubscriptionCancelled
from store.settings.crawling_tables import SourceSettings
from store.subscriptions.addresses import by_mail
from store.subscriptions.decisions import (
    SubscriptionError,
    cancel_subscription,
    create_subscription,
    read_subscription,
)
from store.subscriptions.state import subscription_stream
from tests.letters.conftest import Postbox
from tests.scheduler.examples import NOW, completed, published, reread, revised, withdrawn

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers


class Post(Protocol):
    """Send the next letter of the one subscription."""

    def __call__(self, occasion: Occasion | None = None) -> SendingOutcome: ...


def append(engine: Engine, key: str, *events: DocumentEvent) -> None:
    entries = [log.NewEvent(stream=f"document/us_example:{key}", event=event) for event in events]
    with writing(engine) as connection:
        log.append(connection, entries, now=NOW)


def looked(engine: Engine, source: str, outcome: LookOutcome) -> None:
    event = SourceChecked(checked_at=NOW, outcome=outcome)
    with writing(engine) as connection:
        log.append(connection, [log.NewEvent(stream=f"source/{source}", event=event)], now=NOW)


def text_of(letter: EmailMessage) -> str:
    text = letter.get_body(("plain",))
    assert text is not None
    return str(text.get_content())


def sent(engine: Engine, name: str) -> list[DigestSent]:
    with reading(engine) as connection:
        events = [
            recorded.event for recorded in log.read(connection, stream=subscription_stream(name))
        ]
    return [event for event in events if isinstance(event, DigestSent)]


@pytest.fixture
def name(engine: Engine) -> str:
    """A subscription to ketamine, older than what follows it in the log."""
    append(engine, "old", published(key="old"))
    address = "ada@reader.example"
    return create_subscription(engine, by_mail(address, "ketamine", "weekly"), now=NOW).id


@pytest.fixture
def post(settings: Settings, engine: Engine, postbox: Postbox, name: str) -> Post:
    def once(occasion: Occasion | None = None) -> SendingOutcome:
        return send(settings, postbox.smtp, engine, name, now=NOW, occasion=occasion)

    return once


def test_what_is_new_is_mailed_and_recorded(
    post: Post,
    engine: Engine,
    postbox: Postbox,
    name: str,
) -> None:
    append(engine, "1", published(key="1"), revised(key="1", text="More ketamine."))
    append(engine, "2", published(key="2", title="Rain", text="No drug in it."))
    append(engine, "old", withdrawn())
    assert post() == "sent"
    (letter,) = postbox.letters
    assert letter["Subject"] == "Blotter: ketamine: 1 charge, 1 removed"
    (event,) = sent(engine, name)
    assert sorted(event.documents) == ["us_example:1", "us_example:old"]
    assert (event.since, event.until) == (2, 6)
    assert event.message_id == letter["Message-ID"]


def test_twice_mails_once(post: Post, engine: Engine, postbox: Postbox, name: str) -> None:
    append(engine, "1", published(key="1"))
    assert [post(), post()] == ["sent", "nothing new"]
    assert len(postbox.letters) == len(sent(engine, name)) == 1


def test_the_next_letter_begins_where_the_last_one_ended(
    post: Post,
    engine: Engine,
    name: str,
) -> None:
    append(engine, "1", published(key="1"))
    post()
    append(engine, "2", published(key="2"))
    post()
    first, second = sent(engine, name)
    assert second.since == first.until
    assert second.documents == ("us_example:2",)


def test_old_news_and_better_readings_are_not_mailed(
    post: Post,
    engine: Engine,
    postbox: Postbox,
) -> None:
    append(engine, "old", reread(key="old", text="ketamine, read better"))
    assert post() == "nothing new"
    assert postbox.letters == []


def test_of_what_is_completed_only_those_hear_whose_query_did_not_find_it(
    post: Post,
    engine: Engine,
    postbox: Postbox,
) -> None:
    append(engine, "teaser", published(key="teaser", title="A statement", text="Of the board."))
    assert post() == "nothing new"
    append(engine, "old", completed(key="old", text="More of ketamine."))
    assert post() == "nothing new"
    append(engine, "teaser", completed(key="teaser", text="On ketamine."))
    assert post() == "sent"
    assert postbox.letters[0]["Subject"] == "Blotter: ketamine: 1 charge"


def test_what_no_longer_matches_is_told_of_as_changed(
    post: Post,
    engine: Engine,
    postbox: Postbox,
) -> None:
    append(engine, "old", revised(key="old", text="A grand jury charged the owner."))
    assert post() == "sent"
    assert postbox.letters[0]["Subject"] == "Blotter: ketamine: 1 changed"


def test_nothing_is_recorded_that_the_server_did_not_take(
    post: Post,
    engine: Engine,
    postbox: Postbox,
    name: str,
) -> None:
    append(engine, "1", published(key="1"))
    for trouble in ("recipient_reply", "data_reply"):
        setattr(postbox, trouble, "451 try again later")
        with pytest.raises(DeliveryError):
            post()
        setattr(postbox, trouble, "250 OK")
    postbox.hangs_up = True
    with pytest.raises(DeliveryError):
        post()
    assert sent(engine, name) == []
    postbox.hangs_up = False
    assert post() == "sent"
    assert sent(engine, name)[0].documents == ("us_example:1",)


def test_an_address_that_earlier_code_took_is_refused_before_anything_is_prepared(
    settings: Settings, engine: Engine, postbox: Postbox
) -> None:
    taken = replace(by_mail("ab@reader.example", "ketamine"), email="a..b@reader.example")
    name = create_subscription(engine, taken, now=NOW).id
    append(engine, "1", published(key="1"))
    with pytest.raises(DeliveryError, match="end the subscription") as error:
        send(settings, postbox.smtp, engine, name, now=NOW)
    assert error.value.refused
    assert (postbox.letters, sent(engine, name)) == ([], [])
    with reading(engine) as connection:
        assert read_subscription(connection, name).prepared is None


def test_two_senders_at_once_mail_once(
    post: Post,
    engine: Engine,
    postbox: Postbox,
    name: str,
) -> None:
    append(engine, "1", published(key="1"))
    outcomes: list[SendingOutcome] = []
    threads = [threading.Thread(target=lambda: outcomes.append(post())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes.count("sent") == 1
    assert set(outcomes) <= {"sent", "nothing new", "being sent by another process"}
    assert len(postbox.letters) == len(sent(engine, name)) == 1


def test_a_letter_another_process_is_sending_is_left_to_it(
    post: Post,
    engine: Engine,
    name: str,
) -> None:
    with alone(engine, f"letter/{name}"):
        assert post() == "being sent by another process"


def test_by_the_clock_a_quiet_week_is_told_of_once(
    post: Post,
    engine: Engine,
    postbox: Postbox,
    name: str,
) -> None:
    slot = NOW + timedelta(days=7)
    occasion = Occasion(slot=slot, at_least=slot)
    earlier = Occasion(slot=NOW - timedelta(days=1), at_least=NOW - timedelta(days=1))
    assert post(earlier) == "not due"
    assert post(occasion) == "sent"
    assert postbox.letters[0]["Subject"] == "Blotter: ketamine: nothing new"
    assert sent(engine, name)[0].documents == ()


def test_by_the_clock_a_quiet_day_is_not_told_of(post: Post, postbox: Postbox) -> None:
    occasion = Occasion(slot=NOW + timedelta(days=1), at_least=NOW)
    assert post(occasion) == "nothing new"
    assert postbox.letters == []


def test_a_cancelled_subscription_gets_nothing(
    post: Post,
    engine: Engine,
    name: str,
) -> None:
    append(engine, "1", published(key="1"))
    cancel_subscription(engine, name, now=NOW)
    assert post() == "cancelled"


def test_an_unknown_subscription_is_said_to_be_so(
    settings: Settings, engine: Engine, postbox: Postbox
) -> None:
    with pytest.raises(SubscriptionError, match="there is no subscription nobody"):
        send(settings, postbox.smtp, engine, "nobody", now=NOW)


def test_a_letter_is_recorded_although_its_reader_left_meanwhile(
    settings: Settings, engine: Engine, postbox: Postbox, name: str
) -> None:
    append(engine, "1", published(key="1"))

    def leave() -> None:
        with writing(engine) as connection:
            entry = log.NewEvent(stream=subscription_stream(name), event=SubscriptionCancelled())
            log.append(connection, [entry], now=NOW)

    postbox.on_letter = leave
    assert send(settings, postbox.smtp, engine, name, now=NOW) == "sent"
    assert len(sent(engine, name)) == 1
    with reading(engine) as connection:
        assert read_subscription(connection, name).cancelled


def test_a_letter_for_nobody_tells_of_everything_after_a_position(
    settings: Settings, engine: Engine
) -> None:
    append(engine, "1", published(key="1"))
    append(engine, "2", published(key="2", title="A board meets", text="Of ketamine."))

    def subject(since: int) -> str:
        rounds = Rounds(settings=settings, engine=engine, now=NOW)
        window = window_after(rounds, since)
        made = draft(rounds, "ketamine", window)
        assert window.until == 2
        return made.subject

    assert subject(0) == "Blotter: ketamine: 1 charge, 1 new"
    assert subject(1) == "Blotter: ketamine: 1 new"
    assert subject(99) == "Blotter: ketamine: nothing new"


def test_that_an_address_was_refused_is_recorded_without_it(
    post: Post, engine: Engine, postbox: Postbox, name: str
) -> None:
    append(engine, "1", published(key="1"))
    postbox.recipient_reply = "550 5.1.1 <ada@reader.example>: no such user"
    with pytest.raises(DeliveryError):
        post()
    with reading(engine) as connection:
        *_, last = log.read(connection, stream=subscription_stream(name))
    assert isinstance(last.event, DigestRefused)
    assert last.event.of_address
    assert "refused the address: 550 5.1.1 <the address>: no such user" in last.event.reason


def test_a_query_that_is_none_is_refused(settings: Settings, engine: Engine) -> None:
    rounds = Rounds(settings=settings, engine=engine, now=NOW)
    with pytest.raises(QueryError):
        draft(rounds, '"ketamine', window_after(rounds, 0))


def test_what_has_become_of_the_sources_is_said_once(
    post: Post, settings: Settings, engine: Engine, postbox: Postbox
) -> None:
    first, *_ = sources.names()
    settings.sources[first] = SourceSettings(enabled=True)
    looked(engine, first, "ok")
    append(engine, "1", published(key="1"))
    looked(engine, first, "walled")
    append(engine, "2", published(key="2"))
    looked(engine, "us_not_followed", "walled")
    assert post() == "sent"
    append(engine, "3", published(key="3"))
    assert post() == "sent"
    looked(engine, first, "ok")
    append(engine, "4", published(key="4"))
    assert post() == "sent"
    said = [" ".join(text_of(letter).split()) for letter in postbox.letters]
    assert f"Since the last letter: {first} walled since 2 Mar" in said[0]
    assert "us_not_followed" not in said[0]
    assert "Since the last letter" not in said[1]
    assert f"Since the last letter: {first} is back since 2 Mar" in said[2]
