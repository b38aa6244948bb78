"""The read models as they were."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from store.documents.record_readings import record
from store.log import log
from store.log.database import reading, writing
from store.log.events import SourceChecked
from store.log.projections import catch_up
from store.privacy.erasing import erase
from store.views import as_of, peek
from store.views.as_of import SourcesThen, sources_at, views_at
from store.views.views import Views, known_documents, source_states
from tests.store.examples import NOW, a_document, a_reading, unreadable


def look(engine: sa.Engine, days: int, **fields: object) -> None:
    event = SourceChecked(checked_at=NOW + timedelta(days=days), **fields)  # type: ignore[arg-type]
    with writing(engine) as connection:
        entry = log.NewEvent(stream="source/us_example", event=event)
        log.append(connection, [entry], now=NOW + timedelta(days=days))


def test_the_views_at_each_position_are_those_that_were_there(engine: sa.Engine, url: str) -> None:
    first, second = a_document("1"), a_document("2")
    edited = a_document("1", title="Clinic owner convicted")
    given = []
    for days, document in enumerate((first, second, edited)):
        record(engine, [a_reading(document, bytes([days]), days=days)], reread=unreadable, now=NOW)
        look(engine, days, outcome="ok" if days else "walled", recorded=1)
        catch_up(engine, Views(engine))
        with reading(engine) as connection:
            views = known_documents(connection, "us_example"), source_states(connection)
            given.append((log.head(connection).position, *views, peek.sources(url)))
    with reading(engine) as connection:
        for position, documents, states, rows in given:
            with views_at(connection, position) as past:
                assert known_documents(past, "us_example") == documents
                assert source_states(past) == states
            assert [*sources_at(connection, position).rows] == rows
        assert sources_at(connection, 0).rows == ()


def test_what_is_kept_is_left_alone(engine: sa.Engine) -> None:
    record(engine, [a_reading(a_document())], reread=unreadable, now=NOW)
    views = Views(engine)
    catch_up(engine, views)
    with reading(engine) as connection, views_at(connection, 0) as past:
        assert known_documents(past, "us_example") == []
        assert len(known_documents(connection, "us_example")) == 1
    assert views.position() == 1


def test_what_was_told_of_sources_is_kept_until_something_is_erased(engine: sa.Engine) -> None:
    for days in range(3):
        document = a_document(str(days))
        record(engine, [a_reading(document, days=days)], reread=unreadable, now=NOW)
        look(engine, days, outcome="ok", recorded=1)

    def told(position: int) -> SourcesThen:
        with reading(engine) as connection:
            return sources_at(connection, position)

    before = told(6)
    assert told(6) is before
    assert [state.documents for state in told(4).states] == [2]
    erase(engine, [1], by="ana", reason="by law", now=NOW)
    assert [state.documents for state in before.states] == [3]
    assert [state.documents for state in told(6).states] == [2]


def test_no_more_than_some_are_kept(engine: sa.Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_of, "_MOST", 2)
    for days in range(4):
        look(engine, days, outcome="ok")
    with reading(engine) as connection:
        for position in range(1, 5):
            assert len(sources_at(connection, position).states) == 1
    assert len(as_of._KEPT) == 2
