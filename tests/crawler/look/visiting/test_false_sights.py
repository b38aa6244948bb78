"""Another page at a known page's address is told by what was known of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.look.visiting.false_sights import false_sight
from crawler.source.server_answer import ServerAnswer
from store.documents.known import Known
from store.log.document import Capture, Document, Redirect
from tests.store.examples import NOW, a_capture, a_document

WHOLE = a_document(text=" ".join(f"word{number}" for number in range(60)))
OTHER = replace(WHOLE, text="Forms, meetings and addresses of the county are listed here.")
EDITED = replace(WHOLE, text=f"{WHOLE.text} corrected")
THERE = "https://agency.example/about"
KNOWN = Known(version=1, document=WHOLE, capture=a_capture(), observed_at=NOW)
DOUBTED = replace(KNOWN, seen_empty=(OTHER, a_capture()))
HERE = ServerAnswer(capture=a_capture(), body=b"")
AWAY = ServerAnswer(
    capture=a_capture(url=THERE, redirects=(Redirect(url=WHOLE.url, status=302),)), body=b""
)


def seen(
    document: Document, page: ServerAnswer, *others: Known, known: Known = KNOWN
) -> str | None:
    return false_sight(known, document, [page], lambda: others)


def test_what_led_elsewhere_and_says_something_else_is_another_page() -> None:
    assert seen(OTHER, AWAY) == "redirect-to-another-page"
    assert seen(EDITED, AWAY) is None
    assert seen(OTHER, HERE) is None


def test_where_it_always_led_it_may_have_been_edited() -> None:
    known = replace(KNOWN, capture=replace(AWAY.capture, fetched_at=NOW))
    assert seen(OTHER, AWAY, known=known) is None
    part: Capture = a_capture(b"feed", parts=(AWAY.capture,))
    assert seen(OTHER, AWAY, known=replace(KNOWN, capture=part)) is None


@pytest.mark.parametrize("others", [(DOUBTED,), (KNOWN, DOUBTED)])
def test_what_several_pages_say_is_none_of_them(others: tuple[Known, ...]) -> None:
    assert seen(OTHER, HERE, *others, known=DOUBTED) == "same-as-other-pages"


def test_at_first_sight_or_alone_it_may_be_the_page() -> None:
    assert seen(OTHER, HERE, DOUBTED) is None
    assert seen(OTHER, HERE, known=DOUBTED) is None
    another = replace(DOUBTED, seen_empty=(replace(OTHER, text="Closed."), a_capture()))
    assert seen(OTHER, HERE, another, known=DOUBTED) is None


def test_a_record_without_a_page_and_an_unknown_document_are_not_judged() -> None:
    assert false_sight(DOUBTED, OTHER, [], lambda: [DOUBTED]) is None
    assert seen(OTHER, AWAY, known=Known()) is None
