"""What was erased is in no file of the store any more; that it was there, and who erased it, is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
import zstandard

from store.connections.engines import connect
from store.documents.known import document_stream
from store.documents.record_readings import record
from store.log import bodies, log, verification
from store.log.database import events, open_store, reading, snapshot, writing
from store.log.events import CaptureFailed, Erased, NoteAdded, PayloadErased
from store.privacy.erasing import Erasure, ErasureError, erase, events_to_erase
from store.privacy.mask_decisions import mask
from store.privacy.scrubbing import scrub
from store.views.views import Views
from tests.store.examples import NOW, a_document, a_reading, unreadable

#: A text that is found nowhere else, and long enough for SQLite to need pages of its own for it.
SECRET = "Xanthippe Quillfeather"
BODY = f"<h1>{SECRET}</h1>".encode() + bytes(range(256)) * 40
ROE = a_document(
    title=f"{SECRET} charged",
    text=f"{SECRET} owned a ketamine clinic.\n\n" * 200,
    url="https://agency.example/news/1",
)
OTHER = a_document("2")


@pytest.fixture
def store(engine: sa.Engine) -> sa.Engine:
    """Two documents; the first was edited once."""
    edited = replace(ROE, title=f"{SECRET} sentenced")
    for days, reading_ in enumerate(
        (a_reading(ROE, BODY), a_reading(OTHER, b"other"), a_reading(edited, b"2" + BODY, days=2))
    ):
        record(engine, [reading_], reread=unreadable, now=NOW + timedelta(days=days))
    return engine


def forget(engine: sa.Engine, *positions: int, reason: str = "order 12") -> Erasure:
    return erase(engine, positions, by="ana", reason=reason, now=NOW)


def test_payload_and_body_are_gone_and_the_log_verifies(store: sa.Engine) -> None:
    with reading(store) as connection:
        before = log.head(connection)
        (first,) = log.read(connection, upto=1)
    done = forget(store, 1)
    assert done.positions == (1,)
    assert done.bodies == 1
    assert done.kept == {}
    assert done.others == {document_stream(ROE.id): (3,)}
    assert done.streams == (document_stream(ROE.id),)
    with snapshot(store) as connection:
        (erased,) = log.read(connection, upto=1)
        assert erased.event == Erased(type="DocumentPublished")
        assert (erased.hash, erased.stream) == (first.hash, document_stream(ROE.id))
        said = list(log.read(connection, after=before.position))
        assert [one.event for one in said] == [
            PayloadErased(position=1, by="ana", reason="order 12")
        ]
        assert [one.stream for one in said] == ["log"]
        assert verification.verify(connection).erased == 1
        with pytest.raises(KeyError):
            bodies.fetch(connection, a_reading(ROE, BODY).capture.sha256)


def test_a_body_that_other_events_rest_on_is_kept_and_named(engine: sa.Engine) -> None:
    both = [a_reading(one, BODY) for one in (ROE, OTHER)]
    record(engine, both, reread=unreadable, now=NOW)
    digest = both[0].capture.sha256
    assert forget(engine, 1).kept == {digest: (2,)}
    with reading(engine) as connection:
        assert bodies.fetch(connection, digest) == BODY
    assert forget(engine, 2).bodies == 1


def test_several_at_once_share_their_bodies(engine: sa.Engine) -> None:
    both = [a_reading(one, BODY) for one in (ROE, OTHER)]
    record(engine, both, reread=unreadable, now=NOW)
    done = forget(engine, 2, 1)
    assert (done.positions, done.bodies, done.kept, done.others) == ((1, 2), 1, {}, {})


def test_any_event_may_be_erased(store: sa.Engine) -> None:
    mask(store, "Jane Roe", by="ana", reason="acquitted", now=NOW)
    failed = CaptureFailed(url="https://agency.example/x", failed_at=NOW, reason="timed out")
    note = NoteAdded(by="ana", text=SECRET)
    entries = [
        log.NewEvent(stream="source/us_example", event=failed),
        log.NewEvent(stream=document_stream(OTHER.id), event=note),
    ]
    with writing(store) as connection:
        log.append(connection, entries, now=NOW)
    assert forget(store, 4, 5, 6).others == {document_stream(OTHER.id): (2,)}
    with snapshot(store) as connection:
        assert verification.verify(connection).erased == 3


@pytest.mark.parametrize(
    ("positions", "cause"),
    [
        ((2, 9, 11), "there is no event at #9, #11: the log ends at 4"),
        ((4,), "#4 says what was erased, and is not erased itself"),
        ((1, 2), "#1 was erased before; leave it out"),
    ],
)
def test_what_cannot_be_erased(store: sa.Engine, positions: tuple[int, ...], cause: str) -> None:
    forget(store, 1)
    with pytest.raises(ErasureError, match=cause):
        forget(store, *positions)
    with reading(store) as connection:
        assert log.head(connection).position == 4
        with pytest.raises(ErasureError, match=cause):
            events_to_erase(connection, positions)


def test_what_was_erased_before_is_not_recorded_twice(store: sa.Engine) -> None:
    forget(store, 1, 3)
    again = forget(store, 3, 1)
    assert (again.positions, again.streams) == ((), (document_stream(ROE.id),))
    with reading(store) as connection:
        assert log.head(connection).position == 5


@pytest.mark.parametrize(
    "reason",
    [
        *(
            f"Request of {SECRET}",
            "request of QUILLFEATHER, Xanthippe",
            "For Xanthippe A. Quillfeather",
        ),
        *("Jane Roe asked for it", "News Two"),
    ],
)
def test_the_reason_must_not_spell_the_name(store: sa.Engine, reason: str) -> None:
    mask(store, "Jane Roe", by="ana", reason="acquitted", now=NOW)
    text = replace(OTHER, title="News two", id="us_example:4")
    record(store, [a_reading(text, b"4")], reread=unreadable, now=NOW)
    with pytest.raises(ErasureError, match="cannot be erased itself"):
        forget(store, 1, 5, reason=reason)
    forget(store, 1, 5, reason="Order of the Superior Court of Norfolk, 12 March")


def test_no_file_of_an_sqlite_store_holds_it(tmp_path: Path) -> None:
    file = tmp_path / "blotter.db"
    engine = open_store(f"sqlite:///{file}")
    record(engine, [a_reading(ROE, BODY), a_reading(OTHER, b"o")], reread=unreadable, now=NOW)
    Views(engine).rebuild()
    packed = zstandard.compress(BODY)
    assert found_in(tmp_path.rglob("*"), SECRET.encode(), packed)
    forget(engine, 1)
    Views(engine).rebuild()
    scrub(engine)
    engine.dispose()
    assert not found_in(tmp_path.rglob("*"), SECRET.encode(), packed, b"Quillfeather")
    assert found_in(tmp_path.rglob("*"), OTHER.title.encode())


def test_no_relation_file_of_a_postgresql_cluster_holds_it(request: pytest.FixtureRequest) -> None:
    server = request.getfixturevalue("postgresql")
    with server.database() as url:
        engine = open_store(url)
        short = replace(ROE, text=f"{SECRET} owned a clinic.")  # what ANALYZE would remember
        readings = [a_reading(short, BODY), a_reading(replace(ROE, id="us_example:3"), b"3" + BODY)]
        record(engine, [*readings, a_reading(OTHER, b"o")], reread=unreadable, now=NOW)
        Views(engine).rebuild()
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("ANALYZE")
            connection.exec_driver_sql("CHECKPOINT")
            data = Path(connection.exec_driver_sql("SHOW data_directory").scalar_one())
            query = "SELECT oid FROM pg_database WHERE datname = current_database()"
            folder = data / "base" / str(connection.exec_driver_sql(query).scalar_one())
        packed = zstandard.compress(BODY)
        assert found_in(folder.iterdir(), SECRET.encode())
        assert found_in(folder.iterdir(), packed[:200])
        forget(engine, 1, 2)
        Views(engine).rebuild()
        scrub(engine)
        engine.dispose()
        assert not found_in(folder.iterdir(), SECRET.encode(), packed[:200], b"Quillfeather")
        assert found_in(folder.iterdir(), OTHER.title.encode())


def found_in(files: Iterable[Path], *wanted: bytes) -> list[Path]:
    """What `grep -a` would find."""
    kept = [file for file in files if file.is_file()]
    assert kept
    return [file for file in kept if any(one in file.read_bytes() for one in wanted)]


def test_a_store_that_others_are_reading_is_not_scrubbed_without_saying_so(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    record(engine, [a_reading(ROE, BODY)], reread=unreadable, now=NOW)
    other = connect(str(engine.url))
    with reading(other) as held:
        held.execute(sa.select(events)).all()
        raw = engine.raw_connection()
        raw.cursor().execute("PRAGMA busy_timeout=50")
        raw.close()
        with pytest.raises(ErasureError, match="not yet from its files"):
            scrub(engine)
    other.dispose()
    scrub(engine)
    engine.dispose()
