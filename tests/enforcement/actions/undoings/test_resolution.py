"""What stands of the acts of a text once it is told which were undone."""

from __future__ import annotations

import pytest

from enforcement.actions.actions import primary_kind, stated_actions
from enforcement.text.passage import Announcement, passage


def read(text: str, title: str = "News") -> tuple[str, set[tuple[str, str, bool]]]:
    """The primary kind; kind, status and whether in part of each action."""
    given = passage(Announcement(id="x", title=title, text=text, office="U.S. Attorney"))
    actions = stated_actions(given)
    return primary_kind(given, actions), {(it.kind, it.status, it.in_part) for it in actions}


@pytest.mark.parametrize(
    ("text", "primary", "acts"),
    [
        # An undone act is given once, however often it is recalled; what rests on it falls too.
        (
            "Ada Quill was convicted and sentenced to a year. A court vacated her conviction.",
            "other",
            {("conviction", "vacated", False), ("sentence", "vacated", False)},
        ),
        (
            "Ada Quill, who pleaded guilty, was pardoned.",
            "other",
            {("conviction", "pardoned", False), ("plea", "pardoned", False)},
        ),
        (
            "Ada Quill pleaded guilty. A judge commuted her sentence.",
            "plea",
            {("plea", "pleaded", False), ("sentence", "commuted", False)},
        ),
        ("The court granted Ada Quill a new trial.", "other", {("conviction", "vacated", False)}),
        # A part of it ended: both are told.
        (
            "A jury found Ada Quill guilty of perjury. A court vacated one count of the conviction "
            "but upheld the rest.",
            "conviction",
            {("conviction", "convicted", False), ("conviction", "vacated", True)},
        ),
        # It was done again.
        (
            "Ada Quill was convicted again at a retrial. Her first conviction was reversed.",
            "conviction",
            {("conviction", "convicted", False), ("conviction", "vacated", True)},
        ),
        # A new sentence takes the place of the one that was vacated.
        (
            "Ada Quill was resentenced to 40 months. Her original sentence was vacated.",
            "sentence",
            {("sentence", "resentenced", False)},
        ),
        (
            "Ada Quill was sentenced to a year, which the judge stayed: he stayed the sentence.",
            "sentence",
            {("sentence", "stayed", False)},
        ),
        # The end of a charge is an act of its own, and the news.
        (
            "Ada Quill was indicted in May. The charges were later dismissed.",
            "dismissal",
            {("charge", "charged", False), ("dismissal", "dismissed", False)},
        ),
        ("The charges against Ada Quill were dropped.", "dismissal",
         {("dismissal", "dismissed", False)}),
        ("Ada Quill was cleared of all charges.", "acquittal", {("acquittal", "acquitted", False)}),
        ("A judge dismissed the suit against Ada Quill. A court reversed the dismissal.",
         "other", {("dismissal", "vacated", False)}),
        # The order, the licence: of the act that was told.
        ("The board suspended her license. In July it reinstated the license.", "other",
         {("suspension", "lifted", False)}),
        ("The trial ended in a mistrial.", "other", {("other", "stated", False)}),
        # A settled suit's end is no dismissal.
        ("The clinic agreed to pay $2 million to settle the claims, and the relator's suit was "
         "dismissed.", "settlement", {("settlement", "settled", False)}),
        # A superseding indictment is told of the charge it replaces, unless a verdict is the news.
        ("A grand jury returned a superseding indictment charging Ada Quill.", "charge",
         {("charge", "charged", False), ("charge", "superseded", False)}),
        ("A jury convicted Ada Quill on all counts of a superseding indictment.", "conviction",
         {("conviction", "convicted", False), ("charge", "charged", False)}),
        # None of these was done.
        ("Ada Quill denies that she was convicted of any crime.", "other", set()),
        ("Reports that Ada Quill was arrested are false.", "other", set()),
        ("Ada Quill was never charged.", "other", set()),
        ("Nobody was charged.", "other", set()),
        ("Ada Quill pleaded not guilty.", "other", set()),
        # Affirmed, it stands.
        ("The court affirmed Ada Quill's conviction.", "conviction",
         {("conviction", "convicted", False)}),
    ],
)  # fmt: skip
def test_what_stands(text: str, primary: str, acts: set[tuple[str, str, bool]]) -> None:
    assert read(text) == (primary, acts)


def test_a_headline_has_no_room_for_in_part() -> None:
    body = "A court vacated one of the convictions of Ada Quill, found guilty on two counts."
    assert read(body, "Court Overturns Quill Conviction") == (
        "other",
        {("conviction", "convicted", False), ("conviction", "vacated", True)},
    )
