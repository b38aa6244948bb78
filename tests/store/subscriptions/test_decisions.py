"""Whatever is decided of subscriptions in whatever order, they stand as was said last."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.connections.engines import connect
from store.log.database import Engine, reading
from store.log.letter_events import Subscription
from store.subscriptions.active import active_subscriptions
from store.subscriptions.addresses import by_mail, by_webhook, destination, with_free_id
from store.subscriptions.decisions import (
    SubscriptionError,
    cancel_subscription,
    change_subscription,
    confirm_subscription,
    create_subscription,
    pause_subscription,
    resume_subscription,
)
from store.subscriptions.wishes import with_wishes
from tests.scheduler.examples import NOW

QUERIES = ("ketamine", "clinic", "Clinic ")
ADDRESSES = ("ada@reader.example", "Ada@reader.example", "bo@reader.example")
WANTED = by_mail("ada@reader.example", "ketamine")


@dataclass(kw_only=True)
class Model:
    """What is to stand: place, query in small letters, unconfirmed, paused; by id."""

    standing: dict[str, tuple[str, str, bool, bool]] = field(default_factory=dict)

    def twins(self, where: str, query: str, but: str = "") -> bool:
        return any(
            name != but and (to, asked) == (where, query)
            for name, (to, asked, _, _) in self.standing.items()
        )


@contextmanager
def a_store(empty_store: Path) -> Iterator[Engine]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "blotter.db"
        shutil.copyfile(empty_store, file)
        engine = connect(f"sqlite:///{file}")
        yield engine
        engine.dispose()


def asks(query: str) -> str:
    return query.strip().lower()


CREATE = st.tuples(
    st.just("create"), st.sampled_from(ADDRESSES), st.sampled_from(QUERIES), st.booleans()
)
OTHER = st.tuples(
    st.sampled_from(["confirm", "pause", "resume", "cancel", "change"]),
    st.integers(0, 3),
    st.sampled_from(QUERIES),
    st.none(),
)


@settings(max_examples=30)
@given(steps=st.lists(CREATE | OTHER, max_size=15))
def test_they_stand_as_was_said_last(
    empty_store: Path, steps: Sequence[tuple[str, object, str, object]]
) -> None:
    with a_store(empty_store) as engine:
        model = Model()
        for what, whom, query, unconfirmed in steps:
            if what == "create":
                _create(engine, model, by_mail(str(whom), query), bool(unconfirmed))
            elif names := sorted(model.standing):
                assert isinstance(whom, int)
                _decide(engine, model, what, names[whom % len(names)], query)
        with reading(engine) as connection:
            found = {
                it.subscription.id: (
                    destination(it.subscription),
                    asks(it.subscription.query),
                    it.unconfirmed,
                    it.paused is not None,
                )
                for it in active_subscriptions(connection)
            }
        assert found == model.standing


def _create(engine: Engine, model: Model, wanted: Subscription, unconfirmed: bool) -> None:
    where, asked = destination(wanted), asks(wanted.query)
    if model.twins(where, asked):
        with pytest.raises(SubscriptionError, match="subscribed to this query already"):
            create_subscription(engine, wanted, asks=asks, now=NOW)
        return
    made = create_subscription(engine, wanted, unconfirmed=unconfirmed, asks=asks, now=NOW)
    assert made.id not in model.standing
    model.standing[made.id] = (where, asked, unconfirmed, False)


def _decide(engine: Engine, model: Model, what: str, name: str, query: str) -> None:
    where, asked, unconfirmed, paused = model.standing[name]
    match what:
        case "confirm":
            assert confirm_subscription(engine, name, now=NOW) == unconfirmed
            model.standing[name] = (where, asked, False, paused)
        case "pause":
            assert pause_subscription(engine, name, now=NOW) == (not paused)
            model.standing[name] = (where, asked, unconfirmed, True)
        case "resume":
            assert resume_subscription(engine, name, now=NOW) == paused
            model.standing[name] = (where, asked, unconfirmed, False)
        case "cancel":
            cancel_subscription(engine, name, now=NOW)
            del model.standing[name]
        case _:
            _change(engine, model, name, query)


def _change(engine: Engine, model: Model, name: str, query: str) -> None:
    where, _, unconfirmed, paused = model.standing[name]

    def change(one: Subscription) -> Subscription:
        return replace(one, query=query)

    if model.twins(where, asks(query), but=name):
        with pytest.raises(SubscriptionError, match="subscribed to this query already"):
            change_subscription(engine, name, change, asks=asks, now=NOW)
        return
    change_subscription(engine, name, change, asks=asks, now=NOW)
    model.standing[name] = (where, asks(query), unconfirmed, paused)


def test_an_address_is_not_changed(empty_store: Path) -> None:
    with a_store(empty_store) as engine:
        create_subscription(engine, WANTED, now=NOW)
        moved = replace(WANTED, id="x", email="eve@x.example", webhook="https://x.example/")
        assert not change_subscription(engine, WANTED.id, lambda _: moved, now=NOW)


def test_an_id_that_is_taken_gives_way_to_one_like_it() -> None:
    other = with_free_id(WANTED, {WANTED.id})
    assert other.id.startswith("ada-")
    assert other.id != WANTED.id
    assert with_free_id(WANTED, {WANTED.id, other.id}).id not in (WANTED.id, other.id)
    assert with_free_id(WANTED, {"bo-1"}) == WANTED


@pytest.mark.parametrize(
    "url",
    [
        "",
        "chat.example/hooks",
        "ftp://chat.example/hooks",
        "https:///hooks",
        "https://ada:hush@chat.example/hooks",
        "https://chat.example/hooks#1",
        "https://chat.example/ho oks",
        "https://chat.example:99999/hooks",
        "https://chat.example:0/hooks",
        "https://chat.example:80x/hooks",
        "https://chat.example/hooks\r\nHost: x",
        "https://ch\u00e4t.example/",
        f"https://chat.example/{'x' * 2000}",
    ],
)
def test_a_webhook_that_cannot_be_posted_to_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(ValueError, match="a webhook is an address like") as refused:
        by_webhook(url, "ketamine")
    assert "hush" not in str(refused.value)


def test_a_webhook_is_named_after_its_host() -> None:
    made = by_webhook("https://hooks.Chat.example/T0/B1/secret?x=1", "ketamine", body="slack")
    assert made.id.startswith("hooks-chat-example-")
    assert (made.email, made.body) == ("", "slack")


@pytest.mark.parametrize(
    ("before", "wishes", "after"),
    [
        ({"weekday": "fri", "at": time(8)}, {"cadence": "daily"}, ("daily", None, time(8))),
        ({"weekday": "fri", "at": time(8)}, {"cadence": "instant"}, ("instant", None, None)),
        ({"cadence": "daily"}, {"cadence": "weekly", "weekday": "sun"}, ("weekly", "sun", None)),
        ({"at": time(8)}, {"at": None}, ("weekly", None, None)),
        ({}, {"at": time(0)}, ("weekly", None, time(0))),
        ({"cadence": "daily"}, {"weekday": None}, ("daily", None, None)),
    ],
)
def test_what_another_cadence_makes_idle_is_dropped(
    before: dict[str, object], wishes: dict[str, object], after: tuple[object, ...]
) -> None:
    made = with_wishes(replace(WANTED, **before), wishes)  # type: ignore[arg-type]
    assert (made.cadence, made.weekday, made.at) == after


def test_an_empty_id_is_none(empty_store: Path) -> None:
    with a_store(empty_store) as engine:
        with pytest.raises(SubscriptionError, match="the ID of the subscription is empty"):
            create_subscription(engine, replace(WANTED, id=""), now=NOW)
        with pytest.raises(SubscriptionError, match="the ID of the subscription is empty"):
            cancel_subscription(engine, "", now=NOW)
        with reading(engine) as connection:
            assert active_subscriptions(connection) == []
