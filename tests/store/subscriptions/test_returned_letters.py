from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.log.events import Event, Recorded, type_of
from store.log.letter_events import (
    DigestRefused,
    DigestSent,
    LetterBounced,
    SubscriptionConfirmed,
    SubscriptionPaused,
    SubscriptionResumed,
)
from store.subscriptions.returned_letters import comes_back, is_hard
from tests.scheduler.examples import NOW


def history(events: Sequence[Event]) -> list[Recorded]:
    return [
        Recorded(
            position=number,
            stream="subscription/ada",
            version=number,
            type=type_of(event),
            recorded_at=NOW,
            event=event,
            hash="",
        )
        for number, event in enumerate(events, 1)
    ]


def sent(number: int) -> Event:
    return DigestSent(since=0, until=number, documents=(), message_id=str(number))


def back(number: int, status: str = "5.1.1") -> Event:
    return LetterBounced(message_id=str(number), status=status, bounced_at=NOW)


def refused(number: int) -> Event:
    return DigestRefused(message_id=str(number), refused_at=NOW, of_address=True)


ALL_BACK = [sent(1), back(1), sent(2), back(2), sent(3), back(3)]


@pytest.mark.parametrize(
    "events",
    [
        ALL_BACK,
        [sent(1), sent(2), sent(3), back(3), back(1), back(2)],
        [*ALL_BACK, sent(4)],
        [sent(0), *ALL_BACK],
        [refused(1), sent(2), back(2), refused(3)],
        [*ALL_BACK, SubscriptionPaused()],
    ],
)
def test_three_letters_in_a_row(events: list[Event]) -> None:
    assert comes_back(history(events))


@pytest.mark.parametrize(
    "events",
    [
        [],
        ALL_BACK[:-1],
        [sent(1), back(1), back(1), back(1)],
        [back(1), back(2), back(3)],
        [sent(1), back(1), sent(2), back(2), sent(3), back(3, "4.2.2")],
        [sent(1), back(1), sent(2), back(2), sent(3), sent(4), back(4)],
        [*ALL_BACK, SubscriptionResumed()],
        [*ALL_BACK, SubscriptionConfirmed(), sent(4), back(4)],
        [*ALL_BACK, SubscriptionResumed(), back(3)],
        [DigestRefused(message_id=str(number), refused_at=NOW) for number in range(5)],
    ],
)
def test_fewer_or_others(events: list[Event]) -> None:
    assert not comes_back(history(events))


@given(st.permutations([back(number) for number in range(5)]), st.integers(0, 5))
def test_the_order_in_which_they_come_back_does_not_matter(
    returned: list[Event], known: int
) -> None:
    events = [*map(sent, range(5)), *returned[:known]]
    numbers = sorted(
        int(one.message_id) for one in returned[:known] if isinstance(one, LetterBounced)
    )
    in_a_row = any({n, n + 1, n + 2} <= {*numbers} for n in numbers)
    assert comes_back(history(events)) == in_a_row


def test_hard_and_soft() -> None:
    assert is_hard("5.1.1")
    assert not is_hard("4.2.2")
    assert not is_hard("")
