"""Old logs are read by every later version.

golden_log.jsonl was written once, by appending the events of golden.py to an empty log and
exporting it, and is NEVER EDITED: were a change to make this test fail, the change is wrong, not
the file. A new type of event, or a new field, goes into a new file, golden_log_2.jsonl, with a
module that says what it holds; the last test here asks for it.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import get_args

import pytest
import sqlalchemy as sa

from search.whoosh_engine.whoosh_index import WhooshIndex
from store.documents.annotations import annotations_at
from store.log import bodies, log, verification
from store.log.database import open_store, reading, snapshot
from store.log.events import Erased, Event, Recorded, SourceChecked, Unknown, to_json, type_of
from store.log.projections import catch_up
from store.privacy.masking import masks_at
from store.transfer.import_log import read_log
from store.views.views import Views, known_documents, source_states
from tests.store import golden
from tests.store.examples import read_known
from tests.store.histories import exported, without_later_fields

FILE = Path(__file__).with_name("golden_log.jsonl")
SEVEN, EIGHT = "us_example_releases:seven", "us_example_releases:eight"


@pytest.fixture
def kept(engine: sa.Engine) -> sa.Engine:
    """A store of each kind with the golden log in it."""
    assert read_log(engine, io.BytesIO(FILE.read_bytes())).events == len(golden.WRITTEN)
    return engine


@pytest.fixture(scope="module")
def recorded() -> Iterator[list[Recorded]]:
    engine = open_store("sqlite://")
    read_log(engine, io.BytesIO(FILE.read_bytes()))
    with reading(engine) as connection:
        yield list(log.read(connection))
    engine.dispose()


def test_the_file_was_not_edited() -> None:
    lines = FILE.read_bytes().splitlines()
    assert json.loads(lines[-1])["hash"] == json.loads(lines[0])["hash"]
    assert sha256(FILE.read_bytes()).hexdigest() == (
        "d04c6377db74dcc96688fde0441ceed36d0563c957a27d22d26cf1e2973c6851"
    )


@pytest.mark.parametrize("number", range(len(golden.WRITTEN)))
def test_every_event_is_read_as_it_was_written(recorded: list[Recorded], number: int) -> None:
    stream, event = golden.WRITTEN[number]
    found = recorded[number]
    assert found.event == event
    assert (found.position, found.stream, found.type) == (number + 1, stream, type_of(event))
    assert found.recorded_at == golden.BEGAN + timedelta(minutes=number)


def test_the_old_log_verifies_with_its_bodies(kept: sa.Engine) -> None:
    with snapshot(kept) as connection:
        found = verification.verify(connection)
        assert (found.erased, found.bodies) == (1, 3)
        for name in ("page", "again", "part"):
            body = golden.BODIES[name]
            assert bodies.fetch(connection, sha256(body).hexdigest()) == body


def test_what_is_not_known_is_exported_untouched(kept: sa.Engine) -> None:
    assert exported(kept) == FILE.read_bytes()
    with reading(kept) as connection:
        payload = sa.text("SELECT payload FROM events WHERE position = :at")
        later = connection.scalar(payload, {"at": len(golden.WRITTEN)})
    assert later == golden.FURTHER
    assert isinstance(golden.WRITTEN[-1][1], SourceChecked)


def test_the_old_log_is_folded(kept: sa.Engine) -> None:
    with reading(kept) as connection:
        seven, eight = read_known(connection, SEVEN), read_known(connection, EIGHT)
        decided = annotations_at(connection)[SEVEN]
        assert masks_at(connection, 13).names == ("Orla Quennell",)
        assert not masks_at(connection)
    assert seven.document is not None
    assert (seven.document.title, seven.revisions, seven.withdrawn) == (
        "Clinic owner charged \u2013 “updated”",
        1,
        False,
    )
    assert seven.version == 10
    assert eight.document is None
    assert decided.review is not None
    assert (decided.review.value, decided.tags, [one.value for one in decided.notes]) == (
        "relevant",
        (),
        ["Compare 26-118.\n\u2013 ß"],
    )


def test_views_and_index_take_in_the_old_log(kept: sa.Engine, tmp_path: Path) -> None:
    assert catch_up(kept, Views(kept)) == len(golden.WRITTEN)
    with reading(kept) as connection:
        assert [one.id for one in known_documents(connection, "us_example_releases")] == [SEVEN]
        assert [state.name for state in source_states(connection)] == ["us_example_releases"]
    index = WhooshIndex(tmp_path / "index", kept)
    catch_up(kept, index)
    assert index.position() == len(golden.WRITTEN)


def test_a_payload_written_by_this_version_is_the_golden_one(
    recorded: list[Recorded],
) -> None:
    """But for the last, whose further fields this version does not write, and for new fields."""
    lines = [json.loads(line) for line in FILE.read_bytes().splitlines()]
    payloads = [json.loads(line["payload"] or "{}") for line in lines if line["kind"] == "event"]
    for found, payload in zip(recorded[:-1], payloads, strict=False):
        if not isinstance(found.event, Erased):
            written = json.loads(to_json(found.event))
            assert without_later_fields(written, payload) == payload


def test_every_type_of_event_is_in_a_golden_log() -> None:
    """Where this fails, write golden_log_2.jsonl with the new type; never touch the first."""
    types = {kind.__name__ for kind in get_args(Event)} - {Unknown.__name__, Erased.__name__}
    golden_types = {
        json.loads(line)["type"]
        for file in FILE.parent.glob("golden_log*.jsonl")
        for line in file.read_bytes().splitlines()
        if b'"kind":"event"' in line
    }
    assert types <= golden_types
