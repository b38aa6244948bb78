"""The page of the subscriptions."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.log.letter_events import (
    SubscriptionCancelled,
    SubscriptionPaused,
    SubscriptionResumed,
)
from tests.web.routes.deciding.person import Person, ada
from tests.web.routes.deciding.test_subscribing import FORM, standing


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Ada, who subscribed somebody."""
    person = ada(tmp_path)
    person.send("/subscribe", **FORM, name="<b>Mine</b>")
    return person


def id_of(person: Person) -> str:
    (state,) = standing(person)
    return state.subscription.id


def test_nobody_subscribed_says_how_to_subscribe(tmp_path: Path) -> None:
    assert "Nobody is subscribed." in ada(tmp_path).see("/subscriptions").text


def test_each_says_about_what_to_whom_and_when(person: Person) -> None:
    page = person.see("/subscriptions").text
    assert "&lt;b&gt;Mine" in page and "<b>Mine" not in page
    assert "to grace@reader.example" in page
    assert "each Monday at 07:00" in page
    assert ">active<" in page


def test_one_is_paused_resumed_and_ended_by_who_signed_in(person: Person) -> None:
    id = id_of(person)
    paused = person.send("/subscriptions", decision="pause", subscription=id, reason="away\x07")
    assert paused.status_code == 200
    assert "no letters until it is resumed" in paused.text and "paused: away" in paused.text
    again = person.send("/subscriptions", decision="pause", subscription=id)
    assert "it was paused before" in again.text
    resumed = person.send("/subscriptions", decision="resume", subscription=id)
    assert "letters come again" in resumed.text
    ended = person.send("/subscriptions", decision="end", subscription=id)
    assert "no more letters" in ended.text and "Nobody is subscribed." in ended.text
    assert [it.event for it in person.events(f"subscription/{id}")][1:] == [
        SubscriptionPaused(reason="away", by="Ada"),
        SubscriptionResumed(by="Ada"),
        SubscriptionCancelled(by="Ada"),
    ]


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"decision": "pause"}, "subscription: it is missing"),
        ({"decision": "pause", "subscription": "none"}, "there is no subscription none"),
        ({"decision": "double", "subscription": "none"}, "is none of pause, resume, end"),
        ({"decision": "pause", "subscription": "x", "reason": "a" * 401}, "400 characters at most"),
    ],
)
def test_what_is_no_decision_is_refused(person: Person, fields: dict[str, str], fault: str) -> None:
    answer = person.send("/subscriptions", **fields)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text and fault in answer.text
    assert standing(person)[0].standing == "active"
