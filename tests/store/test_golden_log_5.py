"""What joined the golden logs with the crawl of many hosts. Never edited either."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import sqlalchemy as sa

from search.whoosh_engine.whoosh_index import SearchIndex
from store.log import log, verification
from store.log.database import reading, snapshot
from store.log.events import to_json, type_of
from store.log.projections import catch_up
from store.transfer.import_log import read_log
from store.views.views import Views
from tests.store import golden, golden_5
from tests.store.histories import exported, without_later_fields

FILE = Path(__file__).with_name("golden_log_5.jsonl")


def test_the_file_was_not_edited() -> None:
    assert sha256(FILE.read_bytes()).hexdigest() == (
        "a601ca8dc69b99f7a30e0ff67f232a47330f57d02c084c98039bc16c09646689"
    )


def test_it_is_read_as_it_was_written_and_exported_to_the_byte(
    engine: sa.Engine, tmp_path: Path
) -> None:
    assert read_log(engine, io.BytesIO(FILE.read_bytes())).events == len(golden_5.WRITTEN)
    with reading(engine) as connection:
        found = list(log.read(connection))
    assert [(one.stream, one.event) for one in found] == list(golden_5.WRITTEN)
    for number, one in enumerate(found):
        assert (one.position, one.type) == (number + 1, type_of(one.event))
        assert one.recorded_at == golden.BEGAN + timedelta(minutes=number)
    assert [one.version for one in found] == [1, 1, 2, 2]
    with snapshot(engine) as connection:
        assert verification.verify(connection).bodies == len(golden_5.BODIES)
    assert exported(engine) == FILE.read_bytes()
    index = SearchIndex(tmp_path / "index", engine)
    assert catch_up(engine, Views(engine)) == catch_up(engine, index) == len(found)


def test_a_payload_written_by_this_version_is_the_golden_one() -> None:
    lines = [json.loads(line) for line in FILE.read_bytes().splitlines()]
    payloads = [json.loads(line["payload"]) for line in lines if line["kind"] == "event"]
    for (_, event), payload in zip(golden_5.WRITTEN, payloads, strict=True):
        written = json.loads(to_json(event))
        assert without_later_fields(written, payload) == payload
