"""What the log says of a subscription, in whatever order its events come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from store.log.events import Erased, Event, Recorded, type_of
from store.log.letter_events import (
    ConfirmationSent,
    DigestPrepared,
    DigestRefused,
    DigestSent,
    LetterBounced,
    Subscription,
    SubscriptionCancelled,
    SubscriptionChanged,
    SubscriptionConfirmed,
    SubscriptionCreated,
    SubscriptionPaused,
    SubscriptionResumed,
)
from store.subscriptions.addresses import by_mail
from store.subscriptions.state import SubscriptionState, subscription_state
from tests.scheduler.examples import NOW

WANTED = by_mail("ada@reader.example", "ketamine")
CHANGED: Subscription = replace(WANTED, query="clinic", cadence="daily")
KINDS: Sequence[Event] = (
    SubscriptionCreated(subscription=WANTED),
    SubscriptionCreated(subscription=WANTED, unconfirmed=True),
    ConfirmationSent(message_id="<0@b>", sent_at=NOW),
    SubscriptionConfirmed(),
    SubscriptionChanged(subscription=CHANGED),
    SubscriptionPaused(reason="left"),
    SubscriptionResumed(),
    SubscriptionCancelled(),
    DigestPrepared(since=1, until=5, message_id="<1@b>"),
    DigestSent(since=1, until=5, documents=(), message_id="<1@b>"),
    DigestRefused(message_id="<1@b>", refused_at=NOW),
    LetterBounced(message_id="<1@b>", status="5.1.1", bounced_at=NOW),
)
EVENTS = st.lists(st.sampled_from(KINDS), max_size=12)


def history(events: Sequence[Event], erased: frozenset[int] = frozenset()) -> list[Recorded]:
    return [
        Recorded(
            position=10 * number,
            stream=f"subscription/{WANTED.id}",
            version=number,
            type=type_of(event),
            recorded_at=NOW + timedelta(hours=number),
            event=Erased(type=type_of(event)) if number in erased else event,
            hash=f"{number:064}",
        )
        for number, event in enumerate(events, 1)
    ]


def after(events: Sequence[Event]) -> SubscriptionState | None:
    return subscription_state(history(events))


def last(events: Sequence[Event], *kinds: type) -> Event | None:
    """The last event of these kinds."""
    return next((event for event in reversed(events) if isinstance(event, kinds)), None)


@given(EVENTS)
def test_it_is_what_was_last_said_since_it_was_made(events: list[Event]) -> None:
    made = [at for at, event in enumerate(events) if isinstance(event, SubscriptionCreated)]
    state = after(events)
    if not made:
        assert state is None
        return
    assert state is not None
    since = events[made[-1] :]
    created = since[0]
    assert isinstance(created, SubscriptionCreated)
    changed = last(since, SubscriptionChanged)
    assert state.subscription == (CHANGED if changed else WANTED)
    confirmed = last(since, SubscriptionConfirmed) is not None
    assert state.unconfirmed == (created.unconfirmed and not confirmed)
    held = last(since, SubscriptionPaused, SubscriptionResumed)
    assert state.paused == ("left" if isinstance(held, SubscriptionPaused) else None)
    assert state.cancelled == (last(since, SubscriptionCancelled) is not None)
    letter = last(since, DigestPrepared, DigestSent, DigestRefused)
    assert (state.prepared is not None) == isinstance(letter, DigestPrepared)
    told = last(since, DigestSent) is not None
    assert state.reported_up_to == (5 if told else 10 * (made[-1] + 1))
    assert (state.version, state.created) == (len(events), f"{made[-1] + 1:064}")


@given(EVENTS)
def test_letters_are_sent_where_nothing_keeps_them_back(events: list[Event]) -> None:
    state = after([KINDS[0], *events])
    assert state is not None
    held = state.cancelled or state.unconfirmed or state.paused is not None
    assert state.is_sent_letters == (not held)


@given(EVENTS, st.integers(0, 12))
def test_one_may_go_on_from_any_state(events: list[Event], at: int) -> None:
    whole = history(events)
    assert subscription_state(whole[at:], subscription_state(whole[:at])) == after(events)


@given(EVENTS, st.frozensets(st.integers(1, 12)))
def test_what_was_erased_sends_no_letter_that_was_held_back(
    events: list[Event], erased: frozenset[int]
) -> None:
    state = subscription_state(history(events, erased))
    whole = after(events)
    if state is None or whole is None or state.created != whole.created:
        return  # its creation was erased: there is none, or an earlier one
    assert state.is_sent_letters <= whole.is_sent_letters
    assert state.reported_up_to >= whole.reported_up_to
