from __future__ import annotations

import pytest

from enforcement.citations.state_codes import state_citations


def canonical(text: str) -> list[str]:
    return [one.canonical for one in state_citations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cal. Health & Safety Code § 11350", "Cal. Health & Safety Code 11350"),
        ("California Health and Safety Code Section 11054", "Cal. Health & Safety Code 11054"),
        ("Cal. Bus. & Prof. Code § 4022", "Cal. Business & Professions Code 4022"),
        ("Business and Professions Code section 2234", "Cal. Business & Professions Code 2234"),
        ("Section 11352 of the California Penal Code", "Cal. Penal Code 11352"),
        ("section 893.13(6)(a), Florida Statutes", "Fla. Stat. 893.13(6)(a)"),
        ("Fla. Stat. § 893.13", "Fla. Stat. 893.13"),
        ("N.Y. Penal Law § 220.16", "N.Y. Penal Law 220.16"),
        ("New York Executive Law Section 70-b", "N.Y. Executive Law 70-b"),
        ("720 ILCS 570/401", "720 ILCS 570/401"),
        ("35 P.S. § 780-113(a)(30)", "35 P.S. 780-113(a)(30)"),
        ("18 Pa. C.S. § 3922", "18 Pa.C.S. 3922"),
        ("Tenn. Code Ann. § 53-11-401", "Tenn. Code 53-11-401"),
        ("RCW 69.50.401", "RCW 69.50.401"),
        ("Mass. Gen. Laws ch. 94C, § 32", "Mass. Gen. Laws ch. 94C § 32"),
        ("M.G.L. c. 94C, § 32", "Mass. Gen. Laws ch. 94C § 32"),
        ("O.C.G.A. § 16-13-30", "O.C.G.A. 16-13-30"),
        ("Md. Code Ann., Health Occ. § 14-404(a)", "Md. Code, Health Occupations 14-404(a)"),
        ("Tex. Occ. Code Ann. § 164.051", "Tex. Occupations Code 164.051"),
        ("Texas Health & Safety Code § 481.112", "Tex. Health & Safety Code 481.112"),
        ("N.J.S.A. 2C:35-5(b)", "N.J.S.A. 2C:35-5(b)"),
        ("ARS § 13-3407", "A.R.S. 13-3407"),
        ("RSMo. §516.120", "Mo. Rev. Stat. 516.120"),
        ("W. Va. Code § 60A-4-401", "W. Va. Code 60A-4-401"),
    ],
)
def test_a_code(text: str, expected: str) -> None:
    assert canonical(f"It is told in {text}, they say.") == [expected]


def test_several_sections_are_listed_after_a_plural_mark() -> None:
    assert canonical("California Penal Code sections 632 and 637.2") == [
        "Cal. Penal Code 632",
        "Cal. Penal Code 637.2",
    ]
    assert canonical("California Penal Code section 632, and 16 others") == ["Cal. Penal Code 632"]


@pytest.mark.parametrize(
    "text",
    ["an MCL tear of 24 mm", "U.S.-RSA 123 Agreement", "the Florida State 42", "Virginia 64"],
)
def test_no_code(text: str) -> None:
    assert canonical(text) == []
