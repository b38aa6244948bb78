"""Whole documents that are of one case, or of two although much of them agrees."""

from __future__ import annotations

from datetime import date

import pytest

from enforcement.matters.links import link_of
from enforcement.reading.key_reading import linking_keys
from enforcement.reading.linking_keys import LinkingKeys
from enforcement.reading.text_reading import read_text
from enforcement.text.passage import Announcement

OHIO = "U.S. Attorney; Northern District of Ohio"


def _of(id: str, day: date, title: str, text: str, office: str = "") -> LinkingKeys:
    announcement = Announcement(id=id, title=title, text=text, published_on=day, office=office)
    return linking_keys(announcement, read_text(announcement))


def _reason(one: LinkingKeys, other: LinkingKeys) -> str | None:
    link = link_of(one, other)
    return link.reason if link else None


CHARGED = _of(
    "charged",
    date(2022, 3, 1),
    "Quillport Woman Charged With Medicaid Fraud",
    "Orla Tannenbrook, 33, of Quillport, was charged with Medicaid fraud for billing personal care "
    "visits that she never made, Ohio Attorney General Ulf Brannigan announced.",
)


@pytest.mark.parametrize(
    ("title", "text", "reason"),
    [
        (
            "Quillport Woman Faces New Charges While Out On Bond",
            "Orla Tannenbrook, 34, of Quillport, who has been free on bond since last year in a "
            "Medicaid fraud case, was indicted in a new case on two counts of identity theft",
            "charged again",
        ),
        (
            "Quillport Caregiver Back In Handcuffs",
            "For the second time in ten months agents have arrested Orla Tannenbrook, 34, of "
            "Quillport. She is now charged with forging time sheets",
            "charged again",
        ),
        (
            "Woman Awaiting Trial Indicted In Separate Case",
            "A grand jury indicted Orla Tannenbrook, 34, of Quillport, on theft charges in a "
            "separate case. She is awaiting trial on Medicaid fraud charges filed last year",
            "charged again",
        ),
        (
            "Caregiver Charged Once More",
            "Orla Tannenbrook, 34, of Quillport, previously charged with Medicaid fraud, has been "
            "charged once more",
            "charged again",
        ),
        (
            "Repeat Offender Charged",
            "Orla Tannenbrook, 34, of Quillport, who was convicted of Medicaid fraud in 2021, has "
            "been charged with new counts of Medicaid fraud after her release",
            "charged again",
        ),
        (
            "Superseding Indictment Adds Charges Against Quillport Woman",
            "A superseding indictment adds a second charge of theft against Orla Tannenbrook, 34, "
            "of Quillport, who is on bond",
            "same person",
        ),
        (
            "Quillport Woman Indicted For Medicaid Fraud",
            "A grand jury indicted Orla Tannenbrook, 34, of Quillport, who was arrested in March",
            "same person",
        ),
    ],
)
def test_who_is_charged_anew(title: str, text: str, reason: str) -> None:
    text += ", Ohio Attorney General Ulf Brannigan said."
    assert _reason(CHARGED, _of("later", date(2023, 1, 9), title, text)) == reason


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Orla Tannenbrook, 41, a registered nurse at Halvard Ridge Hospital in Quillport, was "
            "charged today with taking fentanyl from infusion bags and replacing it with saline. "
            "According to court documents, Tannenbrook worked in the intensive care unit.",
            "Berit Oxenholm, 29, a registered nurse at Halvard Ridge Hospital in Quillport, was "
            "charged today with taking fentanyl from infusion bags and replacing it with saline. "
            "According to court documents, Oxenholm worked in the intensive care unit.",
        ),
        (
            "Ines Ploverdale, 52, of Quillport, was charged with billing visits that never took "
            "place. Ploverdale was on the payroll of Larkmoor Home Care, which billed Medicaid for "
            "her hours without knowing that she was elsewhere.",
            "Ulf Brannigan, 38, of Quillport, was charged with billing visits that never took "
            "place. Brannigan was on the payroll of Larkmoor Home Care, which billed Medicaid for "
            "his hours without knowing that he was elsewhere.",
        ),
    ],
)
def test_an_employer_does_not_join_its_employees(first: str, second: str) -> None:
    one = _of("a", date(2022, 1, 5), "Quillport Worker Charged", first, OHIO)
    other = _of("b", date(2022, 9, 5), "Another Worker Charged", second, OHIO)
    assert _reason(one, other) is None


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "2024 National Health Care Fraud Enforcement Action: Case Summaries",
            "Northern District of Ohio: Orla Tannenbrook, 41, of Quillport, was charged by "
            "indictment with health care fraud. Southern District of Texas: Berit Oxenholm, 50, of "
            "Reno, was charged with conspiracy. District of Vermont: Ulf Brannigan, 38, was "
            "charged by complaint.",
        ),
        (
            "Most Wanted Fugitives",
            "Orla Tannenbrook, 41, is wanted for health care fraud. Berit Oxenholm, 50, is wanted "
            "for conspiracy. Ulf Brannigan is wanted for theft.",
        ),
        (
            "Enforcement Actions Of The Month",
            "Orla Tannenbrook of Quillport pleaded guilty to fraud. Berit Oxenholm of Reno was "
            "sentenced to probation for theft. Ulf Brannigan was indicted for neglect.",
        ),
        (
            "Victim Notification",
            "If you believe that you are a victim of Orla Tannenbrook, Berit Oxenholm, Ulf "
            "Brannigan or another defendant in one of the cases listed here, fill in this form.",
        ),
    ],
)
def test_pages_of_a_takedown_and_forms_are_of_no_one_case(title: str, text: str) -> None:
    plea = "Orla Tannenbrook, 41, of Quillport, pleaded guilty today to health care fraud."
    page = _of("page", date(2024, 6, 27), title, text)
    assert _reason(page, _of("plea", date(2024, 9, 27), "Woman Pleads Guilty", plea, OHIO)) is None


OF_OHIO = _of(
    "ohio",
    date(2023, 2, 3),
    "Brannigan: Ohio To Receive $2.1 Million In Settlement With Halden Pharma Over Zelvatine",
    "Ohio Attorney General Ulf Brannigan announced that Ohio has joined other states and the "
    "federal government in a settlement with Halden Pharma over the off-label marketing of its "
    "drug Zelvatine. The state's Medicaid program will receive $2.1 million.",
)


@pytest.mark.parametrize(
    ("day", "title", "text", "reason"),
    [
        (
            date(2023, 5, 22),
            "Maine Joins National Settlement With Halden Pharma",
            "AUGUSTA, Maine - Attorney General Ines Ploverdale said today that Maine has joined "
            "other states in a national settlement with Halden Pharma, which marketed the drug "
            "Zelvatine for uses that were not approved. Maine's share is $310,000.",
            "same organization",
        ),
        (
            date(2023, 1, 20),
            "Halden Pharma To Pay $180 Million To Resolve Allegations Of Off-Label Marketing",
            "WASHINGTON - Halden Pharma Inc. has agreed to pay $180 million to resolve allegations "
            "that it marketed the drug Zelvatine off label, the Justice Department announced.",
            "same organization",
        ),
        (
            date(2025, 1, 20),
            "Halden Pharma To Pay $12 Million To Ohio Over Price Reports",
            "Ohio Attorney General Ulf Brannigan announced a $12 million settlement with Halden "
            "Pharma over the prices that it reported for its drug Morvelin.",
            None,
        ),
    ],
)
def test_a_settlement_with_many_states(
    day: date, title: str, text: str, reason: str | None
) -> None:
    assert _reason(OF_OHIO, _of("other", day, title, text)) == reason
