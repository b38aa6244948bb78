"""Readings share a transaction when they come fast, and none is left behind at the end."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.look import recorder as pipeline
from crawler.look.look import Findings, Look, PageReadings
from crawler.look.past import Past
from crawler.look.recorder import TOGETHER, Recorder
from crawler.source.server_answer import reading_of, server_answer
from store import patience
from store.database_address import LostError
from store.log import database, log, written_once
from store.log.database import Connection, Engine, open_store
from store.log.document import Document
from store.log.events import SourceChecked
from tests.crawler.fakes import Releases

_NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)
_PAST = Past(documents={}, suspects={}, validators={}, passed_over={}, failing=frozenset())


@dataclass(frozen=True, kw_only=True)
class Spider:
    """As much of a spider as the pipeline knows."""

    store: Engine
    look: Look
    findings: Findings


@pytest.fixture
def spider(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Spider]:
    """One whose readings come fast, however slow the machine is."""
    monkeypatch.setattr(pipeline, "EVERY", 3600.0)
    store = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    look = Look(source=Releases("releases"), keep="all", at=_NOON, past=_PAST)
    yield Spider(store=store, look=look, findings=Findings(modified=True, complete=True))
    store.dispose()


def _batch(key: int) -> PageReadings:
    url = f"https://www.agency.example/{key}"
    page = server_answer(
        f"page {key}".encode(),
        url=url,
        fetched_at=_NOON,
        status=200,
        media_type="text/html",
        etag=None,
        last_modified=None,
    )
    document = Document(id=f"releases:{key}", source="releases", url=url, title="T", text="t")
    return PageReadings(readings=(reading_of(document, page),))


def _events(spider: Spider) -> list[str]:
    with database.reading(spider.store) as connection:
        return [recorded.type for recorded in log.read(connection)]


def test_the_first_is_recorded_at_once_and_the_rest_together(spider: Spider) -> None:
    recorder = Recorder(spider)  # type: ignore[arg-type]
    seen = []
    for key in range(TOGETHER + 2):
        asyncio.run(recorder.process_item(_batch(key)))
        seen.append(len(_events(spider)))
    assert seen == [*[1] * TOGETHER, *[TOGETHER + 1] * 2]
    asyncio.run(recorder.close_spider())
    assert _events(spider) == [*["DocumentPublished"] * (TOGETHER + 2), "SourceChecked"]
    assert spider.findings.checked is not None
    assert spider.findings.checked.recorded == TOGETHER + 2


def test_what_comes_slowly_is_recorded_one_by_one(
    spider: Spider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "EVERY", 0.0)
    recorder = Recorder(spider)  # type: ignore[arg-type]
    for key in range(3):
        asyncio.run(recorder.process_item(_batch(key)))
        assert len(_events(spider)) == key + 1


def test_what_cannot_be_recorded_at_the_end_is_told_and_keeps_no_validators(
    spider: Spider,
) -> None:
    recorder = Recorder(spider)  # type: ignore[arg-type]
    asyncio.run(recorder.process_item(_batch(1)))
    (good,) = _batch(2).readings
    bad = replace(good, bodies={"digest": "no bytes"})  # type: ignore[dict-item]
    asyncio.run(recorder.process_item(PageReadings(readings=(bad,))))
    asyncio.run(recorder.close_spider())
    assert _events(spider) == ["DocumentPublished", "SourceChecked"]
    checked = spider.findings.checked
    assert isinstance(checked, SourceChecked)
    assert (checked.outcome, checked.recorded, checked.validators) == ("failed", 1, {})
    assert checked.reason.startswith("TypeError: ")


def test_a_database_that_fails_over_is_waited_for_while_other_looks_go_on(
    spider: Spider, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, times_away, said = database.writing, [1, 2, 3], list[str]()

    def writing_at_times(to: Engine) -> AbstractContextManager[Connection]:
        if times_away:
            times_away.pop()
            said.append("away")
            raise LostError("cannot write to the store: it is away")
        return real(to)

    async def other_look() -> None:
        while times_away:
            said.append("other")
            await asyncio.sleep(0)

    async def looks() -> None:
        other = asyncio.create_task(other_look())
        await recorder.process_item(_batch(1))
        await other
        await recorder.close_spider()

    monkeypatch.setattr(written_once, "writing", writing_at_times)
    monkeypatch.setattr(patience, "WAITS", (0.0,) * 3)
    recorder = Recorder(spider)  # type: ignore[arg-type]
    asyncio.run(looks())
    assert _events(spider) == ["DocumentPublished", "SourceChecked"]
    assert said == ["away", "other", "away", "other", "away"]
    assert spider.findings.unwritable is None
