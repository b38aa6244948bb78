"""Where the names of firms begin and end in announcements; every name is invented."""

from __future__ import annotations

import pytest

from tests.enforcement.parties.test_who_is_named import found

_PAYS = "agreed to pay $9,000 to settle allegations."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            f"After it told the OIG, 40 Orlo Health Care, Inc., 812 Tarn Homes, Inc., and BQV "
            f"Holdings (Orlo), Ohio, {_PAYS}",
            ["40 Orlo Health Care, Inc.", "812 Tarn Homes, Inc.", "BQV Holdings"],
        ),
        (
            "The State reached a settlement with 360 Vale Laboratories, LLC, for fraud.",
            ["360 Vale Laboratories, LLC"],
        ),
        (f"In June 2012 Vale Laboratories, LLC {_PAYS}", ["Vale Laboratories, LLC"]),
        (f"On June 12 Vale Laboratories, LLC {_PAYS}", ["Vale Laboratories, LLC"]),
        (
            "The State announced a settlement with Orlo Cancer Specialists I, PC for fraud.",
            ["Orlo Cancer Specialists I, PC"],
        ),
        (f"Tarn Imaging Partners I, LLC {_PAYS}", ["Tarn Imaging Partners I, LLC"]),
        (
            "The suit alleges that VQG Pulmonary and Sleep Institute and its physician/owner, Dr. "
            "Ida Villa, violated the False Claims Act.",
            ["VQG Pulmonary and Sleep Institute", "Ida Villa"],
        ),
        (f"Orlo Cardiac and Vascular Center {_PAYS}", ["Orlo Cardiac and Vascular Center"]),
        (f"Orlo Parenthood Vale Ohio {_PAYS}", ["Orlo Parenthood Vale Ohio"]),
        (
            f"Complete Health of Orlo Parenthood Texas {_PAYS}",
            ["Complete Health of Orlo Parenthood Texas"],
        ),
        (f"Children's Hospital {_PAYS}", ["Children's Hospital"]),
        (f"Women's Hospital, in Orlo, Texas, {_PAYS}", ["Women's Hospital"]),
        (f"The Orlo Vale Entities {_PAYS}", ["Orlo Vale Entities"]),
        (f"The Tarn Entities {_PAYS}", ["Tarn Entities"]),
        (f"Two Health Entities {_PAYS}", []),
        (f"Orlo Staffing (NY), Inc. {_PAYS}", ["Orlo Staffing (NY), Inc."]),
        (f"Tarn Homecare (TX), LLC {_PAYS}", ["Tarn Homecare (TX), LLC"]),
        (
            "It is part of a lawsuit settlement against the National Association of Vellers "
            "(NAV), which was accused of fraud.",
            ["National Association of Vellers"],
        ),
        (
            "The State sued the National Institute of Tarn Dowsers (NITD) for fraud.",
            ["National Institute of Tarn Dowsers"],
        ),
        (
            "The lawyers won a $7 billion settlement class action against Quillono that ends it.",
            ["Quillono"],
        ),
        ("A $7 million settlement against Vellumex was approved.", ["Vellumex"]),
        (f"The practice known as Hugo I. Vale, M.D., Inc. {_PAYS}", ["Hugo I. Vale, M.D., Inc."]),
        (f"A medical practice known as Ida Holt, D.O., LLC, {_PAYS}", ["Ida Holt, D.O., LLC"]),
        (f"Ida Holt, also known as Orlo Holt, M.D., {_PAYS}", ["Ida Holt"]),
        (
            "Two companies that run clinics have agreed to pay $2 million to settle it. The "
            "companies -- Orlo Rehabilitation, LLC and Lively Therapy Services, LLC -- submitted "
            "invoices to Medicare.",
            ["Orlo Rehabilitation, LLC", "Lively Therapy Services, LLC"],
        ),
        (
            "Three hospices will pay $2 million to settle false claims. The hospices, Orlo "
            "Hospice, Inc., Tarn Hospice Services and Vale Care LLC, are in Ohio.",
            ["Orlo Hospice, Inc.", "Tarn Hospice Services", "Vale Care LLC"],
        ),
        (
            "Ida Holt, who billed two hospices, agreed to pay $2 million to settle false claims. "
            "She worked for the clinics, Orlo Clinic, Inc. and Tarn Clinic.",
            ["Ida Holt"],
        ),
        (f"Orlo Healthcare West {_PAYS}", ["Orlo Healthcare West"]),
        ("The State sued First Vellbank for fraud.", ["First Vellbank"]),
        (
            f"Tarn Hematology, Inc. and Dr. Ida Justice {_PAYS}",
            ["Tarn Hematology, Inc.", "Ida Justice"],
        ),
        (f"Dr. Hugo Nurse {_PAYS}", ["Hugo Nurse"]),
        (
            "Vale Rock Nursing Homes and a Nursing Home Operator Resolve Fraud Allegations and "
            "Agree to Pay $9",
            ["Vale Rock Nursing Homes"],
        ),
        ("Tarn Concepts, LLC Agrees to Civil Settlement of $9", ["Tarn Concepts, LLC"]),
        ("Tumor Researcher Indicted for Stealing Grant Money", []),
        ("Search Warrants Executed on Organized Fraud Crime Ring; One Arrested", []),
        (
            "Ida Holt, a dentist, and the two practices she owned, Ida Holt, DDS, P.C., and Tarn "
            f"Dental, Inc., {_PAYS}",
            ["Ida Holt", "Ida Holt, DDS, P.C.", "Tarn Dental, Inc."],
        ),
        (
            "Hugo Vale, MD, and Hugo Vale MD, PLLC (Vale), entered into a $9,000 settlement "
            "agreement with OIG.",
            ["Hugo Vale", "Hugo Vale MD, PLLC"],
        ),
        (
            f"Orlo-Tarn Activity and Respite Center, LLC {_PAYS}",
            ["Orlo-Tarn Activity and Respite Center, LLC"],
        ),
        ("The Tarn County Probation and Parole Services arrested two women for fraud.", []),
        (
            "Judge Sue E. Marsh entered judgment against a psychiatrist, Orlo Vale, for $908,000.",
            ["Orlo Vale"],
        ),
        (
            "The State sued Tarn Imaging, Inc. and its owners, Hugo J. Vale and Otto Marsh, United "
            "States Attorney Ida L. Holt announced today.",
            ["Tarn Imaging, Inc.", "Hugo J. Vale", "Otto Marsh"],
        ),
    ],
)
def test_whole_names(text: str, names: list[str]) -> None:
    assert [party.name for party in found(text)] == names


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Quillono to Pay $704 Million for Illegal Schemes", ["Quillono"]),
        ("Vellumex Agrees to Settle False Claims Allegations", ["Vellumex"]),
        ("Medical Corporation Pleads Guilty to Health Care Fraud", []),
        ("Former NBA Basketball Player Sentenced for Failure to Pay", []),
        ("Parent of Patient Convicted of Health Care Fraud", []),
    ],
)
def test_a_text_that_is_only_its_title(title: str, names: list[str]) -> None:
    assert [party.name for party in found(title, title)] == names


def test_a_person_with_a_title_whom_only_the_title_names() -> None:
    text = "The government has filed suit against Orlo Imaging, Inc. for fraud."
    title = "U.S. Files Complaint against Imaging Company & Dr. Ida Holt for Kickbacks"
    assert {party.name for party in found(text, title)} == {"Orlo Imaging, Inc.", "Ida Holt"}
    assert [it.name for it in found(f"{text} Holt owns it.", title)] == ["Orlo Imaging, Inc."]
