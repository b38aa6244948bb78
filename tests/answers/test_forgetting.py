"""Subscriptions after erasures."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa

from store.log import log
from store.log.database import reading, writing
from store.log.events import Event
from store.log.letter_events import (
    ConfirmationSent,
    DigestPrepared,
    DigestRefused,
    DigestSent,
    LetterBounced,
)
from store.privacy.erasing import erase
from store.subscriptions.active import active_subscriptions
from store.subscriptions.addresses import by_mail
from store.subscriptions.decisions import (
    SubscriptionError,
    cancel_subscription,
    change_subscription,
    create_subscription,
    read_subscription,
)
from store.subscriptions.state import subscription_stream
from tests.scheduler.examples import NOW
from tests.store.histories import exported

EMAIL = "reader@agency.example"


@pytest.fixture
def told(engine: sa.Engine) -> sa.Engine:
    """A subscription (#1) with one letter sent (#2)."""
    made = create_subscription(engine, by_mail(EMAIL, "ketamine", "daily"), now=NOW)
    sent = DigestSent(since=1, until=1, documents=("us_example:1",), message_id="<1@x>")
    with writing(engine) as connection:
        log.append(
            connection, [log.NewEvent(stream=subscription_stream(made.id), event=sent)], now=NOW
        )
    return engine


def forget(engine: sa.Engine, *positions: int) -> None:
    erase(engine, positions, by="ana", reason="order 12", now=NOW)


def test_no_letter_comes_twice_because_one_was_erased(told: sa.Engine) -> None:
    forget(told, 2)
    with reading(told) as connection:
        (state,) = active_subscriptions(connection)
    assert (state.reported_up_to, state.last_done, state.version) == (2, NOW, 2)


def test_a_subscription_whose_making_was_erased_is_none(told: sa.Engine) -> None:
    with reading(told) as connection:
        (state,) = active_subscriptions(connection)
    forget(told, 1)
    with reading(told) as connection:
        assert active_subscriptions(connection) == []
        with pytest.raises(SubscriptionError, match="there is no subscription"):
            read_subscription(connection, state.subscription.id)
    assert create_subscription(told, by_mail(EMAIL, "ketamine", "daily"), now=NOW).email == EMAIL
    with reading(told) as connection:
        assert len(active_subscriptions(connection)) == 1


def test_an_erased_end_is_one_all_the_same(told: sa.Engine) -> None:
    with reading(told) as connection:
        (state,) = active_subscriptions(connection)
    cancel_subscription(told, state.subscription.id, now=NOW)
    forget(told, 3)
    with reading(told) as connection:
        assert active_subscriptions(connection) == []


def test_an_address_and_its_query_stand_in_what_makes_and_changes_a_subscription_alone(
    engine: sa.Engine,
) -> None:
    wanted = replace(by_mail(EMAIL, "Jane Roe"), name="Roe, Jane")
    name = create_subscription(engine, wanted, unconfirmed=True, now=NOW).id
    change_subscription(engine, name, lambda one: replace(one, query="J. Roe"), now=NOW)
    befell: tuple[Event, ...] = (
        ConfirmationSent(message_id="<0@x>", sent_at=NOW),
        DigestPrepared(since=1, until=2, message_id="<1@x>"),
        DigestRefused(message_id="<1@x>", refused_at=NOW, reason="550 no", of_address=True),
        LetterBounced(message_id="<0@x>", status="5.1.1", bounced_at=NOW),
    )
    with writing(engine) as connection:
        stream = subscription_stream(name)
        log.append(connection, [log.NewEvent(stream=stream, event=it) for it in befell], now=NOW)
    forget(engine, 1, 2)
    left = exported(engine)
    assert b"Roe" not in left
    assert EMAIL.encode() not in left
    with reading(engine) as connection:
        assert active_subscriptions(connection) == []
