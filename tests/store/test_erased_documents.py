"""Every view of a document copes with erased events anywhere in its history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from tempfile import TemporaryDirectory

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from store.documents.decide import decide
from store.documents.document_changes import changes_by_position, changes_in, read_changes
from store.documents.known import Known, document_stream, known_from
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
)
from store.log.projections import catch_up
from store.privacy.erasing import erase
from store.views.views import (
    KnownDocument,
    Views,
    erased_ids,
    ids_containing,
    known_documents,
    missing_pages,
)
from tests.store.examples import NOW, a_capture, a_document, read_known

ID = "us_example:1"
_GONE = Absence(checks=3, first=NOW, last=NOW, status=404, control="https://agency.example/")


def content(kind: str, days: int) -> Event:
    """An event of that type, with a title that says when it was."""
    document = a_document(title=f"Day {days}")
    capture = a_capture(str(days).encode(), fetched_at=NOW + timedelta(days=days))
    match kind:
        case "published":
            return DocumentPublished(document=document, capture=capture)
        case "revised":
            return DocumentRevised(document=document, capture=capture)
        case "moved":
            there = replace(capture, url=f"https://agency.example/there/{days}")
            return DocumentMoved(document=document, capture=there)
        case "restored":
            return DocumentRestored(document=document, capture=capture)
        case "reread":
            return DocumentReread(document=document)
    return DocumentWithdrawn(evidence=replace(_GONE, last=NOW + timedelta(days=days)))


def a_store(engine: sa.Engine, kinds: Sequence[str], erased: Sequence[int]) -> None:
    entries = [
        log.NewEvent(stream=document_stream(ID), event=content(kind, days))
        for days, kind in enumerate(kinds)
    ]
    with writing(engine) as connection:
        log.append(connection, entries, now=NOW)
    if erased:
        erase(engine, erased, by="ana", reason="order 12", now=NOW)


def state(engine: sa.Engine) -> Known:
    with reading(engine) as connection:
        return read_known(connection, ID)


def view(engine: sa.Engine) -> KnownDocument | None:
    catch_up(engine, Views(engine))
    with reading(engine) as connection:
        found = known_documents(connection, "us_example")
        left_alone = erased_ids(connection, "us_example")
    assert bool(found) is not bool(left_alone)
    return found[0] if found else None


def test_an_older_state_may_be_erased(engine: sa.Engine) -> None:
    a_store(engine, ["published", "revised", "revised"], [1, 2])
    assert state(engine).document == a_document(title="Day 2")
    assert (state(engine).revisions, state(engine).erased) == (2, False)
    found = view(engine)
    assert found is not None
    assert (found.title, found.revisions, found.moved, found.withdrawn) == (
        *("Day 2", 2, False, False),
    )


@pytest.mark.parametrize("kind", ["revised", "moved", "restored", "reread"])
def test_where_the_last_state_is_erased_no_older_one_takes_its_place(
    engine: sa.Engine, kind: str
) -> None:
    a_store(engine, ["published", kind], [2])
    assert (state(engine).document, state(engine).capture) == (None, None)
    assert state(engine).erased
    assert view(engine) is None
    with reading(engine) as connection:
        assert ids_containing(connection, "us_ex", limit=5) == []
    later = a_capture(b"new", fetched_at=NOW + timedelta(days=9))
    assert decide(state(engine), a_document(title="New"), later, None) is None


def test_an_erased_withdrawal_is_one_all_the_same(engine: sa.Engine) -> None:
    a_store(engine, ["published", "withdrawn"], [2])
    assert state(engine).withdrawn
    found = view(engine)
    assert found is not None
    assert found.withdrawn


def test_a_document_that_is_back_after_an_erased_state_is_known_again(engine: sa.Engine) -> None:
    a_store(engine, ["published", "withdrawn", "restored"], [1])
    assert not state(engine).erased
    assert state(engine).document == a_document(title="Day 2")
    found = view(engine)
    assert found is not None
    assert (found.title, found.withdrawn) == ("Day 2", False)


def test_the_absence_of_an_erased_document_is_forgotten(engine: sa.Engine) -> None:
    failed = CaptureFailed(
        url="https://agency.example/news/1",
        failed_at=NOW,
        reason="not found",
        status=404,
        document=ID,
    )
    a_store(engine, ["published"], [])
    with writing(engine) as connection:
        log.append(connection, [log.NewEvent(stream="source/us_example", event=failed)], now=NOW)
    erase(engine, [1], by="ana", reason="order 12", now=NOW)
    assert view(engine) is None
    with reading(engine) as connection:
        assert missing_pages(connection, "us_example") == []


def test_the_ledger_names_erased_changes(engine: sa.Engine) -> None:
    a_store(engine, ["published", "revised", "revised", "withdrawn"], [2, 4])
    with reading(engine) as connection:
        found = list(read_changes(connection, changes_by_position(connection, upto=9), upto=9))
    assert [change.kind for change in found] == ["edited", "edited", "removed"]
    assert [change.after.document is None for change in found] == [True, False, False]
    assert found[1].before.document is None


_KINDS = st.sampled_from(["revised", "moved", "restored", "reread", "withdrawn"])


@settings(max_examples=40)
@given(st.lists(_KINDS, max_size=5), st.data())
def test_views_agree_with_the_log_whatever_was_erased(
    kinds: list[str], data: st.DataObject
) -> None:
    whole = ["published", *kinds]
    positions = st.integers(1, len(whole))
    erased = data.draw(st.lists(positions, unique=True))
    with TemporaryDirectory() as folder:
        engine = open_store(f"sqlite:///{folder}/blotter.db")
        _agreed(engine, whole, erased, early=data.draw(st.booleans()))
        engine.dispose()


def _agreed(engine: sa.Engine, whole: list[str], erased: list[int], *, early: bool) -> None:
    a_store(engine, whole, [])
    if early:  # the views had taken in what was erased then
        catch_up(engine, Views(engine))
    if erased:
        erase(engine, erased, by="ana", reason="order 12", now=NOW)
    with reading(engine) as connection:
        history = list(log.read(connection, stream=document_stream(ID)))
        end = log.verify_chain(connection)
    assert end.position == len(whole) + len(erased)
    now, found = known_from(history), view(engine)
    assert (found is None) == (now.document is None) == now.erased
    if found is not None and now.document is not None:
        assert (found.title, found.url) == (now.document.title, now.document.url)
        assert (found.withdrawn, found.revisions) == (now.withdrawn, now.revisions)
    assert len(list(changes_in(history))) == len(
        [kind for kind in whole if kind not in ("published", "reread")]
    )
