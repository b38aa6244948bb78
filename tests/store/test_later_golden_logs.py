"""What joined the golden logs: with the crawl of many hosts, sights that are not believed at once
(golden_log_4.jsonl) and the fields that came with it (golden_log_5.jsonl); searches that are saved
(golden_log_6.jsonl); what befalls subscriptions and letters (golden_log_7.jsonl); who subscribed
somebody on a page (golden_log_8.jsonl). None is edited."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
import sqlalchemy as sa

from search.whoosh_engine.whoosh_index import WhooshIndex
from store.log import log, verification
from store.log.database import reading, snapshot
from store.log.events import Event, to_json, type_of
from store.log.projections import catch_up
from store.transfer.import_log import read_log
from store.views.views import Views
from tests.store import golden, golden_4, golden_5, golden_6, golden_7, golden_8
from tests.store.histories import exported, without_later_fields


@dataclass(frozen=True, kw_only=True)
class GoldenLog:
    """A log as it was written, and what it is."""

    file: str
    sha256: str
    written: tuple[tuple[str, Event], ...]
    bodies: Mapping[str, bytes]
    #: Of each event in its stream.
    versions: list[int]

    def read(self) -> bytes:
        return Path(__file__).with_name(self.file).read_bytes()


LOGS = (
    GoldenLog(
        file="golden_log_4.jsonl",
        sha256="7846f7aebb771977b51fd062840b92a94bd671b5905b02ceda9e7a6b1b525ea1",
        written=golden_4.WRITTEN,
        bodies=golden_4.BODIES,
        versions=[1, 2, 3],
    ),
    GoldenLog(
        file="golden_log_5.jsonl",
        sha256="a601ca8dc69b99f7a30e0ff67f232a47330f57d02c084c98039bc16c09646689",
        written=golden_5.WRITTEN,
        bodies=golden_5.BODIES,
        versions=[1, 1, 2, 2],
    ),
    GoldenLog(
        file="golden_log_6.jsonl",
        sha256="6cd6bf535b2595694da7fc1c0a83fa7f488ea403cf0bc433dabc58de3fa213b7",
        written=golden_6.WRITTEN,
        bodies=golden_6.BODIES,
        versions=[1, 1, 2, 2],
    ),
    GoldenLog(
        file="golden_log_7.jsonl",
        sha256="cf60aef04ce11b8ed32af48f57e0a234cf33340cf2499abcc01d959e0a5afa21",
        written=golden_7.WRITTEN,
        bodies=golden_7.BODIES,
        versions=[1, 2, 3, 1, 4, 5, 6, 7, 8, 9, 10, 11, 2],
    ),
    GoldenLog(
        file="golden_log_8.jsonl",
        sha256="8b7d8e8fa9e6e0ce95138bdf3e8847ffbf6ddecaf1e9c7730e54e6ff409ac214",
        written=golden_8.WRITTEN,
        bodies=golden_8.BODIES,
        versions=[1, 2, 1],
    ),
)
pytestmark = pytest.mark.parametrize("golden_log", LOGS, ids=lambda one: one.file)


def test_the_file_was_not_edited(golden_log: GoldenLog) -> None:
    assert sha256(golden_log.read()).hexdigest() == golden_log.sha256


def test_it_is_read_as_it_was_written_and_exported_to_the_byte(
    golden_log: GoldenLog, engine: sa.Engine, tmp_path: Path
) -> None:
    assert read_log(engine, io.BytesIO(golden_log.read())).events == len(golden_log.written)
    with reading(engine) as connection:
        found = list(log.read(connection))
    assert [(one.stream, one.event) for one in found] == list(golden_log.written)
    for number, one in enumerate(found):
        assert (one.position, one.type) == (number + 1, type_of(one.event))
        assert one.recorded_at == golden.BEGAN + timedelta(minutes=number)
    assert [one.version for one in found] == golden_log.versions
    with snapshot(engine) as connection:
        assert verification.verify(connection).bodies == len(golden_log.bodies)
    assert exported(engine) == golden_log.read()
    index = WhooshIndex(tmp_path / "index", engine)
    assert catch_up(engine, Views(engine)) == catch_up(engine, index) == len(found)


def test_a_payload_written_by_this_version_is_the_golden_one(golden_log: GoldenLog) -> None:
    lines = [json.loads(line) for line in golden_log.read().splitlines()]
    payloads = [json.loads(line["payload"]) for line in lines if line["kind"] == "event"]
    for (_, event), payload in zip(golden_log.written, payloads, strict=True):
        written = json.loads(to_json(event))
        assert without_later_fields(written, payload) == payload
