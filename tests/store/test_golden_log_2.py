"""What joined golden_log.jsonl later: decisions about matters. Never edited either."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import sqlalchemy as sa

from search.whoosh_engine.whoosh_index import WhooshIndex
from store.log import log, verification
from store.log.database import reading, snapshot
from store.log.events import to_json, type_of
from store.log.projections import catch_up
from store.transfer.import_log import read_log
from store.views.views import Views
from tests.store import golden, golden_2
from tests.store.histories import exported

FILE = Path(__file__).with_name("golden_log_2.jsonl")


def test_the_file_was_not_edited() -> None:
    assert sha256(FILE.read_bytes()).hexdigest() == (
        "ccc82fefe771956b75880b468ec4f93a97be63c5ea4c9038dcbdedc3f0fa7a86"
    )


def test_it_is_read_as_it_was_written_and_exported_to_the_byte(
    engine: sa.Engine, tmp_path: Path
) -> None:
    assert read_log(engine, io.BytesIO(FILE.read_bytes())).events == len(golden_2.WRITTEN)
    with reading(engine) as connection:
        found = list(log.read(connection))
        decisions = list(log.read_decisions(connection, "CaseLinked", "CaseUnlinked"))
    assert [(one.stream, one.event) for one in found] == list(golden_2.WRITTEN)
    assert decisions == found
    for number, one in enumerate(found):
        assert (one.position, one.version, one.type) == (number + 1, number + 1, type_of(one.event))
        assert one.recorded_at == golden.BEGAN + timedelta(minutes=number)
    with snapshot(engine) as connection:
        assert verification.verify(connection).bodies == 0
    assert exported(engine) == FILE.read_bytes()
    index = WhooshIndex(tmp_path / "index", engine)
    assert catch_up(engine, Views(engine)) == catch_up(engine, index) == len(found)


def test_a_payload_written_by_this_version_is_the_golden_one() -> None:
    lines = [json.loads(line) for line in FILE.read_bytes().splitlines()]
    payloads = [json.loads(line["payload"]) for line in lines if line["kind"] == "event"]
    for (_, event), payload in zip(golden_2.WRITTEN, payloads, strict=True):
        written = json.loads(to_json(event))
        assert {key: written[key] for key in payload} == payload
