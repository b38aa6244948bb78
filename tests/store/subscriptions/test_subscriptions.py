from __future__ import annotations

from datetime import timedelta

import pytest

from store.log import log
from store.log.database import Engine, reading, writing
from store.log.letter_events import DigestSent, Subscription
from store.mailbox import mail_address
from store.subscriptions.active import active_subscriptions
from store.subscriptions.addresses import by_mail, readable_id
from store.subscriptions.decisions import (
    SubscriptionError,
    cancel_subscription,
    create_subscription,
    read_subscription,
)
from store.subscriptions.state import SubscriptionState, subscription_stream
from tests.scheduler.examples import NOW, a_document, published


def subscribe(engine: Engine, email: str = "ada@reader.example", query: str = "ketamine") -> str:
    return create_subscription(engine, by_mail(email, query, "weekly"), now=NOW).id


def stands(engine: Engine, subscription_id: str) -> SubscriptionState:
    with reading(engine) as connection:
        return read_subscription(connection, subscription_id)


def test_a_new_subscriber_is_told_of_what_comes_after(engine: Engine) -> None:
    with writing(engine) as connection:
        entry = log.NewEvent(stream=f"document/{a_document().id}", event=published())
        log.append(connection, [entry], now=NOW)
    name = subscribe(engine)
    with reading(engine) as connection:
        created = log.head(connection).hash
    assert stands(engine, name) == SubscriptionState(
        subscription=Subscription(id=name, email="ada@reader.example", query="ketamine"),
        version=1,
        created=created,
        reported_up_to=2,
        last_done=NOW,
    )


def test_a_letter_moves_what_was_told(engine: Engine) -> None:
    name = subscribe(engine)
    later = NOW + timedelta(days=7)
    with writing(engine) as connection:
        sent = DigestSent(since=1, until=8, documents=(), message_id="<x@y>")
        log.append(
            connection, [log.NewEvent(stream=subscription_stream(name), event=sent)], now=later
        )
    state = stands(engine, name)
    assert (state.reported_up_to, state.last_done, state.version) == (8, later, 2)


def test_the_same_subscription_twice_is_refused(engine: Engine) -> None:
    name = subscribe(engine)
    with pytest.raises(SubscriptionError, match=f"subscribed to this query already: {name}"):
        subscribe(engine, "ada@READER.example")


def test_one_address_may_follow_several_queries(engine: Engine) -> None:
    names = {subscribe(engine), subscribe(engine, query="esketamine")}
    with reading(engine) as connection:
        assert {state.subscription.id for state in active_subscriptions(connection)} == names


def test_a_cancelled_subscription_is_not_active_and_may_be_made_again(engine: Engine) -> None:
    name = subscribe(engine)
    cancel_subscription(engine, name, now=NOW)
    with reading(engine) as connection:
        assert active_subscriptions(connection) == []
    with pytest.raises(SubscriptionError, match="cancelled before"):
        cancel_subscription(engine, name, now=NOW)
    assert subscribe(engine) == name
    assert stands(engine, name).reported_up_to == 3
    assert not stands(engine, name).cancelled


def test_what_there_is_not_cannot_be_cancelled(engine: Engine) -> None:
    with pytest.raises(SubscriptionError, match="there is no subscription nobody"):
        cancel_subscription(engine, "nobody", now=NOW)


def test_ids_are_readable() -> None:
    assert readable_id("Ada.B+law@reader.example", "ketamine").startswith("ada-b-law-")
    assert readable_id("ada@reader.example", "a") != readable_id("ada@reader.example", "b")
    assert readable_id("+@reader.example", "a").startswith("reader-")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ada",
        "ada@",
        "@reader.example",
        "ada @reader.example",
        "ada@reader.example\r\nBcc: eve@x.example",
        "ada@reader.example\n",
        "ada@reader.example, eve@x.example",
        "Ada <ada@reader.example>",
        '"ada b"@reader.example',
        "ada@[127.0.0.1]",
        "ada@-reader.example",
        "ada@reader_x.example",
        "żółw@reader.example",
        "ada..b@reader.example",
        ".ada@reader.example",
        "ada.@reader.example",
        f"{'a' * 65}@reader.example",
    ],
)
def test_what_is_no_mail_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no mail address"):
        mail_address(text)


@pytest.mark.parametrize("text", ["żółw@reader.example", "ada@żółw.example"])
def test_of_an_address_that_is_not_ascii_it_is_said_how_it_is_written(text: str) -> None:
    with pytest.raises(ValueError, match="write it in ASCII, its domain in the form xn--"):
        mail_address(text)


def test_only_the_domain_is_the_same_in_capitals() -> None:
    assert mail_address("Ada.B+law@Reader.EXAMPLE") == "Ada.B+law@reader.example"
