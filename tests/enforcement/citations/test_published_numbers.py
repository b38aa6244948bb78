from __future__ import annotations

import pytest

from enforcement.citations.published_numbers import published_numbers


def canonical(text: str) -> list[str]:
    return [one.canonical for one in sorted(published_numbers(text), key=lambda one: one.start)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pub. L. No. 110\u2013425", "Pub. L. 110-425"),
        ("P.L. 118-159", "Pub. L. 118-159"),
        ("PL 110-425", "Pub. L. 110-425"),
        ("122 Stat. 4820", "122 Stat. 4820"),
        ("90 Fed. Reg. 6,541", "90 FR 6541"),
        ("90 FR at 6541", "90 FR 6541"),
        ("FR Doc. E9\u201312345", "FR Doc. E9-12345"),
        ("FR Doc No: 2026-02278", "FR Doc. 2026-02278"),
        ("FR Doc. C1-2019-26672", "FR Doc. C1-2019-26672"),
        ("RIN 1117\u2013AB45", "RIN 1117-AB45"),
        ("[Docket No. DEA\u2013377]", "DEA-377"),
        ("Docket No. DEA1361", "DEA-1361"),
        ("FDA-1977-N-0015", "FDA-1977-N-0015"),
        ("HHS-OIG-2024-0012", "HHS-OIG-2024-0012"),
        ("Docket No. 22\u201312", "Docket No. 22-12"),
        ("Docket No. 2005P-0383", "Docket No. 2005P-0383"),
        ("MARCS-CMS No. 612345", "MARCS-CMS 612345"),
        ("CMS # 612345", "MARCS-CMS 612345"),
    ],
)
def test_a_number(text: str, expected: str) -> None:
    assert canonical(f"It is told in {text}, they say.") == [expected]


def test_several_dockets_are_listed_after_one_word() -> None:
    assert canonical("Docket Nos. 21-479, 22-223 and 13-75") == [
        "Docket No. 21-479",
        "Docket No. 22-223",
        "Docket No. 13-75",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "DEA-222 forms",
        "Docket clerks filled in Form DEA-106",
        "1-800-FDA-1088",
        "CMS-116",
        "$90 FR 6541.20",
        "P.L. 5",
    ],
)
def test_no_number(text: str) -> None:
    assert canonical(text) == []
