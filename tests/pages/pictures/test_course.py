"""The picture of a matter: a lane a party, a mark an act, and nothing out of the picture."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.matters.case import CaseDay, CaseRecord
from enforcement.claims import Status
from enforcement.kinds import KINDS, UNDONE
from pages.pictures.act_shapes import LEGEND, shape_of
from pages.pictures.course import CoursePicture, course_picture
from tests.answers.matters.test_course import MATTER, a_party, an_event
from tests.pages.views.matters import a_case, a_large_case, parties


def drawn(case: CaseRecord) -> CoursePicture:
    picture = course_picture(case)
    assert picture
    return picture


def test_a_lane_a_party_and_days_ahead_below() -> None:
    charged = an_event("charge", "charged", date(2025, 3, 11))
    party = replace(a_party(charged), status=("charged",))
    day = CaseDay(day=date(2026, 8, 6), what="sentencing", status="stands", documents=("us_a:1",))
    picture = drawn(a_case(replace(MATTER, parties=(party,)), upcoming=(day,)))
    lane, ahead = picture.lanes
    assert (lane.label, lane.standing, lane.is_ahead) == ("Orla Quennell", "charged", False)
    assert [(mark.shape, mark.words) for mark in lane.marks] == [("accused", "charge")]
    assert (ahead.label, ahead.is_ahead) == ("Days ahead", True)
    assert [shape for shape, _ in picture.legend] == ["accused"]
    assert picture.today
    assert ahead.start == picture.today.x < ahead.marks[0].x
    assert picture.description == "2 lanes with 2 marks, from 11 Mar 2025 to 6 Aug 2026. " + (
        "The table below gives each."
    )


def test_a_day_that_does_not_stand_is_drawn_as_ended() -> None:
    moved = CaseDay(day=date(2026, 8, 6), what="other", status="superseded", documents=())
    (lane,) = drawn(a_case(MATTER, upcoming=(moved,))).lanes
    assert [(it.shape, it.words) for it in lane.marks] == [("ended", "other day (superseded)")]


def test_nothing_dated_is_no_picture() -> None:
    assert course_picture(a_case(MATTER)) is None


def test_a_matter_that_has_long_been_quiet_has_no_today() -> None:
    (party,) = parties(1)
    case = a_case(replace(MATTER, parties=(party,)), today=date(2026, 1, 1))
    assert drawn(case).today
    assert drawn(replace(case, today=date(2029, 1, 1))).today is None
    assert drawn(replace(case, today=date(2024, 1, 1))).today is None


def test_what_a_hundred_parties_leave_out_is_said() -> None:
    picture = drawn(a_case(replace(MATTER, parties=parties(100))))
    assert len(picture.lanes) + picture.further == 100
    assert picture.further == 70


def test_long_names_are_cut() -> None:
    (party,) = parties(1)
    picture = drawn(a_case(replace(MATTER, parties=(replace(party, name="Name " * 200),))))
    assert len(picture.lanes[0].label) < 50


def test_five_hundred_acts_stay_in_the_picture() -> None:
    picture = drawn(a_large_case(parties_count=0, acts=500))
    (lane,) = picture.lanes
    assert lane.bottom < picture.height < 200
    assert all(0 < mark.x < 100 and mark.y < lane.bottom for mark in lane.marks)


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=30))
def test_marks_that_would_meet_stand_in_rows(days: list[int]) -> None:
    first = date(2010, 1, 1)
    kinds = [kind for kind in KINDS if kind != "other"]
    history = [
        an_event(kind, KINDS[kind].status, first + timedelta(days=day))
        for kind, day in zip(kinds, days, strict=False)
    ]
    picture = drawn(a_case(replace(MATTER, parties=(a_party(*history),))))
    (lane,) = picture.lanes
    places = [(mark.x, mark.y) for mark in lane.marks if mark.y < lane.bottom - 30]
    assert len({*places}) == len(places)


@pytest.mark.parametrize("status", get_args(Status))
def test_every_status_has_a_shape_that_the_legend_explains(status: Status) -> None:
    assert shape_of(status) in LEGEND
    assert (shape_of(status) == "ended") == (status in {*UNDONE, "superseded", "stayed"})


def test_only_shapes_that_occur_are_explained() -> None:
    picture = drawn(a_case(replace(MATTER, parties=parties(2)), today=date(2025, 3, 2)))
    assert [shape for shape, _ in picture.legend] == ["accused"]
    assert picture.today
    assert picture.today.label == "Today, 2 Mar 2025"
