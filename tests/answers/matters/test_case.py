"""`case`: what was done in one case, what became of whom, and what people decided of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from answers.matters.case import CaseDay, CaseRecord, NothingReadError, case
from answers.to_json import to_json
from enforcement.matters.links import MatterLink
from enforcement.matters.overrides import LinkDecision
from store.log.events import CaseLinked, CaseUnlinked
from tests.answers.examples import (
    ACQUITTAL,
    CASES,
    CHARGE,
    PLEA,
    SETTLEMENT,
    a_store,
    decide,
)
from tests.search.examples import Blotter

TODAY = date(2026, 3, 2)


@pytest.fixture(scope="module")
def blotter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Blotter]:
    """Four documents; at 5 one is taken out of its case, at 6 put back, at 7 a fourth is linked."""
    blotter = a_store(tmp_path_factory.mktemp("home"), CASES)
    apart = CaseUnlinked(document=PLEA, by="ada", reason="a namesake")
    decide(blotter.engine, CHARGE, apart)
    decide(blotter.engine, ACQUITTAL, CaseLinked(document=PLEA, by="bo", reason="no namesake"))
    decide(blotter.engine, CHARGE, CaseLinked(document=SETTLEMENT, by="bo", reason="its owner"))
    yield blotter
    blotter.engine.dispose()


def asked(
    blotter: Blotter, id: str, position: int | None = 4, *, today: date = TODAY
) -> CaseRecord:
    return case(blotter.settings, id, today=today, position=position)


@pytest.mark.parametrize("id", [CHARGE, PLEA])
def test_what_was_done_to_whom_for_how_much_and_what_lies_ahead(blotter: Blotter, id: str) -> None:
    found = asked(blotter, id)
    assert (found.id, found.documents) == (CHARGE, (CHARGE, ACQUITTAL, PLEA))
    assert found.dockets == ("2:25-cr-00183",)
    assert [step.act.kind for step in found.steps] == ["charge", "acquittal", "plea"]
    assert found.steps[0].parties == ("Orla Quennell", "Bram Tolliver")
    assert [(one.usd, one.what, one.documents) for one in found.amounts] == [
        (402_000, "forfeiture", (PLEA,))
    ]
    assert found.upcoming == (
        CaseDay(day=date(2026, 8, 6), what="sentencing", status="stands", documents=(PLEA,)),
    )


def test_an_acquittal_takes_the_place_of_the_charge(blotter: Blotter) -> None:
    parties = {party.name: party for party in asked(blotter, CHARGE).parties}
    doctor = parties["Orla Quennell"]
    assert [act.kind for act in doctor.history] == ["charge", "acquittal"]
    assert doctor.status == doctor.favorable_dispositions == ("acquitted",)
    assert parties["Bram Tolliver"].status == ("pleaded guilty",)


def test_every_link_says_its_reason(blotter: Blotter) -> None:
    docket = "2:25-cr-00183"
    link = MatterLink(
        document=CHARGE, other_document=ACQUITTAL, reason="same docket", shared=docket
    )
    assert link in asked(blotter, CHARGE).links


def test_as_of_then(blotter: Blotter) -> None:
    found = asked(blotter, CHARGE, 1)
    assert found.documents == (CHARGE,)
    assert {party.name: party.status for party in found.parties} == {
        "Orla Quennell": ("charged",),
        "Bram Tolliver": ("charged",),
    }
    with pytest.raises(NothingReadError, match="nothing was read in us_example:3"):
        asked(blotter, PLEA, 1)


def test_days_that_are_past_are_not_ahead(blotter: Blotter) -> None:
    assert asked(blotter, PLEA, today=date(2026, 8, 7)).upcoming == ()


def test_one_taken_out_is_out_of_the_whole_case_until_it_is_linked(blotter: Blotter) -> None:
    assert asked(blotter, ACQUITTAL, 5).documents == (CHARGE, ACQUITTAL)
    assert asked(blotter, PLEA, 5).documents == (PLEA,)
    decision = LinkDecision(
        document=CHARGE, other_document=PLEA, linked=False, by="ada", reason="a namesake"
    )
    assert asked(blotter, CHARGE, 5).decisions == (decision,)
    assert asked(blotter, CHARGE, 4).decisions == ()
    assert asked(blotter, CHARGE, 6).documents == (CHARGE, ACQUITTAL, PLEA)


def test_what_was_linked_by_hand(blotter: Blotter) -> None:
    found = asked(blotter, SETTLEMENT, None)
    assert found.documents == (SETTLEMENT, CHARGE, ACQUITTAL, PLEA)
    assert [one.linked for one in found.decisions] == [False, True, True]


def test_as_json(blotter: Blotter) -> None:
    found = to_json(asked(blotter, CHARGE))
    assert (found["first"], found["upcoming"][0]["day"]) == ("2025-03-13", "2026-08-06")
    assert found["parties"][0]["history"][0]["document"] in found["documents"]
