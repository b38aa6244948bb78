from __future__ import annotations

import pytest

from enforcement.citations.court_numbers import court_numbers


def canonical(text: str) -> list[str]:
    return [one.canonical for one in court_numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No. 3:26-cr-17", ["3:26-cr-00017"]),
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
    ],
)  # fmt: skip
def test_numbers_one_or_several(text: str, expected: list[str]) -> None:
    assert canonical(text) == expected


def test_each_further_number_has_a_quote_of_its_own() -> None:
    found = list(court_numbers("Nos. 3:26-cr-117, -118"))
    assert [one.quote for one in found] == ["3:26-cr-117", "-118"]
