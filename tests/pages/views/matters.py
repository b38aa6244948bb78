"""Invented matters, for pages and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from answers.matters.case import CaseDay, CaseRecord
from answers.matters.course import course_of
from casebook.asking.casebook_at import Basis
from enforcement.matters.links import MatterLink
from enforcement.matters.matter import Matter
from enforcement.matters.party_history import MatterParty
from store.by_field import by_field
from tests.answers.matters.test_course import MATTER, a_party, a_step, an_event

TODAY = date(2026, 3, 2)


def a_case(
    matter: Matter,
    *,
    upcoming: tuple[CaseDay, ...] = (),
    links: tuple[MatterLink, ...] = (),
    today: date = TODAY,
) -> CaseRecord:
    return CaseRecord(
        **by_field(matter),
        upcoming=upcoming,
        links=links,
        decisions=(),
        parted=(),
        course=course_of(matter),
        today=today,
        basis=Basis(position=1, reader=""),
    )


def parties(count: int) -> tuple[MatterParty, ...]:
    """Each charged on a day of its own."""
    return tuple(
        a_party(
            an_event("charge", "charged", date(2025, 1, 1) + timedelta(days=number)),
            name=f"Person Number{number}",
        )
        for number in range(count)
    )


def a_large_case(*, parties_count: int, acts: int) -> CaseRecord:
    """Every act in a document of its own, each linked with each of the next ten."""
    ids = [f"us_example_releases:{number}" for number in range(acts)]
    steps = tuple(
        a_step("hearing", date(2020, 1, 1) + timedelta(days=number), id=id)
        for number, id in enumerate(ids)
    )
    matter = replace(MATTER, parties=parties(parties_count), steps=steps, documents=tuple(ids))
    return a_case(matter, links=_linked(ids))


def _linked(ids: Sequence[str]) -> tuple[MatterLink, ...]:
    return tuple(
        MatterLink(document=id, other_document=other, reason="same docket", shared="1:25-cr-1")
        for place, id in enumerate(ids)
        for other in ids[place + 1 : place + 11]
    )
