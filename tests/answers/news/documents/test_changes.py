"""What a letter says changed: of the entries of a docket those first that decide most."""

from __future__ import annotations

from answers.news.documents.changes import changes_of
from answers.news.documents.document_news import DocumentNews
from tests.answers.documents.comparing.test_document_differences import (
    CHARGE,
    JUDGMENT,
    PARTIES,
    a_docket,
)
from tests.search.examples import NOW

ORDERS = [f"2031-05-0{day}, document 1{day}\n\nORDER setting hearing {day}." for day in range(1, 7)]


def test_what_decides_most_is_told_before_the_rest() -> None:
    before, after = a_docket(PARTIES, CHARGE), a_docket(PARTIES, CHARGE, *ORDERS, JUDGMENT)
    changed = DocumentNews(
        section="changed", document=after, before=before, first_seen=NOW, events=()
    )
    first, *rest = changes_of(changed)
    assert first.after.startswith("JUDGMENT as to Odile Farrow")
    assert [it.after for it in rest] == [f"ORDER setting hearing {day}." for day in range(1, 7)]
