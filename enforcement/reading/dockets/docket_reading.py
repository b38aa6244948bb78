"""A docket read whole: its parties and their sides, its steps, days ahead and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from enforcement.claims import Agency, Party, PartyAction, TextReading
from enforcement.kinds import OTHER
from enforcement.places.agencies import named_agencies
from enforcement.places.districts import federal_district, state_code
from enforcement.reading.dockets.docket_court import docket_citations, is_appeal, written_out
from enforcement.reading.dockets.docket_days import docket_days
from enforcement.reading.dockets.docket_outcomes import Subjects
from enforcement.reading.dockets.docket_relations import docket_relations
from enforcement.reading.dockets.docket_sentences import imposed_amounts, imposed_sentences
from enforcement.reading.dockets.docket_sheet import DocketSheet, docket_sheet
from enforcement.reading.dockets.docket_steps import DocketStep, appeal_steps, docket_steps
from enforcement.reading.dockets.sides.case_sides import sides
from enforcement.reading.dockets.sides.docket_parties import docket_parties, named_litigants
from enforcement.reading.dockets.sides.name_finder import NameFinder
from enforcement.sums.amounts import stated_amounts
from enforcement.sums.drug_quantities import drug_quantities
from enforcement.text.passage import Announcement, Passage, passage
from enforcement.topics import Topic


@dataclass(frozen=True, kw_only=True, slots=True)
class DocketReading:
    """What a docket says."""

    reading: TextReading
    #: What was done to which of its defendants.
    outcomes: tuple[PartyAction, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class DocketInSteps:
    """A docket with its parties, and what its entries do to them."""

    text: Passage
    sheet: DocketSheet
    parties: tuple[Party, ...]
    steps: tuple[DocketStep, ...]
    subjects: Subjects


def read_docket(announcement: Announcement, about: Topic | None = None) -> DocketReading | None:
    """Everything that is read out of a docket, None where the text is none; `about` names the drug
    that is counted besides the common ones."""
    docket = docket_in_steps(announcement)
    if docket is None:
        return None
    text, sheet, steps, subjects = docket.text, docket.sheet, docket.steps, docket.subjects
    acts = tuple(step.action for step in steps)
    cited = docket_citations(text.whole, sheet.number, text.announcement.office)
    opening = _opening(steps)
    reading = TextReading(
        whole=text.whole,
        primary=opening.action.kind if opening else OTHER,
        happened_on=opening.action.day if opening else None,
        actions=acts,
        parties=docket.parties,
        amounts=imposed_amounts(text.whole, stated_amounts(text, acts), steps),
        sentences=imposed_sentences(sheet.whole, steps, subjects.of),
        coming=docket_days(sheet, subjects.named),
        citations=cited,
        relations=tuple(docket_relations(sheet, cited)),
        quantities=drug_quantities(text, about),
        agencies=_agencies(text, sheet, steps),
        district=federal_district(text),
        state=state_code(text),
    )
    return DocketReading(reading=reading, outcomes=subjects.outcomes(steps))


def docket_in_steps(announcement: Announcement) -> DocketInSteps | None:
    """A docket laid out in its steps, None where the text is none."""
    sheet = docket_sheet(passage(announcement))
    if sheet is None:
        return None
    text = passage(replace(announcement, office=written_out(announcement.office)))
    named = named_litigants(sheet, text.announcement.title)
    finder = NameFinder(named)
    where = sides(sheet, text.announcement.title, named, finder)
    parties = docket_parties(sheet, named, where, finder)
    steps = (
        appeal_steps(sheet, prosecution=where.prosecution)
        if is_appeal(text.announcement.office, sheet.number.of(sheet.whole))
        else docket_steps(sheet, prosecution=where.prosecution)
    )
    subjects = Subjects(sheet, parties, finder)
    return DocketInSteps(text=text, sheet=sheet, parties=parties, steps=steps, subjects=subjects)


def _agencies(text: Passage, sheet: DocketSheet, steps: Sequence[DocketStep]) -> tuple[Agency, ...]:
    """The agencies that the line of parties, an entry or the paper of a step names: neither the
    court, which hears, nor those in exhibits to motions."""
    own = [step.entry for step in steps]
    papers = [paper for it in sheet.entries if it not in own for paper in it.papers]
    silent = passage(replace(text.announcement, office=""))
    return tuple(
        agency
        for agency in named_agencies(silent)
        if not any(paper.start <= agency.start < paper.end for paper in papers)
    )


def _opening(steps: Sequence[DocketStep]) -> DocketStep | None:
    """The step with which the case begins as far as it is shown: a docket is published on the day
    on which its case was filed. An act without a kind of its own is it only where all are."""
    return min(
        steps,
        key=lambda step: (step.action.kind == OTHER, step.action.day or date.max),
        default=None,
    )
