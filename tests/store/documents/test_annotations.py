"""What people decided about documents, as of any position."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from store.documents.annotations import (
    AnnotationError,
    Annotations,
    annotate,
    annotations_at,
    annotations_of,
)
from store.documents.known import document_stream
from store.documents.record_readings import record
from store.log import log
from store.log.database import reading
from store.log.events import (
    Annotation,
    DocumentReviewed,
    DocumentTagged,
    Erased,
    NoteAdded,
    Recorded,
)
from tests.store.examples import NOW, a_document, a_reading, read_known, unreadable

RELEVANT = DocumentReviewed(by="ana", verdict="relevant", reason="names a clinic")
IRRELEVANT = DocumentReviewed(by="bo", verdict="irrelevant")
TAGGED = DocumentTagged(by="ana", tag="fraud")
UNTAGGED = DocumentTagged(by="bo", tag="fraud", removed=True)
NOTED = NoteAdded(by="ana", text="see the plea")


def history(*events: Annotation | Erased) -> list[Recorded]:
    return [
        Recorded(
            position=version,
            stream="document/us_example:1",
            version=version,
            type=event.type if isinstance(event, Erased) else type(event).__name__,
            recorded_at=NOW,
            event=event,
            hash="0" * 64,
        )
        for version, event in enumerate(events, 1)
    ]


def test_the_last_judgement_counts() -> None:
    review = annotations_of(history(RELEVANT, IRRELEVANT)).review
    assert review is not None
    assert (review.value, review.by, review.at, review.position) == ("irrelevant", "bo", NOW, 2)


def test_tags_are_put_on_and_taken_off() -> None:
    other = DocumentTagged(by="ana", tag="clinic")
    found = annotations_of(history(TAGGED, other, TAGGED))
    assert [(one.value, one.position) for one in found.tags] == [("fraud", 1), ("clinic", 2)]
    assert [one.value for one in annotations_of(history(TAGGED, other, UNTAGGED)).tags] == [
        "clinic"
    ]


def test_notes_add_up() -> None:
    assert [one.value for one in annotations_of(history(NOTED, NOTED)).notes] == [
        "see the plea"
    ] * 2


def test_an_erased_decision_says_nothing() -> None:
    assert annotations_of(history(RELEVANT, Erased(type="DocumentReviewed"))).review is not None
    assert annotations_of(
        history(*(Erased(type=name) for name in ("NoteAdded", "DocumentTagged")))
    ) == (Annotations())


@pytest.fixture
def store(engine: sa.Engine) -> sa.Engine:
    """Two documents."""
    readings = [a_reading(a_document("1"), b"1"), a_reading(a_document("2"), b"2")]
    record(engine, readings, reread=unreadable, now=NOW)
    return engine


def test_what_was_decided_is_known_as_of_a_position(store: sa.Engine) -> None:
    for document_id, decision in (
        ("us_example:1", RELEVANT),  # 3
        ("us_example:1", TAGGED),
        ("us_example:2", TAGGED),
        ("us_example:1", IRRELEVANT),
        ("us_example:1", UNTAGGED),  # 7
        ("us_example:2", NOTED),
    ):
        annotate(store, document_id, decision, now=NOW)
    one, two = "us_example:1", "us_example:2"
    with reading(store) as connection:
        then = {at: annotations_at(connection, at) for at in (2, 3, 6)}
        now = annotations_at(connection)
    assert then[2] == {}
    assert [*then[3]] == [one]
    assert _review(then[3][one]) == "relevant"
    assert _review(then[6][one]) == _review(now[one]) == "irrelevant"
    assert [_tags(then[6][id]) for id in (one, two)] == [["fraud"], ["fraud"]]
    assert [_tags(now[id]) for id in (one, two)] == [[], ["fraud"]]


def _review(state: Annotations) -> str | None:
    return state.review.value if state.review else None


def _tags(state: Annotations) -> list[str]:
    return [tag.value for tag in state.tags]


def test_decisions_leave_what_is_known_of_a_document_alone(store: sa.Engine) -> None:
    with reading(store) as connection:
        before = read_known(connection, "us_example:1")
    annotate(store, "us_example:1", RELEVANT, now=NOW)
    with reading(store) as connection:
        after = read_known(connection, "us_example:1")
    assert (after.document, after.capture) == (before.document, before.capture)
    assert after.version == before.version + 1
    again = record(
        store,
        [a_reading(a_document("1", title="Another"), b"3", days=1)],
        reread=unreadable,
        now=NOW,
    )
    assert [one.type for one in again] == ["DocumentRevised"]


def test_an_unknown_document_and_a_tag_that_makes_no_sense(store: sa.Engine) -> None:
    with pytest.raises(KeyError):
        annotate(store, "us_example:3", RELEVANT, now=NOW)
    with pytest.raises(AnnotationError, match="does not have the tag fraud"):
        annotate(store, "us_example:1", UNTAGGED, now=NOW)
    annotate(store, "us_example:1", TAGGED, now=NOW)
    with pytest.raises(AnnotationError, match="has the tag fraud"):
        annotate(store, "us_example:1", TAGGED, now=NOW)
    with reading(store) as connection:
        assert len(list(log.read(connection, stream=document_stream("us_example:1")))) == 2


_DECISION = st.sampled_from((RELEVANT, IRRELEVANT, TAGGED, UNTAGGED, NOTED))


@given(st.lists(_DECISION, max_size=12))
def test_a_tag_is_there_once_and_only_where_it_was_put_on_last(decisions: list[Annotation]) -> None:
    found = annotations_of(history(*decisions))
    tags = [one for one in decisions if isinstance(one, DocumentTagged)]
    assert [one.value for one in found.tags] == (["fraud"] if tags and tags[-1] == TAGGED else [])
    reviews = [one for one in decisions if isinstance(one, DocumentReviewed)]
    assert (found.review.value if found.review else None) == (
        reviews[-1].verdict if reviews else None
    )
    assert len(found.notes) == decisions.count(NOTED)
