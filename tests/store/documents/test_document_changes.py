"""What became of documents: every edit, move, removal and restoration once."""

from __future__ import annotations

import re
from typing import Any

import sqlalchemy as sa

from store.documents.document_changes import (
    CHANGE_KINDS,
    changes_by_position,
    changes_in,
    number_of_changes,
    read_changes,
)
from store.log import log
from store.log.database import reading, writing
from store.log.events import (
    Absence,
    DocumentEvent,
    DocumentMoved,
    DocumentPublished,
    DocumentReread,
    DocumentRestored,
    DocumentRevised,
    DocumentWithdrawn,
    SourceChecked,
)
from store.log.indexed_types import CHANGES
from tests.store.examples import NOW, a_capture, a_document

GONE = Absence(checks=3, first=NOW, last=NOW, status=404, control="https://agency.example/")


def life(key: str, source: str = "us_example") -> list[log.NewEvent]:
    """Everything that can become of a document, in turn."""

    def a(text: str) -> dict[str, object]:
        document = a_document(id=f"{source}:{key}", source=source, text=text)
        return {"document": document, "capture": a_capture(text.encode())}

    events: list[DocumentEvent] = [
        DocumentPublished(**a("one")),  # type: ignore[arg-type]
        DocumentReread(document=a_document(id=f"{source}:{key}", text="one, better")),
        DocumentRevised(**a("two")),  # type: ignore[arg-type]
        DocumentMoved(**a("two")),  # type: ignore[arg-type]
        DocumentWithdrawn(evidence=GONE),
        DocumentRestored(**a("three")),  # type: ignore[arg-type]
    ]
    return [log.NewEvent(stream=f"document/{source}:{key}", event=event) for event in events]


def append(engine: sa.Engine, entries: list[log.NewEvent]) -> None:
    with writing(engine) as connection:
        log.append(connection, entries, now=NOW)


def test_a_life_in_the_ledger(engine: sa.Engine) -> None:
    append(engine, life("1"))
    with reading(engine) as connection:
        found = list(changes_in(log.read(connection)))
    texts = [
        (change.kind, change.before.document.text, change.after.document.text)
        for change in found
        if change.before.document and change.after.document
    ]
    assert texts == [
        ("edited", "one, better", "two"),
        ("moved", "two", "two"),
        ("removed", "two", "two"),
        ("restored", "two", "three"),
    ]
    assert [change.after.withdrawn for change in found] == [False, False, True, False]


def test_a_window_and_sources(engine: sa.Engine) -> None:
    """Of what changed in (since, upto], with what was before it; sources by their whole names."""
    looked = log.NewEvent(
        stream="source/us_example", event=SourceChecked(checked_at=NOW, outcome="ok")
    )
    append(engine, [*life("1"), looked, *life("2"), *life("3", "us_example_more")])

    def positions(since: int, upto: int, *sources: str) -> list[int]:
        with reading(engine) as connection:
            listed = changes_by_position(connection, since=since, upto=upto, sources=sources)
            found = list(read_changes(connection, listed, upto=upto))
        assert [*listed] == sorted(change.recorded.position for change in found)
        assert all(change.before.document for change in found)
        return sorted(change.recorded.position for change in found)

    assert positions(0, 19) == [3, 4, 5, 6, 10, 11, 12, 13, 16, 17, 18, 19]
    assert positions(4, 11) == [5, 6, 10, 11]
    assert positions(0, 19, "us_example_more") == [16, 17, 18, 19]
    assert positions(11, 17, "us_example", "us_other") == [12, 13]
    assert positions(19, 19) == []


def test_what_was_erased_is_still_counted(engine: sa.Engine) -> None:
    append(engine, life("1"))
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE events SET payload = NULL WHERE position IN (1, 2, 3)")
    with reading(engine) as connection:
        listed = changes_by_position(connection, upto=6)
        edited, *rest = read_changes(connection, listed, upto=6)
    assert (edited.kind, edited.before.document, edited.after.document) == ("edited", None, None)
    assert [change.kind for change in rest] == ["moved", "removed", "restored"]


def test_the_newest_of_them_and_how_many_there_are(engine: sa.Engine) -> None:
    append(engine, [*life("1"), *life("2")])
    with reading(engine) as connection:
        newest = changes_by_position(connection, upto=12, newest_first=True, limit=3)
        assert [*newest] == [12, 11, 10]
        assert [*changes_by_position(connection, upto=12, limit=2)] == [3, 4]
        assert number_of_changes(connection, upto=12) == 8
        assert number_of_changes(connection, since=4, upto=11, kinds=["edited", "merged"]) == 1


def test_changes_are_found_without_a_walk_through_the_log(engine: sa.Engine) -> None:
    append(engine, life("1"))
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":  # which walks through so small a table
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        statements: list[tuple[str, Any]] = []

        def heard(_c: object, _cursor: object, said: str, given: Any, *_rest: object) -> None:
            statements.append((said, given))

        sa.event.listen(connection, "before_cursor_execute", heard)
        changes_by_position(connection, upto=6, kinds=["edited"], newest_first=True, limit=1)
        number_of_changes(connection, upto=6, sources=["us_example"])
        detail = "QUERY PLAN" if connection.dialect.name == "sqlite" else ""
        for said, given in statements[:2]:
            plan = connection.exec_driver_sql(f"EXPLAIN {detail} {said}", given)
            assert "events_changes" in " ".join(str(row) for row in plan)


def test_the_small_index_is_of_what_changes_a_document() -> None:
    assert re.findall(r"'(\w+)'", CHANGES) == sorted(CHANGE_KINDS)
