"""How all subscriptions stand, read from a part of their events."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from store.log import log
from store.log.database import Engine, open_store, reading, writing
from store.log.events import Event
from store.log.letter_events import DigestPrepared, DigestSent
from store.privacy.erasing import erase
from store.subscriptions.active import active_streams
from store.subscriptions.returned_letters import comes_back, may_come_back
from store.subscriptions.state import PREFIX, subscription_state
from tests.postgresql import Server
from tests.scheduler.examples import NOW, published
from tests.store.subscriptions.test_state import KINDS

EVENTS = st.lists(st.sampled_from(KINDS[1:]), max_size=8).map(lambda events: [KINDS[0], *events])


@settings(max_examples=25)
@given(st.lists(EVENTS, min_size=1, max_size=4), st.sets(st.integers(1, 40), max_size=3))
def test_they_stand_as_their_whole_histories_say(
    histories: list[list[Event]], erased: set[int]
) -> None:
    engine = open_store("sqlite://")
    streams = [f"{PREFIX}{number}" for number in range(len(histories))]
    entries = [
        log.NewEvent(stream=stream, event=event)
        for stream, events in zip(streams, histories, strict=True)
        for event in events
    ]
    with writing(engine) as connection:
        log.append(connection, entries, now=NOW)
    if gone := {position for position in erased if position <= len(entries)}:
        erase(engine, gone, by="test", reason="asked for", now=NOW)
    with reading(engine) as connection:
        whole = [list(log.read(connection, stream=stream)) for stream in streams]
        found = [*active_streams(connection)]
    states = [subscription_state(history) for history in whole]
    assert [one.state for one in found] == [it for it in states if it and not it.cancelled]
    for stream in found:
        (history,) = (it for it in whole if it[0].stream == stream.events[0].stream)
        assert may_come_back(stream.events) >= comes_back(history)


def test_of_letters_only_the_last_is_read(tmp_path: Path) -> None:
    check_what_is_read(open_store(f"sqlite:///{tmp_path / 'blotter.db'}"))


def test_of_letters_only_the_last_is_read_on_postgresql(postgresql: Server) -> None:
    with postgresql.database() as url:
        engine = open_store(url)
        check_what_is_read(engine)
        engine.dispose()


def check_what_is_read(engine: Engine) -> None:
    letters = [
        event
        for number in range(20)
        for event in (
            DigestPrepared(since=0, until=number, message_id=f"<{number}@b>"),
            DigestSent(since=0, until=number, documents=(), message_id=f"<{number}@b>"),
        )
    ]
    with writing(engine) as connection:
        ours = [log.NewEvent(stream=f"{PREFIX}ada", event=it) for it in (KINDS[0], *letters)]
        others = [("SUBSCRIPTION/ada", KINDS[0]), ("subscription0", KINDS[0])]
        entries = [log.NewEvent(stream=stream, event=event) for stream, event in others]
        document = log.NewEvent(stream="document/us_example:1", event=published())
        log.append(connection, [document, *ours, *entries], now=NOW)
    with reading(engine) as connection:
        (stream,) = active_streams(connection)
    assert [type(it.event) for it in stream.events] == [type(KINDS[0]), *map(type, letters[-2:])]
    assert (stream.state.reported_up_to, stream.state.version) == (19, 41)
