"""The days ahead that entries set, move and take off."""

from __future__ import annotations

import pytest

from tests.enforcement.reading.dockets.dockets import a_docket, read

SET = "2031-04-02, document 1\nORDER as to Odile Farrow: Sentencing set for 6/9/2031 at 09:00 AM."


def days(*entries: str) -> list[tuple[str, str, str]]:
    reading = read(a_docket(*entries)).reading
    assert all(reading.whole[it.start : it.end] == it.quote for it in reading.coming)
    return [(it.what, str(it.day), it.status) for it in reading.coming]


@pytest.mark.parametrize(
    ("words", "what", "day"),
    [
        ("Sentencing set for 6/9/2031 at 09:00 AM before Judge Pell.", "sentencing", "2031-06-09"),
        ("MOTION for Relief. Motion Hearing set for 6/9/2031.", "hearing", "2031-06-09"),
        ("Sentencing hearing scheduled for June 9, 2031.", "sentencing", "2031-06-09"),
        ("Jury Trial set for 6/9/2031 in Courtroom 4.", "trial", "2031-06-09"),
        ("Status Conference set for 6/9/2031.", "hearing", "2031-06-09"),
        ("Arraignment held. Motions due by 6/9/2031.", "other", "2031-06-09"),
        (
            "PETITION for Review by Rix Supply. Certified list due 06/09/2031.",
            "other",
            "2031-06-09",
        ),
        ("OPINION FILED. Mandate issue date is 06/09/2031.", "other", "2031-06-09"),
    ],
)
def test_a_day_that_is_set(words: str, what: str, day: str) -> None:
    assert days(f"2031-04-02, document 1\n{words}") == [(what, day, "set")]


@pytest.mark.parametrize(
    "words",
    [
        "Sentencing held on 4/9/2031 for Odile Farrow.",
        "Exhibit A, letter of 6/9/2031.",
        "(Entered: 04/03/2031)",
        "Sentencing set for 3/9/2031.",
        "DECLARATION signed 6/9/2031 on the hearing.",
    ],
)
def test_other_days_are_none(words: str) -> None:
    assert days(f"2031-04-02, document 1\n{words}") == []


@pytest.mark.parametrize(
    ("words", "new"),
    [
        ("ORDER granting 3 Motion to Continue. Sentencing reset for 7/1/2031.", "2031-07-01"),
        ("Sentencing continued from 6/9/2031 to 7/1/2031.", "2031-07-01"),
        ("Sentencing set for 6/9/2031 is RESET for 7/1/2031.", "2031-07-01"),
        ("Sentencing rescheduled to July 1, 2031.", "2031-07-01"),
        ("Sentencing set for 6/9/2031 is stricken and reset to 7/1/2031.", "2031-07-01"),
        ("Sentencing on 6/9/2031 is VACATED and rescheduled for July 1, 2031.", "2031-07-01"),
    ],
)
def test_a_day_that_is_moved(words: str, new: str) -> None:
    assert days(SET, f"2031-05-02, document 2\n{words}") == [
        ("sentencing", "2031-06-09", "moved_from"),
        ("sentencing", new, "set"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Sentencing set for 6/9/2031 is VACATED.",
        "NOTICE: the Sentencing is CANCELLED.",
        "Sentencing of 6/9/2031 vacated.",
    ],
)
def test_a_day_that_is_taken_off(words: str) -> None:
    assert days(SET, f"2031-05-02, document 2\n{words}") == [
        ("sentencing", "2031-06-09", "cancelled")
    ]


def test_another_purpose_keeps_its_day() -> None:
    moved = "2031-05-02, document 2\nStatus Conference reset for 7/1/2031."
    assert days(SET, moved) == [
        ("sentencing", "2031-06-09", "set"),
        ("hearing", "2031-07-01", "set"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "MOTION to Continue Sentencing to 7/1/2031 by Odile Farrow.",
        "UNOPPOSED MOTION to have the sentencing reset for 7/1/2031.",
        "STIPULATION: the Sentencing is vacated.",
        # Another defendant's.
        "ORDER as to Basil Ondry: Sentencing VACATED.",
    ],
)
def test_what_is_only_asked_for_or_another_defendants_changes_nothing(words: str) -> None:
    other = "2031-04-02, document 2\nNOTICE as to Basil Ondry"
    assert days(SET, other, f"2031-05-02, document 3\n{words}") == [
        ("sentencing", "2031-06-09", "set")
    ]


def test_each_defendant_has_a_day_of_his_own() -> None:
    other = "2031-04-03, document 2\nORDER as to Basil Ondry: Sentencing set for 6/10/2031."
    moved = "2031-05-02, document 3\nORDER as to Basil Ondry: Sentencing reset for 7/1/2031."
    assert days(SET, other, moved) == [
        ("sentencing", "2031-06-09", "set"),
        ("sentencing", "2031-06-10", "moved_from"),
        ("sentencing", "2031-07-01", "set"),
    ]


def test_two_hearings_of_one_entry_stand_beside_each_other() -> None:
    entry = (
        "2031-05-02, document 3\nSet/Reset Hearings: Status Conference set for 6/1/2031."
        " Motion Hearing set for 7/1/2031."
    )
    assert days(entry) == [("hearing", "2031-06-01", "set"), ("hearing", "2031-07-01", "set")]
    reset = "2031-05-20, document 4\nMotion Hearing reset for 8/1/2031."
    assert days(entry, reset) == [
        ("hearing", "2031-06-01", "set"),
        ("hearing", "2031-07-01", "moved_from"),
        ("hearing", "2031-08-01", "set"),
    ]
