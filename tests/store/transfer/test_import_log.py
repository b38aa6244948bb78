"""What is exported from one database and imported into another is the same log, to the byte; what
does not continue the log is refused, and the reason named."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from store.documents.record_readings import record
from store.log import bodies, log, verification
from store.log.database import open_store, reading, snapshot, writing
from store.log.events import Erased, SourceChecked, Unknown
from store.transfer.export_log import ExportRangeError, write_log
from store.transfer.import_log import BATCH, ImportedLog, ImportRefusedError, read_log
from tests.postgresql import Server
from tests.store.examples import NOW, a_document, a_reading, unreadable
from tests.store.histories import a_long_history, erase, exported, head, later


@pytest.fixture
def other(url: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[sa.Engine]:
    """An empty store of the other kind than `engine`."""
    if url.startswith("postgresql"):
        opened = open_store(f"sqlite:///{tmp_path / 'other.db'}")
        yield opened
        opened.dispose()
        return
    server: Server = request.getfixturevalue("postgresql")
    with server.database() as address:
        opened = open_store(address)
        yield opened
        opened.dispose()


@pytest.fixture
def small() -> Iterator[sa.Engine]:
    """A store with two documents, each in two states, and one event of a later version."""
    opened = open_store("sqlite://")
    a_long_history(opened, documents=4)
    yield opened
    opened.dispose()


@pytest.fixture
def empty() -> Iterator[sa.Engine]:
    opened = open_store("sqlite://")
    yield opened
    opened.dispose()


def imported(engine: sa.Engine, data: bytes) -> ImportedLog:
    return read_log(engine, io.BytesIO(data))


def refused(engine: sa.Engine, data: bytes, match: str) -> None:
    with pytest.raises(ImportRefusedError, match=match):
        imported(engine, data)


def changed(data: bytes, at: int, change: Callable[[dict[str, Any]], object]) -> bytes:
    """An exported log whose event at a position was changed."""
    lines = []
    for line in data.splitlines(keepends=True):
        fields = json.loads(line)
        if fields.get("position") == at:
            change(fields)
            line = json.dumps(fields).encode() + b"\n"
        lines.append(line)
    return b"".join(lines)


def test_what_goes_to_the_other_engine_comes_back_the_same(
    engine: sa.Engine, other: sa.Engine
) -> None:
    a_long_history(engine)
    data = exported(engine)
    done = imported(other, data)
    assert exported(other) == data
    assert done.events == done.read == head(engine).position == 365
    kinds = [json.loads(line)["kind"] for line in data.splitlines()]
    assert kinds.count("body") == done.bodies > 100
    assert [json.loads(line).get("payload") for line in data.splitlines()].count(None) > 3
    for one in (engine, other):
        with snapshot(one) as connection:
            found = verification.verify(connection)
        assert found.end is not None
        assert (found.end.position, found.erased) == (365, 3)


def test_what_is_there_already_is_skipped(engine: sa.Engine, small: sa.Engine) -> None:
    data = exported(small)
    assert imported(engine, data).events == 17
    again = imported(engine, data)
    assert (again.read, again.events, again.bodies) == (17, 0, 0)
    assert exported(engine) == data


def test_a_log_is_followed_piece_by_piece(engine: sa.Engine, small: sa.Engine) -> None:
    imported(engine, exported(small, upto=3))
    imported(engine, exported(small, after=3))
    imported(engine, exported(small, after=5))
    assert exported(engine) == exported(small)


def test_unknown_types_and_fields_are_carried_untouched(engine: sa.Engine) -> None:
    source = open_store("sqlite://")
    later(source)
    imported(engine, exported(source))
    with reading(engine) as connection:
        events = list(log.read(connection))
        rows = connection.execute(sa.text("SELECT payload FROM events ORDER BY position")).all()
        assert bodies.fetch(connection, rows[0][0].split('"')[-2]) == b"<p>later</p>"
    assert events[0].event == Unknown(type="DocumentTranslated", payload=rows[0][0])
    assert events[1].event == SourceChecked(checked_at=NOW, outcome="ok", listed=3)
    assert '"mood":"calm"' in rows[1][0]
    assert exported(engine) == exported(source)
    source.dispose()


def test_an_export_names_what_it_holds(small: sa.Engine) -> None:
    first = json.loads(exported(small, after=3, upto=5).splitlines()[0])
    with reading(small) as connection:
        (last,) = log.read(connection, after=4, upto=5)
    assert first == {
        "kind": "log",
        "format": 1,
        "after": 3,
        "upto": 5,
        "hash": last.hash,
        "bodies": True,
    }


def test_an_empty_log_is_a_file_too(engine: sa.Engine, empty: sa.Engine) -> None:
    data = exported(empty)
    assert data.count(b"\n") == 1
    assert imported(engine, data).read == 0
    assert exported(engine) == data


def test_bodies_can_be_left_out_and_brought_later(empty: sa.Engine, small: sa.Engine) -> None:
    out = io.BytesIO()
    with snapshot(small) as connection:
        assert write_log(connection, out, with_bodies=False).bodies == 0
    assert b'"kind":"body"' not in out.getvalue()
    imported(empty, out.getvalue())
    with snapshot(empty) as connection, pytest.raises(log.BrokenLogError, match="not kept"):
        verification.verify(connection)
    assert imported(empty, exported(small)).bodies > 0
    assert exported(empty) == exported(small)


@pytest.mark.parametrize(("after", "upto"), [(0, 18), (18, None), (5, 4)])
def test_positions_that_are_not_there_are_refused(
    small: sa.Engine, after: int, upto: int | None
) -> None:
    with pytest.raises(ExportRangeError, match="there is no"):
        exported(small, after=after, upto=upto)


def test_a_fork_is_refused_where_it_begins(engine: sa.Engine, small: sa.Engine) -> None:
    imported(engine, exported(small, upto=3))
    with writing(engine) as connection:
        own = log.NewEvent(stream="source/own", event=SourceChecked(checked_at=NOW, outcome="ok"))
        log.append(connection, [own, own], now=NOW)
    before = exported(engine)
    fork = "the log holds another event at position {}: the file is of another log"
    refused(engine, exported(small), fork.format(4))
    refused(engine, exported(small, after=3, upto=4), fork.format(4))
    refused(engine, exported(small, after=4), fork.format(5))
    refused(engine, exported(small, after=5), fork.format(5))
    assert exported(engine) == before


def test_a_gap_is_refused(engine: sa.Engine, small: sa.Engine) -> None:
    imported(engine, exported(small, upto=3))
    refused(engine, exported(small, after=5), "the log ends at 3, and the file goes on at 6")
    assert head(engine).position == 3


def test_a_missing_event_is_named(empty: sa.Engine, small: sa.Engine) -> None:
    lines = exported(small).splitlines(keepends=True)
    without = [line for line in lines if json.loads(line).get("position") != 6]
    refused(empty, b"".join(without), "position 6: the event is missing")
    assert head(empty).position == 0


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        (lambda fields: fields.update(payload="{}"), "position 3: its payload is not"),
        (lambda fields: fields.update(stream="source/x"), "position 3: its hash does not match"),
        (lambda fields: fields.update(hash="0" * 64), "position 3: its hash does not match"),
        (lambda fields: fields.update(previous="0" * 64), "position 3: it does not name"),
        (lambda fields: fields.update(recorded_at="then"), "position 3: its hash does not match"),
        (lambda fields: fields.update(mood="calm"), "unknown field `mood`"),
        (lambda fields: fields.pop("version"), "missing required field `version`"),
        (lambda fields: fields.update(kind="dream"), "Invalid value 'dream'"),
        (lambda fields: fields.update(position=1 << 70), "position"),
    ],
)
def test_an_altered_line_is_refused(
    empty: sa.Engine, small: sa.Engine, change: Callable[[dict[str, Any]], object], cause: str
) -> None:
    refused(empty, changed(exported(small), 3, change), f"^line \\d+: .*{cause}")
    assert head(empty).position == 0


def test_a_file_that_ends_early_is_refused_and_its_whole_batches_kept(empty: sa.Engine) -> None:
    source = open_store("sqlite://")
    a_long_history(source, documents=BATCH // 3 + 10, erased=())
    data = exported(source)
    refused(empty, data[: len(data) - 100], "line .*: it is cut off")
    assert head(empty).position == BATCH
    whole_lines = b"".join(data.splitlines(keepends=True)[:-1])
    refused(empty, whole_lines, "the file ends at position .*, and was to reach")
    imported(empty, data)
    assert exported(empty) == data
    source.dispose()


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "this is no exported log"),
        (b'{"kind":"body"}\n', "line 1: Object missing required field"),
        (b"PK\x03\x04\n", "line 1: "),
        (
            b'{"kind":"log","format":2,"after":0,"upto":0,"hash":"%s","bodies":true}\n'
            % (b"0" * 64),
            "written by another version",
        ),
    ],
)
def test_another_file_is_refused(empty: sa.Engine, data: bytes, cause: str) -> None:
    refused(empty, data, cause)


def test_a_body_that_is_not_what_it_says_is_refused(empty: sa.Engine, small: sa.Engine) -> None:
    lines = exported(small).splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if b'"kind":"body"' in line)
    one = json.loads(lines[at])
    for change, cause in (
        ({"sha256": "0" * 64}, "not the one that its SHA-256 names"),
        ({"size": one["size"] + 1}, "not the one that its SHA-256 names"),
        ({"size": 1}, "not the one that its SHA-256 names"),
        ({"zstd": "AAAA"}, "cannot be unpacked"),
        ({"zstd": "%"}, "base64"),
    ):
        altered = json.dumps(one | change).encode() + b"\n"
        refused(
            empty, b"".join([*lines[:at], altered, *lines[at + 1 :]]), f"line {at + 1}: .*{cause}"
        )
    stranger = b"".join([*lines[: at + 1], *lines[at:]])
    imported(empty, stranger)  # the same body twice does no harm
    moved = b"".join([*lines[:at], *lines[at + 1 : at + 3], lines[at], *lines[at + 3 :]])
    fresh = open_store("sqlite://")
    refused(fresh, moved, "position 3 does not name the body")
    fresh.dispose()


def test_an_erasure_that_no_event_declares_is_refused(empty: sa.Engine, small: sa.Engine) -> None:
    quiet = changed(exported(small), 2, lambda fields: fields.update(payload=None))
    refused(empty, quiet, "position 2 has no payload, and no event in the file says")
    assert head(empty).position == 0


def test_no_state_in_between_holds_an_undeclared_erasure(empty: sa.Engine) -> None:
    source = open_store("sqlite://")
    a_long_history(source, documents=BATCH // 3 + 10)
    erase(source, 1)
    data = exported(source)
    refused(empty, b"".join(data.splitlines(keepends=True)[:-1]), "the file ends at")
    assert head(empty).position == 0
    source.dispose()


def test_an_old_export_does_not_bring_back_what_was_erased(
    empty: sa.Engine, small: sa.Engine
) -> None:
    record_secret(small)
    old, at = exported(small), head(small).position
    imported(empty, old)
    digest = a_reading(a_document("secret"), b"<p>a secret</p>").capture.sha256
    erase(empty, at)
    with writing(empty) as connection:
        connection.execute(sa.text("DELETE FROM bodies WHERE sha256 = :it"), {"it": digest})
    again = imported(empty, old)
    assert (again.events, again.bodies, again.still_held) == (0, 0, set())
    with reading(empty) as connection:
        (event,) = log.read(connection, after=at - 1, upto=at)
        assert event.event == Erased(type="DocumentPublished")
        with pytest.raises(KeyError):
            bodies.fetch(connection, digest)


def test_what_is_erased_elsewhere_and_held_here_is_said(empty: sa.Engine, small: sa.Engine) -> None:
    imported(empty, exported(small))
    erase(small, 2)
    assert imported(empty, exported(small)).still_held == {2}


def record_secret(engine: sa.Engine) -> None:
    reading_ = a_reading(a_document("secret"), b"<p>a secret</p>")
    record(engine, [reading_], reread=unreadable, now=NOW)
