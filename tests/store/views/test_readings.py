"""What was read of documents: a read model that follows the log with the reader it is given."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from store.documents.decide import record
from store.log import log
from store.log.database import reading, writing
from store.log.document import Document
from store.log.events import DocumentReread, SourceChecked
from store.log.projections import catch_up
from store.views.readings import DocumentReading, Reader, Readings, readings_at
from tests.store.examples import NOW, a_document, a_reading, unreadable
from tests.store.histories import erase

FIRST = a_document("1", title="First")
EDITED = a_document("1", title="First, edited")
SECOND = a_document("2", title="Second")


class _Reading:
    """A reader that writes titles down, and how often it was asked."""

    def __init__(self, version: str = "1", of: Callable[[Document], str] | None = None) -> None:
        self.asked: list[str] = []
        self.of = of or (lambda document: document.title)
        self.reader = Reader(version=version, read=self._read)

    def _read(self, document: Document) -> str:
        self.asked.append(document.title)
        return self.of(document)


@pytest.fixture
def filled(engine: sa.Engine) -> sa.Engine:
    """Two documents, the first revised: positions 1, 2 and, after a look, 4."""
    for days, documents in enumerate(([FIRST, SECOND], [EDITED])):
        bodies = [a_reading(one, one.title.encode(), days=days) for one in documents]
        record(engine, bodies, reread=unreadable, now=NOW)
        looked = SourceChecked(checked_at=NOW, outcome="ok")
        with writing(engine) as connection:
            log.append(
                connection, [log.NewEvent(stream="source/us_example", event=looked)], now=NOW
            )
    return engine


def found(engine: sa.Engine, position: int | None = None) -> list[tuple[str, int, str]]:
    with reading(engine) as connection:
        return [
            (one.document, one.position, one.reading) for one in readings_at(connection, position)
        ]


def test_the_newest_state_takes_the_place_of_the_one_before(filled: sa.Engine) -> None:
    assert catch_up(filled, Readings(filled, _Reading().reader)) == 5
    assert found(filled) == [("us_example:1", 4, "First, edited"), ("us_example:2", 2, "Second")]


def test_what_was_read_as_of_every_position(filled: sa.Engine) -> None:
    catch_up(filled, Readings(filled, _Reading().reader))
    assert [[text for _, _, text in found(filled, at)] for at in range(6)] == [
        [],
        ["First"],
        ["First", "Second"],
        ["First", "Second"],
        ["First, edited", "Second"],
        ["First, edited", "Second"],
    ]


@pytest.mark.parametrize("batch", [1, 2, 1000])
def test_batches_make_no_difference(filled: sa.Engine, batch: int) -> None:
    catch_up(filled, Readings(filled, _Reading().reader), batch=batch)
    assert [text for _, _, text in found(filled, 2)] == ["First", "Second"]
    assert [text for _, _, text in found(filled)] == ["First, edited", "Second"]


def test_only_what_is_new_is_read(filled: sa.Engine) -> None:
    reader = _Reading()
    catch_up(filled, Readings(filled, reader.reader))
    reader.asked.clear()
    reread = DocumentReread(document=a_document("2", title="Second, better"))
    with writing(filled) as connection:
        log.append(
            connection, [log.NewEvent(stream="document/us_example:2", event=reread)], now=NOW
        )
    assert catch_up(filled, Readings(filled, reader.reader)) == 1
    assert reader.asked == ["Second, better"]
    assert found(filled)[1] == ("us_example:2", 6, "Second, better")


def test_where_nothing_is_read_nothing_is_told(filled: sa.Engine) -> None:
    reader = _Reading(of=lambda document: "" if document.title == "First, edited" else "x")
    catch_up(filled, Readings(filled, reader.reader))
    assert [id for id, _, _ in found(filled)] == ["us_example:2"]
    assert [id for id, _, _ in found(filled, 2)] == ["us_example:1", "us_example:2"]


def test_another_version_of_the_reader_reads_everything_again(filled: sa.Engine) -> None:
    catch_up(filled, Readings(filled, _Reading("1").reader))
    better = _Reading("2", of=lambda document: document.title.upper())
    assert catch_up(filled, Readings(filled, better.reader)) == 0
    assert better.asked == ["First", "Second", "First, edited"]
    assert [text for _, _, text in found(filled)] == ["FIRST, EDITED", "SECOND"]
    assert [text for _, _, text in found(filled, 1)] == ["FIRST"]
    again = _Reading("2")
    assert catch_up(filled, Readings(filled, again.reader)) == 0
    assert again.asked == []


def test_a_rebuild_comes_to_the_same(filled: sa.Engine) -> None:
    readings = Readings(filled, _Reading().reader)
    catch_up(filled, readings, batch=1)
    before = [found(filled, at) for at in (*range(6), None)]
    steps: list[tuple[int, int]] = []
    assert readings.rebuild(lambda done, whole: steps.append((done, whole))) == 5
    assert [found(filled, at) for at in (*range(6), None)] == before
    assert steps == [(5, 5)]


@pytest.mark.parametrize("rebuilt", [False, True])
def test_what_was_erased_is_no_longer_read(filled: sa.Engine, rebuilt: bool) -> None:
    readings = Readings(filled, _Reading().reader)
    catch_up(filled, readings)
    erase(filled, 4)
    if rebuilt:
        readings.rebuild()
    else:
        catch_up(filled, readings)
    assert [one[0] for one in found(filled)] == ["us_example:2"]
    with reading(filled) as connection:
        kept = connection.execute(sa.text("SELECT reading FROM view_readings")).scalars().all()
    assert sorted(filter(None, kept)) == ["First", "Second"]
    assert [one[0] for one in found(filled, 3)] == ["us_example:1", "us_example:2"]


def test_a_process_that_was_slower_does_nothing(filled: sa.Engine) -> None:
    slow = Readings(filled, _Reading().reader)
    since = slow.position()
    with reading(filled) as connection:
        events = list(log.read(connection, after=since))
    catch_up(filled, Readings(filled, _Reading().reader))
    before = found(filled)
    slow.apply(events, since=since, upto=5)
    assert found(filled) == before
    assert slow.position() == 5


def test_one_whose_reader_was_replaced_meanwhile_does_nothing(filled: sa.Engine) -> None:
    old = Readings(filled, _Reading("1").reader)
    catch_up(filled, old)
    catch_up(filled, Readings(filled, _Reading("2", of=lambda document: "new").reader))
    with reading(filled) as connection:
        events = list(log.read(connection, after=4))
    old.apply(events, since=5, upto=5)
    assert {text for _, _, text in found(filled)} == {"new"}


def test_a_row_is_the_reading_of_one_state(filled: sa.Engine) -> None:
    catch_up(filled, Readings(filled, _Reading().reader))
    with reading(filled) as connection:
        first = next(iter(readings_at(connection, 1)))
    assert first == DocumentReading(document="us_example:1", position=1, reading="First")
