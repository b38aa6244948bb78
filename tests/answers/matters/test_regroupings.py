"""Which matters became one and which were parted, event by event and between two positions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from answers.documents.changes import changes, changes_between
from answers.matters.regroupings import MatterChange
from store.log.events import CaseLinked, CaseUnlinked
from tests.answers.examples import ACQUITTAL, CASES, CHARGE, PLEA, SETTLEMENT, a_store, decide
from tests.postgresql import Server
from tests.search.examples import NOW, Blotter, document, masked, published, revised

#: Of two documents that are about nothing in common, the one that is about both.
BOTH = document(
    "us_other:5",
    "Orla Quennell, No. 2:25-cr-00183, and Ada Quill, No. 3:26-cr-00007, were sentenced.",
    source="us_other",
)
QUILL = document(
    "us_other:4", "Ada Quill was charged in United States v. Quill, No. 3:26-cr-00007."
)


def filled(blotter: Blotter) -> Blotter:
    """Events 5 to 10: the plea taken out of its case and put back, the settlement linked to it, the
    charge unlinked from both others, then a case of its own, and a document about both cases."""
    blotter.append(*map(published, CASES))
    reason: dict[str, Any] = {"by": "ada", "reason": "as I know"}
    for of, decision in (
        (CHARGE, CaseUnlinked(document=PLEA, **reason)),
        (ACQUITTAL, CaseLinked(document=PLEA, **reason)),
        (CHARGE, CaseLinked(document=SETTLEMENT, **reason)),
        (ACQUITTAL, CaseUnlinked(document=CHARGE, **reason)),
    ):
        decide(blotter.engine, of, decision)
    blotter.append(published(QUILL), published(BOTH))
    return blotter


@pytest.fixture(scope="module")
def blotter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Blotter]:
    blotter = filled(Blotter(tmp_path_factory.mktemp("home")))
    yield blotter
    blotter.engine.dispose()


def event_by_event(blotter: Blotter, since: int = 0, **narrowed: Any) -> tuple[MatterChange, ...]:
    return changes(blotter.engine, blotter.settings, since=since, **narrowed).matters


def between(
    blotter: Blotter, earlier: int, later: int, **narrowed: Any
) -> list[tuple[object, ...]]:
    found = changes_between(blotter.engine, blotter.settings, earlier, later, **narrowed)
    return [(it.change, it.former, it.id, it.documents) for it in found.matters]


def test_every_merge_and_split_in_the_order_of_the_log(blotter: Blotter) -> None:
    found = event_by_event(blotter)
    assert [(it.position, it.change, it.former, it.id, it.documents) for it in found] == [
        (5, "split", CHARGE, PLEA, (PLEA,)),
        (6, "merged", PLEA, CHARGE, (PLEA,)),
        (7, "merged", SETTLEMENT, CHARGE, (SETTLEMENT,)),
        (8, "split", CHARGE, ACQUITTAL, (ACQUITTAL, PLEA)),
        (10, "merged", QUILL.id, ACQUITTAL, (QUILL.id,)),
    ]
    assert (found[0].title, found[0].recorded_at) == ("Second Doctor Pleads Guilty", NOW)


def test_after_a_position(blotter: Blotter) -> None:
    assert [it.position for it in event_by_event(blotter, 6)] == [7, 8, 10]
    assert event_by_event(blotter, 10) == ()


def test_where_a_document_that_went_fits(blotter: Blotter) -> None:
    assert [it.position for it in event_by_event(blotter, sources=("us_other",))] == []
    examples = event_by_event(blotter, sources=("us_example",))
    assert [it.position for it in examples] == [5, 6, 7, 8]
    pleas = event_by_event(blotter, fields={"kind": ["plea"]})
    assert [it.position for it in pleas] == [5, 6, 8]


def test_between_two_positions_what_differs_is_there_once(blotter: Blotter) -> None:
    assert between(blotter, 4, 6) == []
    assert between(blotter, 4, 5) == [("split", CHARGE, PLEA, (PLEA,))]
    assert between(blotter, 5, 10) == [
        ("split", CHARGE, ACQUITTAL, (ACQUITTAL,)),
        ("merged", PLEA, ACQUITTAL, (PLEA,)),
        ("merged", SETTLEMENT, CHARGE, (SETTLEMENT,)),
    ]


def test_a_case_whose_documents_go_to_two_others_is_split(tmp_path: Any) -> None:
    """The charge, which gave the case its name, and the plea each go elsewhere."""
    one = document("us_example:6", "A raid, No. 2:25-cr-00006.", source="us_example")
    two = document("us_example:7", "A raid, No. 2:25-cr-00007.", source="us_example")
    first = document("us_example:8", "Two raids, No. 2:25-cr-00008.", source="us_example")
    second = document("us_example:9", "Three raids, No. 2:25-cr-00008.", source="us_example")
    blotter = a_store(tmp_path, (one, two, first, second))
    blotter.append(
        revised(document(first.id, "Two raids, No. 2:25-cr-00006.", source="us_example")),
        revised(document(second.id, "Three raids, No. 2:25-cr-00007.", source="us_example")),
    )
    at_both = between(blotter, 4, 6)
    assert at_both == [
        ("split", first.id, one.id, (first.id,)),
        ("split", first.id, two.id, (second.id,)),
    ]
    blotter.engine.dispose()


def test_without_masked_names(tmp_path: Any) -> None:
    blotter = filled(Blotter(tmp_path))
    blotter.append(masked("Second Doctor"))
    found = event_by_event(blotter)
    assert found[0].title == "[masked] Pleads Guilty"
    blotter.engine.dispose()


@pytest.mark.servers
def test_the_same_on_postgresql(blotter: Blotter, tmp_path: Any, postgresql: Server) -> None:
    with postgresql.database() as url:
        there = filled(Blotter(tmp_path, url))
        assert event_by_event(there) == event_by_event(blotter)
        assert between(there, 5, 10) == between(blotter, 5, 10)
        there.engine.dispose()
