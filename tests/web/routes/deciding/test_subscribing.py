"""Subscribing on a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.log.database import open_store, reading
from store.log.letter_events import SubscriptionCreated
from store.subscriptions.active import active_subscriptions
from store.subscriptions.state import SubscriptionState
from tests.web.record import a_record
from tests.web.routes.deciding.person import Person, ada

FORM = {"query": "ketamine", "email": "grace@reader.example"}


def standing(person: Person) -> list[SubscriptionState]:
    with reading(open_store(person.settings.database_url)) as connection:
        return list(active_subscriptions(connection))


def test_what_a_query_finds_today_is_shown_before(tmp_path: Path) -> None:
    a_record(tmp_path)
    person = ada(tmp_path)
    assert "found by it today" not in person.see("/subscribe").text
    assert "found by it today, the newest" in person.see("/subscribe?query=ketamine").text
    assert "Nothing is found by it today" in person.see("/subscribe?query=nonesuch").text


def test_somebody_is_subscribed_once(tmp_path: Path) -> None:
    person = ada(tmp_path)
    done = person.send("/subscribe", **FORM, name="Mine", cadence="daily")
    assert done.status_code == 200
    assert "A letter to grace@reader.example about ketamine, each day" in done.text
    (made,) = standing(person)
    assert (made.subscription.name, made.subscription.cadence) == ("Mine", "daily")
    (created,) = person.events(f"subscription/{made.subscription.id}")
    assert isinstance(created.event, SubscriptionCreated) and created.event.by == "Ada"
    again = person.send("/subscribe", **FORM)
    assert again.status_code == 400
    assert "is subscribed to this query already" in again.text


def test_day_hour_zone_and_quiet_weeks_are_chosen(tmp_path: Path) -> None:
    person = ada(tmp_path)
    assert "Monday, as for everybody" in person.see("/subscribe").text
    chosen = {"weekday": "fri", "at": "16:30", "zone": "Europe/Berlin", "empty_week": "nothing"}
    done = person.send("/subscribe", **FORM, **chosen)
    assert "each Friday at 16:30 (Europe/Berlin)" in done.text
    (made,) = standing(person)
    assert made.subscription.empty_week == "nothing"


def test_where_mail_is_sent_the_addressee_has_to_confirm(tmp_path: Path) -> None:
    (tmp_path / "blotter.toml").write_text(
        "[smtp]\nhost = '127.0.0.1'\nport = 9\nsender = 'b@agency.example'\n"
    )
    person = ada(tmp_path, secret="drawn by chance: 7f3a91c2")
    done = person.send("/subscribe", **FORM)
    assert done.status_code == 200
    assert "could not be asked to confirm it yet" in done.text
    (made,) = standing(person)
    assert made.standing == "unconfirmed"


def test_without_a_secret_nobody_can_be_asked(tmp_path: Path) -> None:
    (tmp_path / "blotter.toml").write_text("[smtp]\nhost = 'h'\nsender = 'b@agency.example'\n")
    person = ada(tmp_path)
    refused = person.send("/subscribe", **FORM)
    assert refused.status_code == 400
    assert "BLOTTER_SECRET is not set" in refused.text
    assert standing(person) == []


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"email": "no address"}, "no address"),
        ({"query": "(ketamine"}, "("),
        ({"query": ""}, "query: it is missing"),
        ({"cadence": "hourly"}, "is none of weekly"),
        ({"name": "a" * 81}, "80 characters at most"),
        ({"weekday": "someday"}, "is no day of the week"),
        ({"weekday": "fri", "cadence": "daily"}, "a day of the week is for weekly letters"),
        ({"at": "25:00"}, "is no time of day"),
        ({"at": "07:00", "cadence": "instant"}, "a time of day is for daily and weekly letters"),
        ({"zone": "Europe/Berlinn"}, "did you mean Europe/Berlin?"),
        ({"empty_week": "all"}, "is none of line, nothing"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_filled_in_stays(
    tmp_path: Path, fields: dict[str, str], fault: str
) -> None:
    person = ada(tmp_path)
    answer = person.send("/subscribe", **{**FORM, **fields})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text and fault in answer.text
    assert f'value="{fields.get("email", FORM["email"])}"' in answer.text
    assert standing(person) == []
