"""The course of a matter: lanes of acts, each once, whoever tells of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from answers.matters.course import CourseAct, course_of
from enforcement.claims import Kind, Status
from enforcement.matters.matter import Matter, StatedAct, Step
from enforcement.matters.party_history import MatterParty
from enforcement.matters.standing.party_events import PartyEvent

MATTER = Matter(
    id="us_a:1",
    first=None,
    last=None,
    documents=("us_a:1",),
    sources=("us_a",),
    steps=(),
    parties=(),
    dockets=(),
    amounts=(),
    sentences=(),
)


def an_event(kind: Kind, status: Status, day: date | None, document: str = "us_a:1") -> PartyEvent:
    return PartyEvent(
        quote="", start=0, end=0, kind=kind, status=status, day=day, document=document
    )


def a_party(*history: PartyEvent, name: str = "Orla Quennell") -> MatterParty:
    return MatterParty(
        name=name,
        names_as_written=(name,),
        type="person",
        roles=("defendant",),
        professions=(),
        aliases=(),
        history=history,
        status=(),
        favorable_dispositions=(),
    )


def a_step(kind: Kind, day: date | None, *others: StatedAct, id: str = "us_a:1") -> Step:
    return Step(
        id=id,
        source="us_a",
        title="A title",
        url="https://example.org",
        day=day,
        date_stated=True,
        act=StatedAct(kind=kind, status="stated", quote=""),
        other_acts=others,
        parties=(),
        duplicates=(),
        unattributed_dispositions=(),
    )


def test_documents_that_tell_of_one_act_make_one_mark() -> None:
    party = a_party(
        an_event("charge", "charged", date(2025, 3, 13), "us_b:2"),
        an_event("charge", "charged", date(2025, 3, 11), "us_a:1"),
        an_event("charge", "charged", date(2026, 3, 11), "us_c:3"),
        an_event("charge", "dismissed", date(2026, 4, 1), "us_c:3"),
    )
    (lane,) = course_of(replace(MATTER, parties=(party,)))
    assert lane.party == "Orla Quennell"
    assert lane.acts == (
        CourseAct(
            day=date(2025, 3, 11), kind="charge", status="charged", documents=("us_a:1", "us_b:2")
        ),
        CourseAct(day=date(2026, 3, 11), kind="charge", status="charged", documents=("us_c:3",)),
        CourseAct(day=date(2026, 4, 1), kind="charge", status="dismissed", documents=("us_c:3",)),
    )


def test_what_is_recalled_or_has_no_day_is_no_mark() -> None:
    recalled = replace(an_event("plea", "pleaded", date(2026, 1, 1)), recalled=True)
    party = a_party(an_event("charge", "charged", None), recalled)
    assert course_of(replace(MATTER, parties=(party,))) == ()


def test_what_was_done_to_no_party_has_a_lane_of_its_own() -> None:
    day = date(2026, 2, 9)
    forfeited = StatedAct(kind="forfeiture", status="ordered", quote="", day=date(2026, 2, 8))
    matter = replace(
        MATTER,
        parties=(a_party(an_event("plea", "pleaded", day)),),
        steps=(a_step("plea", day, forfeited), a_step("notice", None, id="us_a:2")),
    )
    of_party, of_none = course_of(matter)
    assert [act.kind for act in of_party.acts] == ["plea"]
    assert of_none.party is None
    assert [(act.kind, act.day.day) for act in of_none.acts] == [("forfeiture", 8)]
