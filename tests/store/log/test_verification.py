"""Whatever is done to a log behind its back is found, and where; nothing else is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from store.connections.engines import connect
from store.documents.known import document_stream
from store.documents.record_readings import record
from store.log import log
from store.log.database import open_store, reading, snapshot, writing
from store.log.events import DocumentPublished, PayloadErased, SourceChecked, Unknown
from store.log.seals import Seal
from store.log.verification import VerifiedLog, verify
from tests.postgresql import Server
from tests.store.examples import NOW, a_capture, a_document, a_reading, unreadable
from tests.store.tampering import MANIPULATIONS, SEALED, a_history, copy_of, disarm

EVENTS = 30


def sealed(engine: sa.Engine) -> Seal:
    with reading(engine) as connection:
        end = log.head(connection)
    return Seal(position=end.position, hash=end.hash, recorded_at=end.recorded_at)


def verified(engine: sa.Engine, *seals: Seal) -> VerifiedLog:
    with snapshot(engine) as connection:
        return verify(connection, seals=seals)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def whole(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Seal]]:
    """The address of an untouched log, and the seal of its end."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('whole') / 'blotter.db'}"
        yield url, _prepared(url)
        return
    server: Server = request.getfixturevalue("postgresql")
    with server.database() as url:
        yield url, _prepared(url)


def _prepared(url: str) -> Seal:
    a_history(url, EVENTS)
    engine = connect(url)
    seal = sealed(engine)
    engine.dispose()
    return seal


@pytest.mark.parametrize("position", [1, 2, 17, EVENTS - 1])
@pytest.mark.parametrize("what", MANIPULATIONS)
def test_every_manipulation_is_found_and_its_position_named(
    whole: tuple[str, Seal], tmp_path: Path, what: str, position: int
) -> None:
    url, seal = whole
    seals = (seal,) if what in SEALED else ()
    with copy_of(url, tmp_path) as engine:
        assert verified(engine, seal).end == seal
        with engine.begin() as connection:
            expected = MANIPULATIONS[what](connection, position)
        with pytest.raises(log.BrokenLogError) as broken:
            verified(engine, *seals)
    assert broken.value.position == expected


@pytest.mark.parametrize("what", sorted(SEALED))
def test_some_things_only_a_seal_can_show(
    whole: tuple[str, Seal], tmp_path: Path, what: str
) -> None:
    url, _ = whole
    with copy_of(url, tmp_path) as engine:
        with engine.begin() as connection:
            MANIPULATIONS[what](connection, 5)
        assert verified(engine).end is not None


def test_the_first_of_several_wrong_things_is_named(
    whole: tuple[str, Seal], tmp_path: Path
) -> None:
    url, seal = whole
    order = ("deleted row", "edited payload", "replaced body")
    with copy_of(url, tmp_path) as engine:
        for what, position in zip(order, (20, 12, 7), strict=True):
            with engine.begin() as connection:
                MANIPULATIONS[what](connection, position)
            with pytest.raises(log.BrokenLogError) as broken:
                verified(engine, replace(seal, position=25))
            assert broken.value.position == position
        with pytest.raises(log.BrokenLogError, match="not the sealed") as broken:
            verified(engine, replace(seal, position=3))
        assert broken.value.position == 3


def test_what_was_checked_is_counted(engine: sa.Engine) -> None:
    assert verified(engine) == VerifiedLog()
    bodies = [b"<p>one</p>", b"<p>two</p>", b"<p>two</p>"]
    for number, body in enumerate(bodies):
        reading = a_reading(a_document(key=str(number)), body)
        record(engine, [reading], reread=unreadable, now=NOW)
    seal = sealed(engine)
    found = verified(engine, seal, seal)
    assert found == VerifiedLog(end=seal, bodies=2, size=20)


@pytest.mark.parametrize(
    ("statement", "cause"),
    [
        ("DELETE FROM bodies", "is not kept"),
        ("UPDATE bodies SET size = size + 1", "is not the one that was fetched"),
        ("UPDATE bodies SET zstd = sha256", "cannot be unpacked"),
    ],
)
def test_a_body_that_is_lost_or_damaged(engine: sa.Engine, statement: str, cause: str) -> None:
    if engine.dialect.name == "postgresql":
        statement = statement.replace("= sha256", "= sha256::bytea")
    record(engine, [a_reading(a_document())], reread=unreadable, now=NOW)
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)
    with pytest.raises(log.BrokenLogError, match=cause) as broken:
        verified(engine)
    assert broken.value.position == 1


