"""The entries of documents, as the log gives them."""

from __future__ import annotations

from search.index.document_states import (
    all_entries,
    entries_before_and_after,
    histories,
    with_documents,
)
from search.index.masked_wordings import mask_changes
from store.log import log
from store.log.database import reading
from tests.search.examples import Blotter, document, masked, published, revised, withdrawn

ONE, TWO = "us_example_releases:1", "us_example_releases:2"
EVENTS = (
    published(document(ONE, "Jane Roe was charged.")),
    published(document(TWO, "A clinic.", published_on=None)),
    revised(document(ONE, "A person was charged.")),
    masked("Jane Roe"),
    withdrawn(ONE),
)


def test_a_batch_is_completed_by_what_the_log_has_of_its_streams(blotter: Blotter) -> None:
    blotter.append(*EVENTS)
    with reading(blotter.engine) as connection:
        events = list(log.read(connection, after=2))
        streams = list(histories(connection, events, {f"document/{TWO}"}, 5))
        assert [[event.position for event in stream] for stream in streams] == [[2], [1, 3, 5]]
        whole = list(histories(connection, list(log.read(connection)), (), 5))
        assert [[event.position for event in stream] for stream in whole] == [[1, 3, 5], [2]]


def test_a_batch_changes_the_entries_it_is_about(blotter: Blotter) -> None:
    blotter.append(*EVENTS)
    with reading(blotter.engine) as connection:
        history = list(log.read(connection, stream=f"document/{ONE}"))
        changes = mask_changes(connection, 5)
    before, after = entries_before_and_after(history, changes, since=2, upto=5)
    assert {(entry.position, entry.until) for entry in before} == {(1, 0)}
    rows = {(e.position, e.rewritten, e.until, e.replaced, e.withdrawn) for e in after}
    assert rows == {(1, 0, 3, 4, 0), (1, 4, 3, 0, 0), (3, 0, 0, 0, 5)}


def test_all_entries_are_ordered_by_date_and_shown_as_masked(blotter: Blotter) -> None:
    blotter.append(*EVENTS)
    with reading(blotter.engine) as connection:
        changes = mask_changes(connection, 5)
        entries = all_entries(connection, changes, 5)
        assert [(entry.position, entry.rewritten) for entry in entries] == [
            (2, 0),
            (1, 0),
            (1, 4),
            (3, 0),
        ]
        shown = with_documents(connection, entries, {}, changes)
        texts = [document.text for _, document in shown]
    assert texts[0] == "A clinic."
    assert texts[1] == "Jane Roe was charged."
    assert "Roe" not in texts[2]
    assert texts[3] == "A person was charged."
