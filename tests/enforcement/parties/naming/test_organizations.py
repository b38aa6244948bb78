"""Which capitalised phrases name an organization."""

from __future__ import annotations

import pytest

from enforcement.parties.naming.names import names_in


def organizations(text: str, *, title: bool = False) -> list[str]:
    return [
        text[name.start : name.end]
        for name in names_in(text, 0, len(text), title=title)
        if name.type == "organization"
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("sued Orlo Inc. for", "Orlo Inc."),
        ("sued Orlo Police Department LLC for", "Orlo Police Department LLC"),
        ("sued Orlo Pharmacy for", "Orlo Pharmacy"),
        ("sued the former Company Orlo Pharmacy for", "Orlo Pharmacy"),
        ("sued Defendant Orlo Pharmacy for", "Orlo Pharmacy"),
        ("sued Clinica Orlo for", "Clinica Orlo"),
        ("sued Hospice Orlo Vellum for", "Hospice Orlo Vellum"),
        ("sued Medical Center Orlo for", "Medical Center Orlo"),
        ("sued Quarry & Sons for", "Quarry & Sons"),
        ("sued Orlo Pharmacy Co. for", "Orlo Pharmacy Co."),
        ("sued Orlo Vapor Co. for", "Orlo Vapor Co."),
        ("sued Boston Community Medical Clinic for", "Boston Community Medical Clinic"),
        ("sued Hospital of Orlo Inc. for", "Hospital of Orlo Inc."),
        ("sued Clinic at Orlo for", "Clinic at Orlo"),
        ("sued Hospital of Orlo for", "Hospital of Orlo"),
        ("sued Orlo Hospital of the Vale LLC for", "Orlo Hospital of the Vale LLC"),
        ("sued Hospital for the Orlo Arts now", "Hospital for the Orlo Arts"),
        ("sued Trustees of the University of Orlo for", "Trustees of the University of Orlo"),
        ("sued Trustees of Vale College for", "Trustees of Vale College"),
        (
            "sued Trustees of Vale University in the City of New York for",
            "Trustees of Vale University in the City of New York",
        ),
        ("sued University of Orlo for", "University of Orlo"),
        ("sued Vale & Marsh Subsidiary Orlo Inc. for", "Orlo Inc."),
        ("sued Family Services of America for", "Family Services of America"),
        ("sued Queen of the Vale Hospital for", "Queen of the Vale Hospital"),
        ("sued Saint Orlo's Medical Center for", "Saint Orlo's Medical Center"),
        ("sued Orlo Partners V, L.P. for", "Orlo Partners V, L.P."),
        ("sued Orlo 336 Pharmacy, LLC for", "Orlo 336 Pharmacy, LLC"),
        ("sued Orlo 2.0, Inc. for", "Orlo 2.0, Inc."),
        ("sued Orlo Associates, R.L.L.P. for", "Orlo Associates, R.L.L.P."),
        ("sued Vale, Orlo & Marsh Imaging Inc. for", "Vale, Orlo & Marsh Imaging Inc."),
        ("sued Boston Hospital, Ohio, for", "Boston Hospital"),
        ("sued Billings Clinic, Montana, for", "Billings Clinic"),
        ("sued Orlo Clinic and Wellness Center for", "Orlo Clinic and Wellness Center"),
        ("sued Orlo Hospital and Surgery now", "Orlo Hospital and Surgery"),
    ],
)
def test_a_whole_name(text: str, name: str) -> None:
    assert organizations(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "sued Orlo Vellum for",
        "sued Orlo Pharmacy Court for",
        "sued Medical Clinic for",
        "sued Boston Clinic for",
        "sued Clinic Owner Orlo for",
        "sued Quarry & Judge Sons for",
        "in Orlo Co. for",
        "sued Clinic of nobody",
        "sued Hospital by Orlo for",
        "sued Board of Orlo for",
        "sued Two Doctors, Ohio, for",
    ],
)
def test_no_name(text: str) -> None:
    assert organizations(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("sued Orlo Inc. of Vellum LLC for", ["Orlo Inc.", "Vellum LLC"]),
        ("sued Orlo Inc. and Wellness Center LLC for", ["Orlo Inc.", "Wellness Center LLC"]),
        ("sued Orlo Clinic and Vellum Center for", ["Orlo Clinic", "Vellum Center"]),
        ("sued Orlo Vale of Vellum LLC for", ["Vellum LLC"]),
        ("sued Court Clinic of Vellum LLC for", ["Vellum LLC"]),
        ("sued Orlo Clinic of Vellum here", ["Orlo Clinic"]),
        ("sued Orlo Pharmacy for Pain Orlo now", ["Orlo Pharmacy"]),
        ("sued Orlo Clinic  of  the  Vellum LLC", ["Orlo Clinic", "Vellum LLC"]),
        ("sued Orlo Vale and Surgery LLC now", ["Surgery LLC"]),
    ],
)
def test_neighbours_that_are_not_one_name(text: str, names: list[str]) -> None:
    assert organizations(text) == names


def test_names_are_put_together_up_to_a_length() -> None:
    parts = " of ".join(["Clinic"] * 20)
    assert max(len(name.split(" of ")) for name in organizations(f"{parts} of Orlo LLC")) < 20


def test_in_a_title_common_words_and_places_are_no_name() -> None:
    assert organizations("Boston Community Medical Clinic Sued", title=True) == []
    assert organizations("Orlo Community Medical Clinic Sued", title=True) == [
        "Orlo Community Medical Clinic"
    ]
