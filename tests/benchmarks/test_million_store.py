"""A small store of copies, on a real server: it answers as one that was filled by a crawl."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from answers.matters.case import case
from answers.matters.due import due
from answers.matters.names.person import person
from benchmarks.million.copied.filled import filled
from benchmarks.million.real import fill_with
from benchmarks.million.shown import shown
from search.index.engine import Filters
from search.language.parsing import parse
from search.postgres_engine.opened_index import opened
from search.query.ranking.sentence import find
from store.config import Settings, load
from store.log.database import open_store, reading
from store.log.document import Document
from store.log.log import head, verify_chain
from tests.postgresql import Server, running

pytestmark = pytest.mark.servers

COPIES = 3
NAMES = ("Orla Tannenby", "Wren Halloway", "Ivo Karstner", "Ada Quennell")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running() as started:
        yield started


def _documents() -> Iterator[Document]:
    for number, name in enumerate(NAMES * 2):
        day = date(2026, 1, 5) + timedelta(number)
        done = "was charged with diverting ketamine" if number < len(NAMES) else "pleaded guilty"
        yield Document(
            id=f"us_news_wire:{number:05}",
            source="us_news_wire",
            url=f"https://wire.example/{number}",
            title=f"Clinic owner {name} {done}",
            text=f"Dr. {name} of Houston, Texas, {done} on {day:%B %d, %Y}, in No. 4:25-cr-0018"
            f"{number % len(NAMES)}. {name} will be sentenced on June {number + 1}, 2026.",
            published_on=day,
            precision="day",
        )


@pytest.fixture
def stores(server: Server, tmp_path: Path) -> Iterator[tuple[Settings, Settings]]:
    """A store, and one with copies of it."""
    with server.database() as url, server.database() as other:
        real, copied = (
            load({"BLOTTER_HOME": str(tmp_path), "BLOTTER_DATABASE_URL": it}) for it in (url, other)
        )
        fill_with(real, _documents())
        filled(real, other, COPIES, seed=1)
        yield real, copied


def test_copies_answer_like_the_store_they_are_of(stores: tuple[Settings, Settings]) -> None:
    real, copied = stores
    count = len(NAMES) * 2
    engine = open_store(copied.database_url)
    with reading(engine) as connection:
        assert head(connection).position == count * COPIES
        verify_chain(connection)
    engine.dispose()
    today = date(2026, 2, 1)
    of_real = ((real, "us_news_wire:00000"), (copied, "us_news_wire:0100000"))
    for settings, id in of_real:
        kept = case(settings, id, today=today)
        assert {it.name for it in kept.parties} == {"Orla Tannenby"}
    cases = [
        case(copied, f"us_news_wire:{copy:02}{number:05}", today=today)
        for copy in range(2, COPIES + 1)
        for number in range(len(NAMES))
    ]
    assert {len(it.documents) for it in cases} == {2}
    others = [it.parties[0].name for it in cases if it.parties[0].name not in NAMES]
    assert others
    for it in cases:
        entries = person(copied, it.parties[0].name).entries
        assert it.id in {entry.case for entry in entries}
    first, last = date(2025, 1, 1), date(2027, 12, 31)
    days, all_days = (due(it, today=today, first=first, last=last).total for it in stores)
    assert (days, all_days) == (8, 8 * COPIES)


def test_copies_are_found_by_their_words(stores: tuple[Settings, Settings]) -> None:
    real, copied = stores
    with opened(copied.database_url) as index:
        assert index is not None
        assert find(index, parse("ketamine"), Filters(), "newest", 50).total == len(NAMES) * COPIES
        quoted = find(index, parse('"tannenby of houston"'), Filters(), "relevance", 50)
        assert quoted.total >= 2
        assert find(index, parse("houston w/3 texas"), Filters(), "newest", 50).total >= 8
    assert "matters of any number of documents" in shown(real.database_url, copied.database_url)
