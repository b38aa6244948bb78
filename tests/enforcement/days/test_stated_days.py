"""What a sentence says of its days: what they are for, and what becomes of them."""

from __future__ import annotations

import pytest

from enforcement.citations.citations import citations_in
from enforcement.days.stated_days import stated_days

COMMENTS, REQUESTS = "comment_deadline", "hearing_request_deadline"


def stated(text: str) -> list[tuple[str, tuple[str, ...], str | None]]:
    """The days of a sentence as written, with what they are for and the note."""
    cited = [(it.start, it.end) for it in citations_in(text) if it.kind == "fr"]
    lowered = text.lower()
    return [
        (text[it.written.start : it.written.end], it.what, it.note)
        for it in stated_days(lowered, 0, len(lowered), cited)
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Objections must be filed by May 3, 2024.", (COMMENTS,)),
        ("Send your written information by May 3, 2024.", (COMMENTS,)),
        ("Requests for a hearing are due on May 3, 2024.", (REQUESTS,)),
        ("Requests to speak and outlines for the hearing are due May 3, 2024.", (REQUESTS,)),
        ("Notices of intent to participate must be filed by May 3, 2024.", (REQUESTS,)),
        ("Comments, and requests for a hearing, are due May 3, 2024.", (REQUESTS, COMMENTS)),
        ("A hearing will be held on May 3, 2024.", ("hearing",)),
        ("On May 3, 2024, the panel will hold a workshop.", ("meeting",)),
        ("The rule takes effect on May 3, 2024.", ("effective",)),
        ("Firms must comply by May 3, 2024.", ("compliance",)),
        ("The permit expires on May 3, 2024.", ("other",)),
        ("The May 3, 2024, compliance date stays.", ("compliance",)),
        ("Comments on the May 3, 2024, meeting are welcome.", ("meeting",)),
        ('Comments on "Public Hearing; Notice" are due May 3, 2024.', (COMMENTS,)),
        ("It was, in compliance with the law, filed on May 3, 2024.", ()),
    ],
)
def test_what_a_day_is_for(text: str, what: tuple[str, ...]) -> None:
    assert {told for _, told, _ in stated(text)} <= {what}
    assert stated(text)


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        # The day of an earlier document is for nothing.
        ("The rule published on May 3, 2024, is corrected.", ["document"]),
        ("The rule at 89 FR 4321, May 3, 2024, is corrected.", ["document"]),
        ("In the Federal Register of May 3, 2024, we sought comments.", ["document"]),
        ("On May 3, 2024, the agency issued a notice of a hearing.", ["document"]),
        ("The May 3, 2024, final rule set no hearing.", ["document"]),
        # Moved.
        ("Comments are extended from May 3, 2024, to June 4, 2024.", ["moved_from", "new"]),
        ("The hearing is postponed until June 4, 2024.", ["new"]),
        ("Send comments by June 4, 2024, not May 3, 2024.", [None, "moved_from"]),
        ("The notice incorrectly stated a meeting on May 3, 2024.", ["moved_from"]),
        (
            "In the first column, ``May 3, 2024'' should read ``June 4, 2024''.",
            ["moved_from", None],
        ),
        ("The hearing set for May 3, 2024, has been adjourned.", ["moved_from"]),
        ("The hearing set for May 13-14, 2024, is cancelled.", ["cancelled", "cancelled"]),
        ("We are cancelling the meeting scheduled for May 3, 2024.", ["cancelled"]),
        ("If no one asks by May 3, 2024, the hearing is cancelled.", [None]),
        # Spoken of as a plan, or as an end.
        ("The hearing was to be held on May 3, 2024.", ["planned"]),
        ("The comment period closes on May 3, 2024.", ["ending"]),
        ("The first rule extended the exceptions until May 3, 2024.", ["planned"]),
        # Of a period the first day is none.
        ("Comments are taken from May 3, 2024, through June 4, 2024.", ["start", "new"]),
    ],
)
def test_what_a_sentence_notes_of_a_day(text: str, notes: list[str | None]) -> None:
    assert [note for _, _, note in stated(text)] == notes


def test_a_new_day_is_for_what_the_old_one_was_for() -> None:
    text = "The period for comments, which was to end on May 3, 2024, is extended to June 4, 2024."
    assert [what for _, what, _ in stated(text)] == [(COMMENTS,), (COMMENTS,)]


def test_days_of_several_things_in_one_sentence() -> None:
    text = "Comments are due May 3, 2024, and a hearing will be held on June 4, 2024."
    assert [what for _, what, _ in stated(text)] == [(COMMENTS,), ("hearing",)]


def test_no_more_days_are_read_than_prose_has() -> None:
    assert len(stated("Comments are due May 3, 2024, " * 500)) < 100