def test_the_bodies_of_parts_are_held_to_their_names(engine: sa.Engine) -> None:
    capture = a_capture(parts=(a_capture(b"a further page"),))
    event = DocumentPublished(document=a_document(), capture=capture)
    with writing(engine) as connection:
        from store.log.bodies import keep_all

        keep_all(connection, [b"<p>page</p>"])
        log.append(connection, [log.NewEvent(stream=document_stream("x"), event=event)], now=NOW)
    with pytest.raises(log.BrokenLogError, match=capture.parts[0].sha256):
        verified(engine)


def test_an_erasure_needs_an_event_that_says_so(engine: sa.Engine) -> None:
    record(engine, [a_reading(a_document())], reread=unreadable, now=NOW)
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE events SET payload = NULL WHERE position = 1")
        connection.exec_driver_sql("DELETE FROM bodies")
    with pytest.raises(log.BrokenLogError, match="no PayloadErased") as broken:
        verified(engine)
    assert broken.value.position == 1
    erased = PayloadErased(position=1, by="ada", reason="a court's order")
    with writing(engine) as connection:
        log.append(connection, [log.NewEvent(stream="log", event=erased)], now=NOW)
    found = verified(engine)
    assert (found.erased, found.bodies) == (1, 0)


def test_an_event_that_was_made_to_speak_of_an_erasure_does_not_count(engine: sa.Engine) -> None:
    erased = PayloadErased(position=9, by="ada", reason="a court's order")
    record(engine, [a_reading(a_document())], reread=unreadable, now=NOW)
    with writing(engine) as connection:
        log.append(connection, [log.NewEvent(stream="log", event=erased)], now=NOW)
        disarm(connection)
        connection.exec_driver_sql("UPDATE events SET payload = NULL WHERE position = 1")
        spoken = """UPDATE events SET payload = '{"position":1}' WHERE position = 2"""
        connection.exec_driver_sql(spoken)
    with pytest.raises(log.BrokenLogError) as broken:
        verified(engine)
    assert broken.value.position == 1


@pytest.mark.parametrize("payload", ['{"capture":"of a bird"}', '{"capture":null}', '{"capture":'])
def test_events_of_other_versions_name_what_they_like(engine: sa.Engine, payload: str) -> None:
    later = Unknown(type="BirdSeen", payload=payload)
    with writing(engine) as connection:
        log.append(connection, [log.NewEvent(stream="document/x", event=later)], now=NOW)
    assert verified(engine).bodies == 0


def test_a_long_log_is_checked_in_batches(engine: sa.Engine) -> None:
    looks = [
        log.NewEvent(stream="source/a", event=SourceChecked(checked_at=NOW, outcome="ok", listed=n))
        for n in range(450)
    ]
    with writing(engine) as connection:
        log.append(connection, looks, now=NOW)
    seals = [sealed(engine)]
    assert verified(engine, *seals).end == seals[0]
    with pytest.raises(
        log.BrokenLogError, match=r"cut short: it ends at 450.* up to 470"
    ) as broken:
        verified(engine, replace(seals[0], position=460), replace(seals[0], position=470))
    assert broken.value.position == 451


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        ("payload = X'ff00'", "its payload is not the one"),
        ("payload = CAST(X'7bff7d' AS TEXT)", "the database cannot read it"),
        ("stream = CAST(X'ff' AS TEXT)", "the database cannot read it"),
        ("recorded_at = 5", "its hash does not match"),
    ],
)
def test_bytes_that_are_no_text_at_all(tmp_path: Path, change: str, cause: str) -> None:
    """SQLite keeps anything in any column, and a file can be edited byte by byte."""
    url = f"sqlite:///{tmp_path}/blotter.db"
    a_history(url, 5)
    engine = open_store(url)
    with writing(engine) as connection:
        disarm(connection)
        connection.exec_driver_sql(f"UPDATE events SET {change} WHERE position = 4")
    with pytest.raises(log.BrokenLogError, match=cause) as broken:
        verified(engine)
    assert broken.value.position == 4
    engine.dispose()
