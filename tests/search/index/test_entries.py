"""The entries a document's events give."""

from __future__ import annotations

from dataclasses import replace

from search.index.entries import IndexEntry, fold_entries, indexed_entries
from store.log.events import (
    DocumentCompleted,
    DocumentMoved,
    DocumentSeenEmpty,
    Erased,
    Event,
    Recorded,
    type_of,
)
from tests.search.examples import NOW, document, published, reread, restored, revised, withdrawn
from tests.store.examples import a_capture

DOCUMENT = document("us_example_releases:1", "text")


def history(*events: Event) -> list[Recorded]:
    return [
        Recorded(
            position=n * 10,
            stream=f"document/{DOCUMENT.id}",
            version=n,
            type=type_of(event),
            recorded_at=NOW,
            event=event,
            hash="",
        )
        for n, event in enumerate(events, start=1)
    ]


def entry(position: int, **fields: object) -> IndexEntry:
    first = IndexEntry(position=position, id=DOCUMENT.id, published_on=DOCUMENT.published_on)
    return replace(first, **fields)  # type: ignore[arg-type]


def test_a_revision_supersedes_what_was_before() -> None:
    found = fold_entries(
        history(published(DOCUMENT)[1], revised(DOCUMENT)[1], revised(DOCUMENT)[1])
    )
    assert found == (entry(10, until=20), entry(20, revision=1, until=30), entry(30, revision=2))


def test_a_better_reading_takes_the_place_of_the_one_before_which_is_kept() -> None:
    found = fold_entries(history(published(DOCUMENT)[1], revised(DOCUMENT)[1], reread(DOCUMENT)[1]))
    before = entry(20, revision=1, replaced=30)
    assert found == (entry(10, until=20), before, entry(30, revision=1))


def test_a_page_that_moved_is_the_same_state_under_another_address() -> None:
    moved = DocumentMoved(document=DOCUMENT, capture=a_capture())
    found = fold_entries(history(published(DOCUMENT)[1], revised(DOCUMENT)[1], moved))
    before = entry(20, revision=1, replaced=30)
    assert found == (entry(10, until=20), before, entry(30, revision=1))


def test_one_that_is_completed_is_the_same_state_and_a_doubted_sight_is_none() -> None:
    completed = DocumentCompleted(document=DOCUMENT, capture=a_capture())
    doubted = DocumentSeenEmpty(document=DOCUMENT, capture=a_capture())
    found = fold_entries(history(published(DOCUMENT)[1], completed, doubted))
    assert found == (entry(10, replaced=20), entry(20))


def test_a_withdrawal_marks_and_a_restoration_is_a_state_of_its_own() -> None:
    gone = history(published(DOCUMENT)[1], withdrawn(DOCUMENT.id)[1])
    assert fold_entries(gone) == (entry(10, withdrawn=20),)
    read_again = history(published(DOCUMENT)[1], withdrawn(DOCUMENT.id)[1], reread(DOCUMENT)[1])
    assert fold_entries(read_again) == (
        entry(10, withdrawn=20, replaced=30),
        entry(30, withdrawn=20),
    )
    back = history(published(DOCUMENT)[1], withdrawn(DOCUMENT.id)[1], restored(DOCUMENT)[1])
    assert fold_entries(back) == (entry(10, withdrawn=20, until=30), entry(30))


def test_a_mask_has_entries_written_anew_until_they_are_replaced() -> None:
    known = fold_entries(history(published(DOCUMENT)[1], revised(DOCUMENT)[1], reread(DOCUMENT)[1]))
    turns = {10: (15, 25), 20: (25, 35), 30: (35,)}
    first, second, third = known
    assert list(indexed_entries(known, turns, upto=30)) == [
        replace(first, replaced=15),
        replace(first, rewritten=15, replaced=25),
        replace(first, rewritten=25),
        replace(second, replaced=25),
        replace(second, rewritten=25),  # and replaced by the better reading at 30
        third,
    ]
    assert list(indexed_entries(known, {}, upto=30)) == list(known)


def test_erased_content_is_counted_but_not_indexed() -> None:
    found = fold_entries(
        history(published(DOCUMENT)[1], Erased(type="DocumentRevised"), revised(DOCUMENT)[1])
    )
    assert [(e.position, e.revision, e.erased) for e in found] == [
        (10, 0, False),
        (20, 1, True),
        (30, 2, False),
    ]


def test_folding_in_parts_gives_the_same() -> None:
    events = history(published(DOCUMENT)[1], revised(DOCUMENT)[1], withdrawn(DOCUMENT.id)[1])
    assert fold_entries(events[1:], fold_entries(events[:1])) == fold_entries(events)
