from __future__ import annotations

import pytest

from enforcement.citations.court_numbers import court_numbers


def canonical(text: str) -> list[str]:
    return [one.canonical for one in court_numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No. 3:26-cr-17", ["3:26-cr-00017"]),
        ("Case No. 2:24-CR-00236-MMF", ["2:24-cr-00236"]),
        ("24 Cr. 123 (LAK)", ["24-cr-00123"]),
        ("1:19CR123", ["1:19-cr-00123"]),
        ("1:19-cr-00123-2", ["1:19-cr-00123"]),
        ("2:2025cv05014", ["2:25-cv-05014"]),
        ("CR 24-00236", ["24-cr-00236"]),
        ("Criminal No. 24-236", ["24-cr-00236"]),
        ("Civil Action No. 21-95", ["21-cv-00095"]),
        ("Mag. No. 24-1234", ["24-mj-01234"]),
        ("24-20236-CR-ALTMAN", ["24-cr-20236"]),
        ("Case No. 2:26-crcor-00041.", ["2:26-crcor-00041"]),
        ("MDL 1:26-md-02877-ABC", ["1:26-md-02877"]),
        ("6:26-bk-01212, 6:26-bk-01213", ["6:26-bk-01212", "6:26-bk-01213"]),
        ("Nos. 3:26-cr-00017 and 3:26-cr-00018", ["3:26-cr-00017", "3:26-cr-00018"]),
        ("Case Nos. 3:26-cr-00017, 00018 & 00019",
         ["3:26-cr-00017", "3:26-cr-00018", "3:26-cr-00019"]),
        ("3:26-cr-117, -118, and -119", ["3:26-cr-00117", "3:26-cr-00118", "3:26-cr-00119"]),
        ("Criminal Nos. 26-117, 25-118", ["26-cr-00117", "25-cr-00118"]),
        ("Civil Action Nos. 26-17 and 26-18", ["26-cv-00017", "26-cv-00018"]),
        ("Civil Action No. 26-17, 26-18 of them", ["26-cv-00017"]),
        ("No. 3:26-cr-00017, 10118 people", ["3:26-cr-00017"]),
        ("at 1:26-pm-ish or 2:15-mark-4", []),
        ("Case No. 27-cv-21-10928", []),
        ("CR 24-26", []),
        ("the 24 CV, 3 letters", []),
    ],
)  # fmt: skip
def test_numbers_one_or_several(text: str, expected: list[str]) -> None:
    assert canonical(text) == expected


def test_each_further_number_has_a_quote_of_its_own() -> None:
    found = list(court_numbers("Nos. 3:26-cr-117, -118"))
    assert [one.quote for one in found] == ["3:26-cr-117", "-118"]
