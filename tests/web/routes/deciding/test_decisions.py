"""Deciding about a document on a page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from answers.matters.case import case
from store.log.events import CaseLinked, CaseUnlinked, DocumentReviewed, DocumentTagged, NoteAdded
from tests.answers.examples import CASES, DAYS
from tests.web.record import a_record
from tests.web.routes.deciding.person import Person, ada

TODAY = date(2026, 7, 1)
ONE, OTHER = CASES[0].id, DAYS[0].id
PAGE = f"/decisions/{ONE}"


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    """Ada, at a record."""
    a_record(tmp_path)
    yield ada(tmp_path)


def last(person: Person, stream: str = f"document/{ONE}") -> object:
    return person.events(stream)[-1].event


def test_a_review_is_kept_with_who_gave_it_and_why(person: Person) -> None:
    assert "Nothing so far." in person.see(PAGE).text
    done = person.send(PAGE, decision="review", verdict="relevant", reason=" an <i>example</i>\n")
    assert done.status_code == 200
    assert "Recorded at position" in done.text
    assert last(person) == DocumentReviewed(
        by="Ada", verdict="relevant", reason="an <i>example</i>"
    )
    page = person.see(PAGE).text
    assert "Reviewed as <strong>relevant</strong>" in page
    assert "an &lt;i&gt;example&lt;/i&gt;" in page


def test_a_tag_is_put_on_and_taken_off(person: Person) -> None:
    person.send(PAGE, decision="tag", tag="Fraud")
    assert last(person) == DocumentTagged(by="Ada", tag="fraud")
    again = person.send(PAGE, decision="tag", tag="fraud")
    assert again.status_code == 400
    assert "has the tag fraud" in again.text
    person.send(PAGE, decision="untag", tag="fraud")
    assert last(person) == DocumentTagged(by="Ada", tag="fraud", removed=True)


def test_a_note_is_added(person: Person) -> None:
    person.send(PAGE, decision="note", text="ask\r\nthem")
    assert last(person) == NoteAdded(by="Ada", text="ask them")
    assert "ask them" in person.see(PAGE).text


def test_documents_are_linked_to_one_matter_and_parted(person: Person) -> None:
    linked = person.send(PAGE, decision="link", other=OTHER, reason="the same drug")
    assert linked.status_code == 200
    assert last(person, f"case/{ONE}") == CaseLinked(
        document=OTHER, by="Ada", reason="the same drug"
    )
    assert OTHER in case(person.settings, ONE, today=TODAY).documents
    again = person.send(PAGE, decision="link", other=OTHER, reason="the same drug")
    assert "are linked already" in again.text
    parted = person.send(PAGE, decision="unlink", other=OTHER, reason="another one")
    assert parted.status_code == 200
    assert isinstance(last(person, f"case/{ONE}"), CaseUnlinked)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({}, "decision: &#39;&#39; is none of review"),
        ({"decision": "erase"}, "is none of review"),
        ({"decision": "review", "verdict": "maybe"}, "verdict: it is one of"),
        ({"decision": "tag", "tag": "two words"}, "a tag is one word"),
        ({"decision": "untag", "tag": "fraud"}, "does not have the tag fraud"),
        ({"decision": "note", "text": " \n"}, "text: it is missing"),
        ({"decision": "note", "text": "a" * 4001}, "4,000 characters at most"),
        ({"decision": "link", "other": ONE, "reason": "x"}, "are the same document"),
        ({"decision": "link", "other": "no:such", "reason": "x"}, "no:such"),
        ({"decision": "link", "other": OTHER}, "reason: it is missing"),
        ({"decision": "unlink", "other": OTHER, "reason": "x"}, "are not of one matter"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_recorded(
    person: Person, fields: dict[str, str], fault: str
) -> None:
    before = person.events(f"document/{ONE}")
    answer = person.send(PAGE, **fields)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text and fault in answer.text
    assert person.events(f"document/{ONE}") == before
    assert person.events(f"case/{ONE}") == []


def test_of_a_document_that_is_none_nothing_is_decided(person: Person) -> None:
    assert person.see("/decisions/no:such").status_code == 404
    answer = person.send("/decisions/no:such", from_page=PAGE, decision="note", text="x")
    assert answer.status_code == 404
