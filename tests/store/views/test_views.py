"""The read models say what the log says, whichever way they were built."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from store.log import log
from store.log.database import open_store, reading, writing
from store.log.events import (
    Absence,
    CaptureFailed,
    DocumentMoved,
    DocumentPublished,
    DocumentReread,
    DocumentRestored,
    DocumentRevised,
    DocumentWithdrawn,
    Event,
    SourceChecked,
)
from store.log.projections import catch_up
from store.views import peek
from store.views.as_of import views_at
from store.views.views import (
    KnownDocument,
    MissingPage,
    SourceState,
    Views,
    condition_changes,
    ids_containing,
    known_documents,
    missing_pages,
    source_states,
    weekly_counts,
)
from tests.store.examples import NOW, a_capture, a_document

PAGE = "https://agency.example/news/1"
GONE = Absence(checks=3, first=NOW, last=NOW, status=404, control="https://agency.example/")


def append(engine: sa.Engine, *pairs: tuple[str, Event]) -> None:
    entries = [log.NewEvent(stream=stream, event=event) for stream, event in pairs]
    with writing(engine) as connection:
        log.append(connection, entries, now=NOW)


def failed(days: int = 0, status: int = 404, wall: str | None = None) -> tuple[str, Event]:
    event = CaptureFailed(
        url=PAGE,
        failed_at=NOW + timedelta(days=days),
        reason="not found",
        status=status,
        wall=wall,
        document="us_example:1",
    )
    return "source/us_example", event


def published(key: str = "1") -> tuple[str, Event]:
    event = DocumentPublished(document=a_document(key), capture=a_capture(etag='"1"'))
    return f"document/us_example:{key}", event


def test_documents_as_they_stand(engine: sa.Engine) -> None:
    edited = a_document(title="Clinic owner pleads guilty")
    append(
        engine,
        published(),
        ("document/us_example:1", DocumentRevised(document=edited, capture=a_capture())),
        ("document/us_example:1", DocumentWithdrawn(evidence=GONE)),
    )
    catch_up(engine, Views(engine))
    with reading(engine) as connection:
        assert known_documents(connection, "us_example") == [
            KnownDocument(
                id="us_example:1",
                url=PAGE,
                title="Clinic owner pleads guilty",
                published_on=date(2026, 3, 3),
                capture_url=PAGE,
                record=None,
                etag=None,
                last_modified=None,
                first_seen=NOW,
                revisions=1,
                withdrawn=True,
            )
        ]
        assert ids_containing(connection, "example:", limit=5) == ["us_example:1"]
        assert ids_containing(connection, "%", limit=5) == []


def test_source_states_remember_the_last_good_look_and_the_last_news(engine: sa.Engine) -> None:
    good = SourceChecked(checked_at=NOW, outcome="ok", recorded=1, newest=date(2026, 3, 3))
    later = NOW + timedelta(days=1)
    walled = SourceChecked(checked_at=later, outcome="walled", reason="akamai-access-denied")
    archived = SourceChecked(checked_at=NOW - timedelta(days=9), outcome="ok")
    append(engine, published(), ("source/us_example", good), ("source/us_example", walled))
    append(engine, ("source/us_example", archived))
    catch_up(engine, Views(engine))
    with reading(engine) as connection:
        assert source_states(connection) == [
            SourceState(
                name="us_example",
                checked_at=later,
                outcome="walled",
                reason="akamai-access-denied",
                last_ok=NOW,
                last_news=NOW,
                newest=date(2026, 3, 3),
                documents=1,
                condition="walled",
                since=later,
                due_by=later + timedelta(days=2),
                last_offered=NOW.date(),
                days="n",
                last_day=NOW.date(),
            )
        ]
    address = engine.url.render_as_string(hide_password=False)
    (row,) = peek.sources(address) or [{}]
    assert (row["name"], row["outcome"], row["last_ok"]) == (
        "us_example",
        "walled",
        NOW.isoformat(timespec="microseconds"),
    )


def test_absences_count_in_a_row_and_end_when_the_page_answers(engine: sa.Engine) -> None:
    append(engine, published(), failed(0), failed(0), failed(3, status=410), failed(4, status=403))
    append(engine, failed(5, wall="akamai-access-denied"))
    catch_up(engine, Views(engine))
    with reading(engine) as connection:
        assert missing_pages(connection, "us_example") == [
            MissingPage(
                document="us_example:1",
                url=PAGE,
                checks=2,
                first=NOW,
                last=NOW + timedelta(days=3),
                status=410,
            )
        ]
    back = SourceChecked(checked_at=NOW, outcome="ok", recovered=(PAGE,))
    append(engine, ("source/us_example", back))
    catch_up(engine, Views(engine))
    with reading(engine) as connection:
        assert missing_pages(connection, "us_example") == []


def test_peek_reads_positions_and_payloads(engine: sa.Engine) -> None:
    address = engine.url.render_as_string(hide_password=False)
    assert (peek.head(address), peek.sources(address)) == (0, None)
    append(engine, published(), published("2"))
    assert peek.head(address) == 2
    payloads = peek.payloads(address, [2, 9])
    assert {p: body["document"]["id"] for p, body in payloads.items()} == {2: "us_example:2"}
    assert peek.payloads(address, []) == {}


def test_peek_takes_a_missing_store_for_an_empty_one(tmp_path: object) -> None:
    assert peek.head(f"sqlite:///{tmp_path}/none.db") == 0


def test_a_batch_decided_on_an_old_position_is_left_out(engine: sa.Engine) -> None:
    append(engine, published())
    views = Views(engine)
    catch_up(engine, views)
    with reading(engine) as connection:
        again = list(log.read(connection))
    views.apply(again, since=0, upto=1)
    assert views.position() == 1


def test_tables_of_another_version_are_built_again(
    engine: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    append(engine, published())
    catch_up(engine, Views(engine))
    monkeypatch.setattr("store.views.tables.VERSION", 99)
    assert Views(engine).position() == 1
    with reading(engine) as connection:
        assert [document.id for document in known_documents(connection, "us_example")]


EVENTS: list[tuple[str, Event]] = [
    ("document/us_example:1", DocumentRevised(document=a_document(title="B"), capture=a_capture())),
    ("document/us_example:1", DocumentReread(document=a_document(title="C"))),
    (
        "document/us_example:1",
        DocumentMoved(
            document=a_document(), capture=a_capture(url="https://agency.example/archive/1")
        ),
    ),
    ("document/us_example:1", DocumentWithdrawn(evidence=GONE)),
    ("document/us_example:1", DocumentRestored(document=a_document(), capture=a_capture())),
    ("source/us_example", SourceChecked(checked_at=NOW, outcome="ok", recovered=(PAGE,))),
    ("source/us_example", SourceChecked(checked_at=NOW, outcome="failed", reason="timeout")),
    failed(1),
    failed(9),
    published("2"),
]


@given(st.lists(st.sampled_from(EVENTS), max_size=12), st.integers(1, 5))
def test_any_history_in_any_batches_gives_the_same_tables(
    history: list[tuple[str, Event]], batch: int
) -> None:
    seen: set[str] = set()
    kept = []
    for stream, event in [published(), *history]:
        if isinstance(event, DocumentPublished) and stream in seen:
            continue
        seen.add(stream)
        kept.append((stream, event))
    engine = open_store("sqlite://")
    views = Views(engine)
    for pair in kept:
        append(engine, pair)
        catch_up(engine, views, batch=batch)
    with reading(engine) as connection, views_at(connection, len(kept)) as at_once:
        assert _contents(connection) == _contents(at_once)
    engine.dispose()


def _contents(connection: sa.Connection) -> tuple[object, ...]:
    return (
        known_documents(connection, "us_example"),
        source_states(connection),
        missing_pages(connection, "us_example"),
        weekly_counts(connection),
        condition_changes(connection, since=0, until=100),
    )
