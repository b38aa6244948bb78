"""What a document says was done, in one line each."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from answers.news.documents.facts import (
    FactKey,
    ReadState,
    StatedFact,
    keys_told,
    stated_facts,
)
from answers.news.documents.told_before import is_told_before
from enforcement.matters.matter import assemble_matter
from enforcement.reading.document_reading import read_document
from enforcement.reading.dossier import Dossier
from tests.search.examples import document

DAY = date(2026, 3, 1)


def read(title: str, text: str) -> Dossier:
    told = document("us_a:1", text, title=title, published_on=DAY)
    return read_document(told, publisher="U.S. Attorney")


def facts(title: str, text: str) -> list[StatedFact]:
    dossier = read(title, text)
    parties = assemble_matter("us_a:1", [dossier], {}).parties
    return stated_facts(ReadState(dossier=dossier, position=1, reader="r"), parties)


@pytest.mark.parametrize(
    ("title", "text", "lines"),
    [
        (
            "Doctor Sentenced to Life",
            "Orla Quennell, M.D., 44, of Tacoma, Washington, was sentenced today to life in prison"
            " for distributing ketamine resulting in death.",
            ["Sentenced: Orla Quennell, physician, Washington: life in prison"],
        ),
        (
            "Clinic Owner Sentenced",
            "Orla Quennell was sentenced to time served for distributing ketamine.",
            ["Sentenced: Orla Quennell: time served"],
        ),
        (
            "Nurse Sentenced",
            "Bram Tolliver, a nurse, was sentenced to three years of probation over ketamine.",
            ["Sentenced: Bram Tolliver, nurse: 36 months of probation"],
        ),
        (
            "Two Sentenced in Ketamine Scheme",
            "Orla Quennell was sentenced to 87 months in prison. Bram Tolliver was sentenced to one"
            " month in prison.",
            [
                "Sentenced: Orla Quennell: 87 months in prison",
                "Sentenced: Bram Tolliver: 1 month in prison",
            ],
        ),
        (
            "Clinic Owner Sentenced",
            "Orla Quennell was sentenced to a year and a day in prison, to be followed by three"
            " years of supervised release. She was ordered to forfeit $1,490,000 and to pay over"
            " $212,600 in restitution.",
            [
                "Sentenced: Orla Quennell: 12 months and 1 day in prison, 36 months of supervised"
                " release, forfeiture of $1,490,000, restitution of over $212,600"
            ],
        ),
        (
            "Two Sentenced in Ketamine Scheme",
            "Orla Quennell was sentenced to 87 months in prison and ordered to pay a fine of"
            " $40,000. Bram Tolliver was sentenced to 20 months in prison. Both were ordered to pay"
            " restitution of $90,000.",
            [
                "Sentenced: Orla Quennell: 87 months in prison, fine of $40,000",
                "Sentenced: Bram Tolliver: 20 months in prison",
            ],
        ),
        (
            "Clinic Owner Sentenced",
            "Orla Quennell was sentenced to 30 months in prison. Agents had seized $90,000 in her"
            " clinic, and the scheme cost insurers $200,000.",
            ["Sentenced: Orla Quennell: 30 months in prison"],
        ),
        (
            "Clinic Owner Sentenced",
            "Orla Quennell was sentenced to 30 months in prison for distributing ketamine. Between"
            " 2019 and 2024 parcels that were marked as bath salts and candle wax arrived at rented"
            " rooms, where couriers collected them for dealers at festivals in three states. In"
            " 2017 she had paid a fine of $5,000.",
            ["Sentenced: Orla Quennell: 30 months in prison"],
        ),
        (
            "Clinic Manager Admits Ketamine Conspiracy",
            "Orla Quennell pleaded guilty today to conspiracy. She agreed to forfeit $118,400, and"
            " faces a fine of up to $500,000.",
            ["Pleaded guilty: Orla Quennell: forfeiture of $118,400"],
        ),
        (
            "Dealer Sentenced over Ketamine",
            "A dealer was sentenced to five months in prison and fined $20,000.",
            [
                "Sentence: Dealer Sentenced over Ketamine: 5 months in prison, fine of $20,000",
            ],
        ),
        (
            "Practice Settles over Ketamine",
            "Halcyon Vials, LLC, and two physicians have agreed to pay $90,000 to resolve"
            " allegations about ketamine.",
            ["Settled: Halcyon Vials, LLC: $90,000 in all"],
        ),
        (
            "Nurse Gives Up License",
            "Orla Quennell, a nurse, surrendered her nursing license and her DEA registration over"
            " ketamine.",
            ["Surrendered: Orla Quennell, nurse: license and registration"],
        ),
        (
            "Nurse Loses License over Ketamine",
            "The board of nursing revoked the license of Orla Quennell over ketamine.",
            ["Revoked: Orla Quennell, nurse: license"],
        ),
        (
            "Orla Quennell, M.D.; Decision and Order",
            "The DEA revoked the registration of Orla Quennell, M.D., over ketamine.",
            ["Revoked: Orla Quennell, M.D."],
        ),
        (
            "Importer of Controlled Substances Registration: Halcyon Vials, LLC",
            "Halcyon Vials, LLC has been registered by the Drug Enforcement Administration as an"
            " importer of ketamine.",
            [
                "Registration granted: Importer of Controlled Substances Registration: Halcyon"
                " Vials, LLC"
            ],
        ),
        (
            "Court Vacates Conviction",
            "The court of appeals vacated the conviction of Orla Quennell for selling ketamine.",
            ["Conviction vacated: Orla Quennell"],
        ),
        (
            "Charges Dismissed",
            "A judge dismissed the indictment against Orla Quennell, who had been charged with"
            " distributing ketamine.",
            ["Case dismissed: Orla Quennell"],
        ),
        (
            "DEA Lifts Suspension",
            "The DEA lifted the suspension of the registration of Halcyon Vials, LLC of Tampa,"
            " Florida.",
            ["Suspension lifted: Halcyon Vials, LLC, Florida"],
        ),
        (
            "Two Pay",
            "Halcyon Vials, LLC and its owner, Bram Tolliver, agreed to pay $90,000 to resolve"
            " allegations about ketamine.",
            [
                "Settled: Halcyon Vials, LLC: $90,000 in all",
                "Settled: Bram Tolliver: $90,000 in all",
            ],
        ),
        (
            "Pharmacy Pays",
            "Halcyon Vials, LLC agreed to pay $90,000 to the United States and $20,000 to the State"
            " of Ohio to settle allegations about ketamine.",
            ["Settled: Halcyon Vials, LLC, Ohio"],
        ),
        (
            "Pharmacist Fined",
            "The Board of Pharmacy fined Bram Tolliver $5,000 for failing to account for ketamine"
            " and suspended his license.",
            [
                "Suspended: Bram Tolliver, pharmacist: license",
                "Penalty: Bram Tolliver, pharmacist: $5,000",
            ],
        ),
        (
            "Doctor Pleads Guilty",
            "Orla Quennell, who was convicted in 2019 of fraud, pleaded guilty today to"
            " distributing ketamine.",
            ["Pleaded guilty: Orla Quennell, physician"],
        ),
        (
            "Man Charged with Shipping Ketamine",
            "A man was charged with shipping ketamine.",
            ["Charge: Man Charged with Shipping Ketamine"],
        ),
        ("", "A man was charged with shipping ketamine.", []),
        ("Clinic Opens", "A clinic opens its doors.", []),
    ],
)
def test_what_was_done_to_whom(title: str, text: str, lines: list[str]) -> None:
    assert [fact.words for fact in facts(title, text)] == lines


def test_what_is_only_recalled_is_known_to_have_been_told() -> None:
    dossier = read(
        "Doctor Sentenced",
        "Orla Quennell was sentenced to 87 months in prison. Orla Quennell pleaded guilty in May.",
    )
    keys = keys_told(dossier, assemble_matter("us_a:1", [dossier], {}).parties)
    assert keys == {
        FactKey("Orla Quennell", "Sentenced"): DAY,
        FactKey("Orla Quennell", "Pleaded guilty"): DAY,
    }


def test_a_second_warning_is_no_first_one_told_again() -> None:
    (warned,) = facts("FDA Warns", "The FDA issued a warning letter to Halcyon Vials, LLC.")
    (charged,) = facts("Doctor Charged", "Orla Quennell was charged with selling ketamine.")
    assert warned.is_accusation
    assert is_told_before(warned, {warned.key: DAY - timedelta(days=3)})
    assert not is_told_before(warned, {warned.key: DAY - timedelta(days=300)})
    assert is_told_before(charged, {charged.key: DAY - timedelta(days=300)})
    assert not is_told_before(charged, {warned.key: DAY})


def test_who_is_charged_after_a_dismissal_is_charged_anew() -> None:
    (charged,) = facts("Doctor Charged", "Orla Quennell was charged with selling ketamine.")
    dismissed = FactKey("Orla Quennell", "Case dismissed")
    first, last = DAY - timedelta(days=300), DAY - timedelta(days=100)
    assert not is_told_before(charged, {charged.key: first, dismissed: last})
    assert is_told_before(charged, {charged.key: last, dismissed: first})
    assert is_told_before(charged, {charged.key: first, dismissed: DAY})


def test_a_dismissal_that_was_taken_back_is_no_dismissal_told_again() -> None:
    text = "A judge dismissed the charges against Orla Quennell over ketamine."
    (dismissed,) = facts("Case Dismissed", text)
    back = FactKey("Orla Quennell", "Dismissal vacated")
    assert dismissed.key == FactKey("Orla Quennell", "Case dismissed")
    assert is_told_before(dismissed, {dismissed.key: DAY - timedelta(days=9)})
    before = {dismissed.key: DAY - timedelta(days=9), back: DAY - timedelta(days=5)}
    assert not is_told_before(dismissed, before)
    (taken_back,) = facts(
        "Charges Reinstated",
        "An appeals court reinstated the indictment against Orla Quennell over ketamine.",
    )
    assert taken_back.key == back
