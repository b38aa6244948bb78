"""What differs between what was known at one position and at another."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from store.log import log
from store.log.database import reading, writing
from store.log.events import (
    Absence,
    DocumentCompleted,
    DocumentMoved,
    DocumentPublished,
    DocumentReread,
    DocumentRestored,
    DocumentReviewed,
    DocumentRevised,
    DocumentSeenEmpty,
    DocumentSeenWhole,
    DocumentWithdrawn,
    Event,
)
from store.views.between import DifferenceKind, differences_between
from tests.store.examples import NOW, a_capture, a_document

GONE = Absence(checks=3, first=NOW, last=NOW, status=404, control="https://agency.example/")
THERE = "https://agency.example/archive/1"
COMPLETE = a_capture(url=THERE, parts=(a_capture(),))

#: A document's life, from position 1 on.
LIFE: tuple[Event, ...] = (
    DocumentPublished(document=a_document(text="one"), capture=a_capture()),
    DocumentReread(document=a_document(text="one, better")),
    DocumentRevised(document=a_document(text="two"), capture=a_capture()),
    DocumentMoved(document=a_document(text="two"), capture=a_capture(url=THERE)),
    DocumentReviewed(by="ab", verdict="relevant"),
    DocumentWithdrawn(evidence=GONE),
    DocumentRestored(document=a_document(text="two"), capture=a_capture(url=THERE)),
    DocumentRevised(document=a_document(text="one, better"), capture=a_capture(url=THERE)),
    DocumentWithdrawn(evidence=GONE),
    DocumentRestored(document=a_document(text="three"), capture=a_capture(url=THERE)),
    DocumentSeenEmpty(document=a_document(text=""), capture=a_capture(url=THERE)),
    DocumentSeenWhole(capture=a_capture(url=THERE)),
    DocumentSeenEmpty(document=a_document(text=""), capture=a_capture(url=THERE)),
    DocumentCompleted(document=a_document(text="three and more"), capture=COMPLETE),
)


@pytest.fixture
def lived(engine: sa.Engine) -> sa.Engine:
    with writing(engine) as connection:
        stream = f"document/{a_document().id}"
        log.append(
            connection, [log.NewEvent(stream=stream, event=event) for event in LIFE], now=NOW
        )
    return engine


@pytest.mark.parametrize(
    ("earlier", "later", "kind"),
    [
        (0, 1, "added"),
        (0, 6, "added"),
        (1, 2, "reread"),
        (1, 3, "edited"),
        (2, 3, "edited"),
        (3, 4, "moved"),
        (2, 4, "edited"),
        (4, 5, None),
        (5, 6, "removed"),
        (3, 6, "removed"),
        (6, 7, "restored"),
        (6, 8, "restored"),
        (5, 7, None),
        (3, 8, "edited"),
        (2, 8, "moved"),  # edited back: it reads as it did
        (8, 8, None),
        (8, 10, "edited"),  # and gone in between
        (10, 11, "seen_empty"),
        (11, 12, "seen_whole"),
        (10, 12, None),
        (8, 13, "edited"),
        (10, 14, "completed"),
        (13, 14, "completed"),
    ],
)
def test_a_document_differs_in_one_way_or_not_at_all(
    lived: sa.Engine, earlier: int, later: int, kind: DifferenceKind | None
) -> None:
    with reading(lived) as connection:
        found = list(differences_between(connection, earlier, later))
    assert [contrast.kind for contrast in found] == ([kind] if kind else [])
    for contrast in found:
        assert contrast.id == a_document().id
        assert (contrast.before.version, contrast.after.version) == (earlier, later)


def test_only_the_sources_that_are_asked_for(lived: sa.Engine) -> None:
    other = a_document("1", id="us_other:1", source="us_other")
    event = DocumentPublished(document=other, capture=a_capture())
    with writing(lived) as connection:
        log.append(connection, [log.NewEvent(stream="document/us_other:1", event=event)], now=NOW)
    with reading(lived) as connection:
        for sources, expected in (
            ((), {"us_other:1", a_document().id}),
            (("us_other",), {"us_other:1"}),
            (("us_oth",), set()),
        ):
            assert {
                one.id for one in differences_between(connection, 0, 15, sources=sources)
            } == expected
